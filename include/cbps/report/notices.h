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
  std::vector<Notice> listed;  ///< with the first `kMostNotices` remarks
  std::size_t count = 0;       ///< all remarks
};

inline constexpr std::size_t kMostNotices = 1000;

}  // namespace cbps::report
