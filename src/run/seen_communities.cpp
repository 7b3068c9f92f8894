#include "run/seen_communities.h"

#include <algorithm>

#include "cbps/audit/community_code.h"
#include "cbps/text/cell_name.h"

namespace cbps::run {
namespace {

constexpr unsigned kLineBits = 32;
constexpr unsigned kSerialShift = kLineBits + SeenCommunities::kSpotBits;
constexpr std::uint64_t kSerials = 1000;  ///< of a street
static_assert(kSerials << kSerialShift >> kSerialShift == kSerials);

}  // namespace

std::optional<result::Location> SeenCommunities::add(const std::string& id,
                                                     const result::Location& place) {
  const Place here = placed(place);
  if (const auto code = audit::community_code(id)) return add_code(*code, id, here);
  return add_other(id, here);
}

SeenCommunities::Place SeenCommunities::placed(const result::Location& place) {
  const std::string_view sheet =
      std::string_view(place.cell).substr(0, place.is_in_sheet() ? place.cell.rfind('!') + 1 : 0);
  if (files_.empty() || files_.back().file != place.file || files_.back().sheet != sheet) {
    files_.push_back({place.file, std::string(sheet)});
    columns_.clear();
  }
  const auto [found, is_new] =
      columns_.try_emplace(place.column, static_cast<std::uint32_t>(spots_.size()));
  if (is_new) spots_.push_back({static_cast<std::uint32_t>(files_.size() - 1), place.column});
  return {found->second, place.line};
}

std::optional<result::Location> SeenCommunities::add_code(std::uint64_t code, const std::string& id,
                                                          Place here) {
  Street& known = street(code / kSerials);
  const std::uint64_t first_of_code = code % kSerials << kSerialShift;
  // The codes of a table mostly come in order.
  auto at = known.end();
  if (!known.empty() && first_of_code <= known.back()) {
    at = std::lower_bound(known.begin(), known.end(), first_of_code);
  }
  if (at != known.end() && *at >> kSerialShift == code % kSerials) {
    constexpr std::uint64_t kSpots = (std::uint64_t{1} << kSpotBits) - 1;
    return location(
        {static_cast<std::uint32_t>(*at & kSpots), static_cast<std::uint32_t>(*at >> kSpotBits)});
  }
  if (spots_.size() > most_spots_) {  // the code may be among the others, or belong there
    const auto first = others_.find(id);
    if (first != others_.end()) return location(first->second);
    if (here.spot >= most_spots_) return add_other(id, here);
  }
  known.insert(at, first_of_code | std::uint64_t{here.line} << kSpotBits | here.spot);
  return std::nullopt;
}

std::optional<result::Location> SeenCommunities::add_other(const std::string& id, Place here) {
  const auto [first, is_new] = others_.try_emplace(id, here);
  if (is_new) return std::nullopt;
  return location(first->second);
}

SeenCommunities::Street& SeenCommunities::street(std::uint64_t number) {
  if (last_street_ == nullptr || last_number_ != number) {
    last_street_ = &streets_[number];
    last_number_ = number;
  }
  return *last_street_;
}

result::Location SeenCommunities::location(Place place) const {
  const Spot& spot = spots_[place.spot];
  const auto& [file, sheet] = files_[spot.file];
  std::string cell;
  if (!sheet.empty()) cell = sheet + column_letters(spot.column - 1) + std::to_string(place.line);
  return {file, place.line, spot.column, std::move(cell)};
}

}  // namespace cbps::run
