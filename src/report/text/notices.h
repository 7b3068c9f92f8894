#pragma once

#include "cbps/report/format.h"
#include "report/text/page.h"
#include "report/words/wording.h"

namespace cbps::report::text {

/// The remarks about communities. Where the communities are shown with their remarks, only their
/// number.
void write_notices(Page& page, const Notices& notices, const Style& style, const Words& words);

}  // namespace cbps::report::text
