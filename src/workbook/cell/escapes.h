#pragma once

#include <string>

namespace cbps::workbook {

/// Decodes `_x000D_` and the like in place, which stand for characters that XML cannot hold, and
/// `_x005F_` for a `_` that begins no such escape. What stands for no character stays, NUL too.
void decode_escapes(std::string& text);

}  // namespace cbps::workbook
