#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "cbps/result/finding.h"

namespace cbps::cli {

/// Where each community was given first: ids are unique in a run.
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
  std::vector<std::string> files_;
  std::unordered_map<std::string, Place> first_;
};

}  // namespace cbps::cli
