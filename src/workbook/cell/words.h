#pragma once

#include <optional>
#include <string_view>

namespace cbps::workbook {

/// 是 for `1` and `true`, 否 for `0` and `false`; nothing for anything else.
[[nodiscard]] std::optional<std::string_view> boolean_word(std::string_view stored);

/// Whether a text is how spreadsheets show an error: `#REF!`, `Err:502` and so on.
[[nodiscard]] bool is_error_text(std::string_view text);

}  // namespace cbps::workbook
