#pragma once

#include <string>
#include <string_view>
#include <vector>

/// Texts as OSCAL has them: titles and prose are Markdown, values of properties plain lines.
namespace cbps::report::oscal {

/// A title: a line that reads as `text` and is never empty.
[[nodiscard]] std::string title_line(std::string_view text);

/// Prose: a paragraph for each text that is not empty.
[[nodiscard]] std::string paragraphs(const std::vector<std::string>& texts);

/// The value of a property: a line with no blanks around it. It may be empty; OSCAL has no such
/// properties.
[[nodiscard]] std::string plain_line(std::string_view text);

}  // namespace cbps::report::oscal
