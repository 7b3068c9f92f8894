#pragma once

#include <string_view>

#include "doc/repaired_text.h"

namespace cbps::doc {

/// JSON writes a character beyond U+FFFF as two escapes, `\ud83d\ude00`; YAML has one for it,
/// `\U0001F600`, and no other. Puts the second in place of the first. Half a pair stays as it is,
/// which is no character in either. The text must outlive the result.
[[nodiscard]] RepairedText join_surrogate_pairs(std::string_view text);

}  // namespace cbps::doc
