#pragma once

#include <vector>

#include "cbps/result/finding.h"
#include "cbps/text/html_writer.h"
#include "report/words/wording.h"

namespace cbps::report::html {

/// What a failed check lacks, to be seen at a glance: numbers from → to with a bar, parts and
/// months with their signs, alternatives as a list. What has no picture is a sentence.
void write_shortfalls(HtmlWriter& html, const std::vector<result::Shortfall>& shortfalls,
                      const Words& words);

}  // namespace cbps::report::html
