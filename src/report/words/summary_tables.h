#pragma once

#include <cstddef>
#include <vector>

#include "cbps/result/assessment.h"
#include "report/words/table.h"
#include "report/words/wording.h"

/// The tables of a summary.
namespace cbps::report {

/// How many rows a report shows. JSON has all.
struct Shown {
  std::size_t standards = 5;
  std::size_t checks = 10;
  std::size_t groups = 50;  ///< of each level
  std::size_t ranked = 10;  ///< of the best, and of the last
  std::size_t zeros = 10;
  bool ranges = false;  ///< of the scores of a group
  std::size_t waivers = 100;
};

/// The mean of those of a group that have nothing undecided; of all where there are none.
[[nodiscard]] std::string group_mean_text(const result::Group& group, const Words& words);
/// Whether a community may still get a better grade.
[[nodiscard]] bool is_open(const result::Run& run, const result::Ranked& one);

/// The standards and checks that are missed most often; roll-up, a table a level; ranking; zeros;
/// waivers.
/// Tables without rows are left out.
[[nodiscard]] std::vector<Table> summary_tables(const result::Run& run,
                                                const result::Summary& summary, const Shown& shown,
                                                const Words& words);

}  // namespace cbps::report
