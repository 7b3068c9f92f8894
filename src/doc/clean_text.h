#pragma once

#include <string_view>

namespace cbps::doc {

/// A fast test that is true for most texts that `check_characters` accepts: UTF-8 without control
/// characters except tab and line ends (LF or CR LF). False proves nothing, because a few texts
/// that `check_characters` accepts (with a byte order mark inside, with U+FFFE) also give false
/// here.
[[nodiscard]] bool is_clean(std::string_view text);

}  // namespace cbps::doc
