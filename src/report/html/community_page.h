#pragma once

#include <string>

#include "cbps/report/format.h"
#include "cbps/result/assessment.h"
#include "cbps/text/html_writer.h"
#include "report/words/wording.h"

/// The page of one community: verdict, what to put right first, all standards at a glance, each
/// gap, what is undecided, what does not apply, what is met, and the method.
namespace cbps::report::html {

/// From the beginning of the document to the verdict. What could not be assessed, and messages
/// about the input, may follow it.
void write_community_head(HtmlWriter& html, const result::Run& run,
                          const result::Community& community, const Style& style,
                          const Words& words);
/// All that stands below.
void write_community_body(HtmlWriter& html, const result::Run& run,
                          const result::Community& community, const Words& words);

}  // namespace cbps::report::html
