#include "cli/seen_communities.h"

#include <algorithm>
#include <utility>

#include "cbps/audit/community_code.h"

namespace cbps::cli {
namespace {

constexpr std::size_t kFirstSlots = 1024;

std::size_t hash(std::uint64_t code) {
  constexpr std::uint64_t kGoldenRatio = 0x9E3779B97F4A7C15;
  return static_cast<std::size_t>((code * kGoldenRatio) >> 24U);
}

}  // namespace

std::optional<result::Location> SeenCommunities::add(const std::string& id,
                                                     const result::Location& place) {
  if (files_.empty() || files_.back() != place.file) files_.push_back(place.file);
  const Place here{static_cast<std::uint32_t>(files_.size() - 1), place.line, place.column};
  if (const auto code = audit::community_code(id)) return add_code(*code, here);
  const auto [first, is_new] = others_.try_emplace(id, here);
  if (is_new) return std::nullopt;
  return location(first->second);
}

std::optional<result::Location> SeenCommunities::add_code(std::uint64_t code, const Place& place) {
  // Full to nine tenths at most.
  if (code_count_ * 10 >= codes_.size() * 9) grow();
  Slot& slot = slot_of(code);
  if (slot.code_and_column != kFree) {
    const auto column = static_cast<std::uint32_t>(slot.code_and_column & kLastColumn);
    return location({slot.file, slot.line, column});
  }
  const std::uint64_t column = std::min<std::uint64_t>(place.column, kLastColumn);
  slot = {code << kColumnBits | column, place.file, place.line};
  ++code_count_;
  return std::nullopt;
}

/// The code's own slot, or the free one where it belongs.
SeenCommunities::Slot& SeenCommunities::slot_of(std::uint64_t code) {
  std::size_t at = hash(code) & (codes_.size() - 1);
  while (codes_[at].code_and_column != kFree &&
         codes_[at].code_and_column >> kColumnBits != code) {
    at = (at + 1) & (codes_.size() - 1);
  }
  return codes_[at];
}

void SeenCommunities::grow() {
  const std::vector<Slot> old = std::exchange(
      codes_, std::vector<Slot>(std::max(kFirstSlots, codes_.size() * 2)));
  for (const Slot& one : old) {
    if (one.code_and_column != kFree) slot_of(one.code_and_column >> kColumnBits) = one;
  }
}

result::Location SeenCommunities::location(const Place& place) const {
  return {files_[place.file], place.line, place.column, {}};
}

}  // namespace cbps::cli
