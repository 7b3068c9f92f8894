#pragma once

#include "cbps/report/format.h"
#include "report/markdown/document.h"
#include "report/words/wording.h"

namespace cbps::report::markdown {

/// A table of the remarks about communities. Nothing where the communities are shown with their
/// remarks.
void write_notices(Document& page, const Notices& notices, const Style& style, const Words& words);

}  // namespace cbps::report::markdown
