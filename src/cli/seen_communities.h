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
/// grows with the communities: a code of twelve digits takes 16 bytes in a table that is half to
/// nearly full, any other id a node of a map.
class SeenCommunities {
 public:
  /// Nothing if the id is new; else where it was given first.
  [[nodiscard]] std::optional<result::Location> add(const std::string& id,
                                                    const result::Location& place);

 private:
  struct Place {
    std::uint32_t file = 0;  ///< into `files_`
    std::uint32_t line = 0;
    std::uint32_t column = 0;
  };
  /// A code has 40 bits. The last column that is told is 2^24 − 1: of more characters before an id
  /// nobody keeps count.
  struct Slot {
    std::uint64_t code_and_column = kFree;
    std::uint32_t file = 0;
    std::uint32_t line = 0;
  };
  static constexpr std::uint64_t kFree = ~std::uint64_t{0};
  static constexpr unsigned kColumnBits = 24;
  static constexpr std::uint64_t kLastColumn = (std::uint64_t{1} << kColumnBits) - 1;

  std::optional<result::Location> add_code(std::uint64_t code, const Place& place);
  [[nodiscard]] Slot& slot_of(std::uint64_t code);
  void grow();
  [[nodiscard]] result::Location location(const Place& place) const;

  std::vector<std::string> files_;
  std::vector<Slot> codes_;  ///< open addressing; its size is a power of two
  std::size_t code_count_ = 0;
  std::unordered_map<std::string, Place> others_;
};

}  // namespace cbps::cli
