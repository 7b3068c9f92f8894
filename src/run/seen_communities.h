#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "cbps/result/finding.h"

namespace cbps::run {

/// Where each id was given first, because ids are unique in a run. Only this memory grows with the
/// number of communities: a code of twelve digits takes 8 bytes beside those of its street, any
/// other id a node of a map.
class SeenCommunities {
 public:
  static constexpr unsigned kSpotBits = 22;

  /// For so many spots (columns of files) codes take 8 bytes; codes in later ones take a node.
  explicit SeenCommunities(std::size_t most_spots = std::size_t{1} << kSpotBits)
      : most_spots_(most_spots) {}

  /// Nothing if the id is new; else where it was given first.
  [[nodiscard]] std::optional<result::Location> add(const std::string& id,
                                                    const result::Location& place);

 private:
  /// A column of a file. The ids of all rows of a table stand in few columns.
  struct Spot {
    std::uint32_t file = 0;  ///< into `files_`
    std::uint32_t column = 0;
  };
  struct Place {
    std::uint32_t spot = 0;  ///< into `spots_`
    std::uint32_t line = 0;
  };
  /// The codes of one street in ascending order. Each holds, from the highest bit down, the last
  /// three digits, the line and the spot.
  using Street = std::vector<std::uint64_t>;

  Place placed(const result::Location& place);
  std::optional<result::Location> add_code(std::uint64_t code, const std::string& id, Place here);
  std::optional<result::Location> add_other(const std::string& id, Place here);
  Street& street(std::uint64_t number);
  [[nodiscard]] result::Location location(Place place) const;

  std::size_t most_spots_;
  /// A file, or a sheet of a workbook.
  struct Source {
    std::string file;
    std::string sheet;  ///< with the `!` behind it; empty: none
  };
  std::vector<Source> files_;
  std::vector<Spot> spots_;
  /// The spots of the columns of the file that was seen last.
  std::unordered_map<std::uint32_t, std::uint32_t> columns_;
  std::unordered_map<std::uint64_t, Street> streets_;
  Street* last_street_ = nullptr;  ///< the next code is mostly of the same street
  std::uint64_t last_number_ = 0;
  std::unordered_map<std::string, Place> others_;
};

}  // namespace cbps::run
