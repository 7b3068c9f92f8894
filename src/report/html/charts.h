#pragma once

#include <string>

#include "cbps/result/assessment.h"
#include "cbps/text/html_writer.h"
#include "report/words/table.h"
#include "report/words/wording.h"

/// Pictures as SVG. Each repeats figures that stand beside it as text.
namespace cbps::report::html {

/// The score of a community on a scale with the grades; what is undecided is hatched.
void write_scale(HtmlWriter& html, const result::Run& run, const result::Standing& community,
                 const Words& words);

/// Whether each community has a square of its own, or there are so many that they are bars.
[[nodiscard]] bool has_squares(const result::Summary& summary);
/// How the scores of all communities are spread: a square a community, or bars where there are
/// many.
void write_spread(HtmlWriter& html, const result::Run& run, const result::Summary& summary,
                  const Words& words);

/// How much of what is needed is there, as a bar that is filled so far.
void write_bar(HtmlWriter& html, const Decimal& have, const Decimal& need);

/// From the lowest to the highest score on a line of 100 points, with a mark at the mean.
void write_range(HtmlWriter& html, const Range& range);

}  // namespace cbps::report::html
