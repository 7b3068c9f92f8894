#pragma once

#include <string>

#include "cbps/report/format.h"
#include "cbps/result/assessment.h"
#include "report/words/wording.h"
#include "report/xlsx/sheets.h"

/// The rows that say something of all communities, or of the only one, and of the run.
namespace cbps::report::xlsx {

/// The totals with their tables and pictures.
void add_summary(const result::Run& run, const result::Summary& summary, const Words& words,
                 std::string& piece);
/// The same of a single community: its score, and what to put right first.
void add_summary(const result::Run& run, const result::Community& community, const Words& words,
                 std::string& piece);
/// What could not be assessed, errors that took less than a community, remarks.
void add_notices(const result::Summary& summary, const Notices& notices, const Words& words,
                 std::string& piece);
/// By which rules and how it was assessed.
void add_notes(const result::Run& run, const result::Summary& summary, const Words& words,
               std::string& piece);
/// The same, as far as it is about a single community.
void add_notes(const result::Run& run, const result::Community& community, const Words& words,
               std::string& piece);

/// That a sheet does not have the rows of all communities, where that is so.
void add_limit(SheetId sheet, const result::Summary& summary, const Words& words,
               std::string& piece);

}  // namespace cbps::report::xlsx
