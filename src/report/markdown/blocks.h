#pragma once

#include <span>

#include "cbps/text/markdown_document.h"
#include "report/words/blocks.h"
#include "report/words/wording.h"

namespace cbps::report::markdown {

/// Writes blocks into a document. Sections have headings of the level below `level`, what is in a
/// section those below it; the name of a community has `level` itself.
void write_blocks(MarkdownDocument& page, std::span<const Block> blocks, unsigned level,
                  const Words& words);

}  // namespace cbps::report::markdown
