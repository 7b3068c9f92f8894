#pragma once

#include "cbps/diag/source.h"

namespace cbps::data {

/// The file, or one that was made of it and added to `sources`, in which lines end as they are read
/// here: a CR by itself, or two before a line feed, as old systems and wrong conversions write
/// them, are no line ends otherwise. The first 64 KiB tell which a file has.
[[nodiscard]] FileId with_line_feeds(Sources& sources, FileId file);

}  // namespace cbps::data
