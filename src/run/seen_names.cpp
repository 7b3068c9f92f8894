#include "run/seen_names.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

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
  Street& its_street = street(*code / kCommunities);
  if (!identity.street.empty()) check_street(identity, its_street, place, remarks);
  if (!identity.name.empty()) check_name(identity, *code, its_street, place, remarks);
  return remarks;
}

SeenNames::Street& SeenNames::street(std::uint64_t code) {
  if (last_ != nullptr && last_code_ == code) return *last_;
  if (kept_ >= kKept) {
    older_ = std::exchange(streets_, {});
    kept_ = 0;
  }
  auto found = streets_.find(code);
  if (found == streets_.end()) {
    auto older = older_.extract(code);
    found = older.empty() ? streets_.try_emplace(code).first
                          : streets_.insert(std::move(older)).position;
    kept_ += 1 + found->second.communities.size();
  }
  last_ = &found->second;
  last_code_ = code;
  return *last_;
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
    ++kept_;
  }
}

}  // namespace cbps::run
