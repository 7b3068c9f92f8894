#pragma once

#include <string_view>

#include "cbps/report/format.h"
#include "report/text/page.h"
#include "report/words/wording.h"

namespace cbps::report::text {

/// A community with its gaps; with `Extent::Detail`, where there is only one, also what is met.
void write_community(Page& page, const result::Run& run, const result::Community& community,
                     const Style& style);

/// A line for a message about the input, then its notes.
void write_remark(Page& page, const result::Remark& remark, std::size_t indent, const Words& words);

[[nodiscard]] Hue hue_of(result::Outcome outcome);

/// "✓ 达标 13  ✗ 未达标 5 …"
void write_counts(Page& page, const result::Counts& counts, const Words& words);

}  // namespace cbps::report::text
