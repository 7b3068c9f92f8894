#pragma once

#include <string>

#include "cbps/report/format.h"
#include "cbps/result/assessment.h"
#include "report/words/wording.h"

/// The rows that a community has in the sheets of a workbook.
namespace cbps::report::xlsx {

/// One in the list of communities, one in the scores of the standards.
void add_lines(const result::Run& run, const result::Brief& community, const Words& words,
               std::string& piece);
/// Those of its checks: each that is not met or undecided (`all`: each), what is not reported, and
/// zeros that make checks not applicable.
void add_checks(const result::Run& run, const result::Community& community, bool all,
                const Words& words, std::string& piece);
/// Its entries of the ledger, as `RowRecord::of_first` says.
void add_ledger(const result::Run& run, const result::Community& community, std::size_t of_first,
                const Words& words, std::string& piece);
/// Its score sheet: a row a check, and their sum.
void add_score_sheet(const result::Run& run, const result::Community& community, const Words& words,
                     std::string& piece);

}  // namespace cbps::report::xlsx
