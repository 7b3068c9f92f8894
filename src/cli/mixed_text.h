#pragma once

#include <optional>
#include <string_view>

#include "cbps/text/encoding.h"

namespace cbps::cli {

/// The first bytes of UTF-8 in a text of GB18030, as where two files were joined; nothing: there
/// are none. Words with an odd number of Chinese characters do not fit and are found by who decodes
/// them; others would silently become other words. So a line counts in which 社区 stands in UTF-8,
/// and all else is UTF-8 as well: no text of GB18030 has such a line by chance.
[[nodiscard]] std::optional<encoding::BadBytes> utf8_in_gb18030(std::string_view bytes);

}  // namespace cbps::cli
