#pragma once

#include <vector>

#include "cbps/text/html_writer.h"
#include "report/words/blocks.h"

namespace cbps::report::html {

/// Messages about the input, each with what else is to be said of it.
void write_remarks(HtmlWriter& html, const std::vector<RemarkText>& remarks);
/// What could not be assessed, and remarks that no community shows.
void write_notices(HtmlWriter& html, const NoticeBlocks& notices);

}  // namespace cbps::report::html
