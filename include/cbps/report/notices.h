#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "cbps/result/assessment.h"

namespace cbps::report {

/// The remarks about one community that was assessed.
struct Notice {
  std::string id;
  std::string name;
  std::vector<result::Remark> remarks;
};

/// The remarks about all communities that were assessed, in the order of the input.
struct Notices {
  static constexpr std::size_t kMost = 1000;

  std::vector<Notice> listed;
  std::size_t listed_count = 0;  ///< remarks in `listed`: the first ones, at most `kMost`
  std::size_t count = 0;         ///< all remarks

  /// Adds the remarks about the next community. There are `its_count` of them; `remarks` may be
  /// empty where no more are listed.
  void add(const result::Standing& community, std::vector<result::Remark> remarks,
           std::size_t its_count);
  /// Whether remarks that are added now are still listed.
  [[nodiscard]] bool has_room() const { return listed_count < kMost; }
};

}  // namespace cbps::report
