#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "cbps/result/assessment.h"
#include "report/words/table.h"
#include "report/words/wording.h"

/// What a report for people says of all communities together, however it is laid out.
namespace cbps::report {

/// Sentences about the totals: the mean, what share rests on bare yes or no.
[[nodiscard]] std::vector<std::string> total_lines(const result::Summary& summary,
                                                   const Words& words);
/// How the totals are to be read, a sentence each.
[[nodiscard]] std::vector<std::string> total_fine_print(const result::Summary& summary,
                                                        const Words& words);
/// The last line of each report: how many checks met how many communities, or that none did.
[[nodiscard]] std::string checked_text(const result::Summary& summary, const Words& words);

/// How many rows a report shows. JSON has all.
struct Shown {
  std::size_t standards = 5;
  std::size_t checks = 10;
  std::size_t groups = 50;  ///< of each level
  std::size_t ranked = 10;  ///< of the best, and of the last
  std::size_t zeros = 10;
};

[[nodiscard]] Table grades_table(const result::Run& run, const result::Summary& summary,
                                 const Words& words);

/// The standards and checks that are missed most often; roll-up, a table a level; ranking; zeros.
/// Tables without rows are left out.
[[nodiscard]] std::vector<Table> summary_tables(const result::Run& run,
                                                const result::Summary& summary, const Shown& shown,
                                                const Words& words);

}  // namespace cbps::report
