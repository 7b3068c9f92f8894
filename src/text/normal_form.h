#pragma once

#include <optional>
#include <string>
#include <string_view>

/// The two ways to `unicode::normalise`, which never differ; apart so that tests can hold them
/// against each other.
namespace cbps::unicode {

/// By Unicode's tables, for any text. What is not UTF-8 comes back as it is.
[[nodiscard]] std::string full_normal_form(std::string_view text);

/// Without them, for texts of nothing but ASCII, the Chinese characters U+4E00 to U+9FFF, their
/// common punctuation, and ASCII in full width; nothing for all others.
[[nodiscard]] std::optional<std::string> common_normal_form(std::string_view text);

}  // namespace cbps::unicode
