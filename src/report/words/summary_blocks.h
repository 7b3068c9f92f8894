#pragma once

#include "report/words/blocks.h"
#include "report/words/summary_tables.h"
#include "report/words/wording.h"

/// What a report says of all communities together, and in which order.
namespace cbps::report {

struct SummaryForm {
  /// Whether the communities are added up: not where a report is about one.
  bool totals = true;
  /// Whether the totals say how many checks have which outcome, or `Checked` beside them does.
  bool counts = true;
  Shown shown = {};
};

/// The totals with their tables, then what could not be assessed.
[[nodiscard]] Blocks summary_blocks(const result::Run& run, const result::Summary& summary,
                                    const SummaryForm& form, const Words& words);

/// How many checks met how many communities, or that none did. `counts_rejected`: also how much
/// could not be assessed, where that is not said in full just before.
[[nodiscard]] Checked checked_block(const result::Summary& summary, bool counts_rejected,
                                    const Words& words);

}  // namespace cbps::report
