#include "places.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace cbps::bench {
namespace {

constexpr std::array kProvinces{11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41,
                                42, 43, 44, 45, 46, 50, 51, 52, 53, 54, 61, 62, 63, 64, 65};
constexpr std::array<std::string_view, 16> kFirst{"春", "柳", "荷", "枫", "云", "石", "竹", "松",
                                                  "稻", "渔", "桥", "塘", "梅", "泉", "岭", "沙"};
constexpr std::array<std::string_view, 11> kSecond{"风", "溪", "湾", "园", "里", "坪",
                                                   "台", "庄", "渡", "井", "苑"};

constexpr std::int64_t kStreetSize = 15;

std::int64_t share(std::int64_t whole, std::int64_t part_of_mille) {
  return std::max<std::int64_t>(1, (whole * part_of_mille + 999) / 1000);
}

/// Of `small` evenly filled boxes: the one that thing `index` of `large` lies in, and its number
/// there.
struct Box {
  std::int64_t box;
  std::int64_t within;
};
Box box_of(std::int64_t index, std::int64_t large, std::int64_t small) {
  const std::int64_t box = index * small / large;
  const std::int64_t first = (box * large + small - 1) / small;
  return {box, index - first};
}

std::string word(std::int64_t number) {
  const auto index = static_cast<std::size_t>(number);
  return fmt::format("{}{}", kFirst[index % kFirst.size()], kSecond[index % kSecond.size()]);
}

}  // namespace

Places::Places(std::int64_t communities)
    : communities_(std::max<std::int64_t>(communities, 1)),
      streets_((communities_ + kStreetSize - 1) / kStreetSize),
      counties_(share(streets_, 70)),
      cities_(share(counties_, 118)),
      provinces_(std::min<std::int64_t>(share(cities_, 94), std::ssize(kProvinces))) {}

Place Places::at(std::int64_t community) const {
  const std::int64_t street = community / kStreetSize;
  const Box county = box_of(street, streets_, counties_);
  const Box city = box_of(county.box, counties_, cities_);
  const Box province = box_of(city.box, cities_, provinces_);
  Place place;
  place.id = fmt::format("{}{:02}{:02}{:03}{:03}",
                         kProvinces[static_cast<std::size_t>(province.box)], province.within + 1,
                         city.within + 1, county.within + 1, community % kStreetSize + 1);
  place.name = word(community) + "社区";
  // What a table must quote: names of several parts, names in quotation marks.
  if (community % 10 == 3) place.name += ",二期";
  if (community % 100 == 7) place.name = "“" + word(community) + "”\"新村\"社区";
  place.street = word(street) + "街道";
  place.county = word(county.box) + "区";
  return place;
}

}  // namespace cbps::bench
