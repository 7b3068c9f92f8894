#pragma once

#include <string_view>

#include "cbps/report/format.h"
#include "report/page.h"
#include "report/wording.h"

namespace cbps::report::text {

/// One community's part of the terminal report.
void write_community(Page& page, const result::Run& run, const result::Community& community,
                     const Style& style);

/// A line for a message about the input, then its notes.
void write_remark(Page& page, const result::Remark& remark, std::size_t indent, const Words& words);

/// "71.66", or "71.66–76.66" when what is open may still change it.
[[nodiscard]] std::string range_text(const Fraction& low, const Fraction& high, const Words& words);

/// The word of each outcome, its sign and its hue: one never goes without the other.
struct OutcomeMark {
  std::string_view sign;
  Hue hue;
  Text word;
};
[[nodiscard]] const OutcomeMark& mark(result::Outcome outcome);

/// "✓ 达标 13  ✗ 未达标 5 …"
void write_counts(Page& page, const result::Counts& counts, const Words& words);
/// "达标 13，…" without signs.
[[nodiscard]] std::string counts_text(const result::Counts& counts, const Words& words);

}  // namespace cbps::report::text
