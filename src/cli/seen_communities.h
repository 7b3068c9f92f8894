#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "cbps/result/finding.h"

namespace cbps::cli {

/// Where each community was given first: ids are unique in a run. The only memory of a run that
/// grows with the communities: a code of twelve digits takes 8 bytes beside those of its street,
/// any other id a node of a map.
class SeenCommunities {
 public:
  static constexpr unsigned kSpotBits = 22;

  /// `most_spots`: of so many files and columns in them codes take little.
  explicit SeenCommunities(std::size_t most_spots = std::size_t{1} << kSpotBits)
      : most_spots_(most_spots) {}

  /// Nothing if the id is new; else where it was given first.
  [[nodiscard]] std::optional<result::Location> add(const std::string& id,
                                                    const result::Location& place);

 private:
  /// A column of a file. All rows of a table have their ids in few.
  struct Spot {
    std::uint32_t file = 0;  ///< into `files_`
    std::uint32_t column = 0;
  };
  struct Place {
    std::uint32_t spot = 0;  ///< into `spots_`
    std::uint32_t line = 0;
  };
  /// The codes of one street in their order: the last three digits, the line, the spot, from the
  /// highest bit down.
  using Street = std::vector<std::uint64_t>;

  Place placed(const result::Location& place);
  std::optional<result::Location> add_code(std::uint64_t code, const std::string& id, Place here);
  std::optional<result::Location> add_other(const std::string& id, Place here);
  Street& street(std::uint64_t number);
  [[nodiscard]] result::Location location(Place place) const;

  std::size_t most_spots_;
  std::vector<std::string> files_;
  std::vector<Spot> spots_;
  /// Of the file that was seen last: which spot a column is.
  std::unordered_map<std::uint32_t, std::uint32_t> columns_;
  std::unordered_map<std::uint64_t, Street> streets_;
  Street* last_street_ = nullptr;  ///< neighbours mostly follow each other
  std::uint64_t last_number_ = 0;
  std::unordered_map<std::string, Place> others_;
};

}  // namespace cbps::cli
