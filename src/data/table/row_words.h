#pragma once

#include <string_view>

namespace cbps::data {

/// Whether a text is what stands below a table: such a word (`kFootWords`), or one with a colon
/// behind it, whatever blanks are in it.
[[nodiscard]] bool is_foot(std::string_view text);

}  // namespace cbps::data
