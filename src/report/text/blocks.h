#pragma once

#include <span>

#include "cbps/text/page.h"
#include "report/words/blocks.h"
#include "report/words/wording.h"

namespace cbps::report::text {

/// Lays out blocks on a page, one below the other.
void write_blocks(TextPage& page, std::span<const Block> blocks, const Words& words);

}  // namespace cbps::report::text
