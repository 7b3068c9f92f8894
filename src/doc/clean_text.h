#pragma once

#include <string_view>

namespace cbps::doc {

/// Quickly true of most texts that `check_characters` lets through: UTF-8 without control
/// characters but tab and line ends (LF or CR LF). False says nothing: some that it lets through
/// (with a byte order mark inside, with U+FFFE) are not worth the trouble here.
[[nodiscard]] bool is_clean(std::string_view text);

}  // namespace cbps::doc
