#pragma once

#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

#include "cbps/result/assessment.h"

namespace cbps::report {

/// Messages with the same cause, which are shown once: the same message about several cells
/// of one column of a table, or the same place read for several communities.
struct MessageGroup {
  static constexpr std::size_t kMostCells = 3;

  result::Remark first;
  std::size_t count = 0;
  std::vector<std::string> cells;  ///< the first `kMostCells`; empty where it is no table
};

/// Collects messages by their cause, in the order in which causes are met.
class MessageGroups {
 public:
  /// Returns whether no message before has the same cause.
  bool add(const result::Remark& message);

  [[nodiscard]] const std::vector<MessageGroup>& all() const { return all_; }

 private:
  std::vector<MessageGroup> all_;
  std::unordered_map<std::string, std::size_t> by_cause_;
};

}  // namespace cbps::report
