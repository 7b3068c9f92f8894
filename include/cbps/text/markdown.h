#pragma once

#include <string>
#include <string_view>

namespace cbps {

/// `text` as one line of GitHub Flavored Markdown that reads as `text` and means nothing else,
/// wherever it stands: in a table cell, a heading, an item or at the beginning of a paragraph.
/// Spaces around it are left out; all else is as `unicode::printable` makes it.
[[nodiscard]] std::string markdown_text(std::string_view text);

/// The same in bold type. Not for empty texts: four asterisks are a rule.
[[nodiscard]] std::string markdown_bold(std::string_view text);

}  // namespace cbps
