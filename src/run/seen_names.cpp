#include "run/seen_names.h"

#include <fmt/format.h>

#include <algorithm>

#include "cbps/audit/community_code.h"

namespace cbps::run {
namespace {

constexpr std::uint64_t kCommunities = 1000;  ///< of a street
constexpr unsigned kCommunityBits = 10;
constexpr std::size_t kStreetDigits = 9;

/// FNV-1a, without the bits that the digits of a community take.
std::uint64_t hash_of(const std::string& name) {
  constexpr std::uint64_t kOffset = 0xCBF29CE484222325;
  constexpr std::uint64_t kPrime = 0x100000001B3;
  std::uint64_t hash = kOffset;
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * kPrime;
  return hash >> kCommunityBits << kCommunityBits;
}

}  // namespace

Diagnostics SeenNames::add(const data::Identity& identity, Span place) {
  Diagnostics remarks;
  const auto code = audit::community_code(identity.id);
  if (!code || (identity.name.empty() && identity.street.empty())) return remarks;
  const std::uint64_t street = *code / kCommunities;
  if (last_ == nullptr || last_code_ != street) {
    last_ = &streets_[street];
    last_code_ = street;
  }
  if (!identity.street.empty()) check_street(identity, *last_, place, remarks);
  if (!identity.name.empty()) check_name(identity, *code, *last_, place, remarks);
  return remarks;
}

void SeenNames::check_street(const data::Identity& identity, Street& street, Span place,
                             Diagnostics& remarks) {
  if (street.name.empty()) street.name = identity.street;
  if (street.has_two_names || street.name == identity.street) return;
  street.has_two_names = true;
  remarks.add(Code::StreetNames, place, identity.id.substr(0, kStreetDigits), street.name,
              identity.street);
}

void SeenNames::check_name(const data::Identity& identity, std::uint64_t code, Street& street,
                           Span place, Diagnostics& remarks) {
  std::vector<std::uint64_t>& all = street.communities;
  const std::uint64_t hash = hash_of(identity.name);
  const auto at = std::lower_bound(all.begin(), all.end(), hash);
  const bool is_known = at != all.end() && (*at >> kCommunityBits) == (hash >> kCommunityBits);
  if (is_known) {
    const std::uint64_t digits = *at & ((std::uint64_t{1} << kCommunityBits) - 1);
    const std::uint64_t other = code / kCommunities * kCommunities + digits;
    remarks.add(Code::NameOfTwoCodes, place, identity.name, fmt::format("{:012}", other),
                identity.id);
  } else {
    all.insert(at, hash | code % kCommunities);
  }
}

}  // namespace cbps::run
