#include "run/seen_names.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <string_view>
#include <utility>

#include "cbps/audit/community_code.h"

namespace cbps::run {
namespace {

constexpr std::uint64_t kCommunities = 1000;  ///< of a street
constexpr unsigned kCommunityBits = 10;
constexpr std::size_t kStreetDigits = 9;

/// Of its bytes, eight at a time, without the bits that the digits of a community take.
std::uint64_t hash_of(std::string_view name) {
  constexpr std::uint64_t kPrime = 0x9E3779B97F4A7C15;
  constexpr std::size_t kStep = sizeof(std::uint64_t);
  constexpr unsigned kHalf = 32;
  std::uint64_t hash = name.size();
  while (!name.empty()) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, name.data(), std::min(kStep, name.size()));
    name.remove_prefix(std::min(kStep, name.size()));
    hash = (hash ^ bytes) * kPrime;
    hash ^= hash >> kHalf;
  }
  return hash >> kCommunityBits << kCommunityBits;
}

}  // namespace

Diagnostics SeenNames::Odd::remarks(const data::Identity& identity, Span place) const {
  Diagnostics all;
  if (other_street != nullptr) {
    all.add(Code::StreetNames, place, identity.id.substr(0, kStreetDigits), *other_street,
            identity.street);
  }
  if (other_code) {
    all.add(Code::NameOfTwoCodes, place, identity.name, fmt::format("{:012}", *other_code),
            identity.id);
  }
  return all;
}

SeenNames::Odd SeenNames::add(const data::Identity& identity) {
  Odd odd;
  if (identity.name.empty() && identity.street.empty()) return odd;
  const auto code = audit::community_code(identity.id);
  if (!code) return odd;
  Street& its_street = street(*code / kCommunities);
  if (!identity.street.empty()) odd.other_street = other_name(identity.street, its_street);
  if (!identity.name.empty()) odd.other_code = other_code(identity.name, *code, its_street);
  return odd;
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

const std::string* SeenNames::other_name(const std::string& name, Street& street) {
  if (street.name.empty()) street.name = name;
  if (street.has_two_names || street.name == name) return nullptr;
  street.has_two_names = true;
  return &street.name;
}

std::optional<std::uint64_t> SeenNames::other_code(const std::string& name, std::uint64_t code,
                                                   Street& street) {
  const std::uint64_t hash = hash_of(name);
  // Most names are new, which a bit nearly always tells.
  const auto bit = static_cast<std::size_t>(hash >> kCommunityBits) % Street::kBits;
  if (street.may_be_known.test(bit)) {
    const auto known = std::find_if(
        street.communities.begin(), street.communities.end(),
        [hash](std::uint64_t one) { return (one >> kCommunityBits) == (hash >> kCommunityBits); });
    if (known != street.communities.end()) {
      const std::uint64_t digits = *known & ((std::uint64_t{1} << kCommunityBits) - 1);
      return code / kCommunities * kCommunities + digits;
    }
  }
  street.may_be_known.set(bit);
  street.communities.push_back(hash | code % kCommunities);
  ++kept_;
  return std::nullopt;
}

}  // namespace cbps::run
