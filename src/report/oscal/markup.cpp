#include "report/oscal/markup.h"

#include <cstddef>

#include "cbps/text/list.h"
#include "cbps/text/markdown.h"
#include "cbps/text/unicode.h"

namespace cbps::report::oscal {
namespace {

/// Where the last character of a text, which is not empty, begins.
std::size_t last_character(std::string_view text) {
  constexpr std::size_t kLongest = 4;  // bytes of a character in UTF-8
  std::size_t at = text.size() - 1;
  while (at > 0 && text.size() - at < kLongest &&
         (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) {
    --at;
  }
  return at;
}

bool is_space_at(std::string_view text, std::size_t offset) {
  return unicode::is_space(unicode::character_at(text, offset).code_point);
}

/// Without the blanks of any width around it.
std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_space_at(text, 0)) {
    text.remove_prefix(unicode::character_at(text, 0).length);
  }
  while (!text.empty() && is_space_at(text, last_character(text))) {
    text = text.substr(0, last_character(text));
  }
  return text;
}

}  // namespace

std::string title_line(std::string_view text) {
  std::string line = markdown_text(trimmed(text));
  return line.empty() ? "-" : line;
}

std::string paragraphs(const std::vector<std::string>& texts) {
  std::string prose;
  for (const std::string& one : texts) {
    const std::string paragraph = markdown_text(trimmed(one));
    if (!paragraph.empty()) append_item(prose, "\n\n", paragraph);
  }
  return prose;
}

std::string plain_line(std::string_view text) {
  const std::string line = unicode::printable(text);
  return std::string(trimmed(line));
}

}  // namespace cbps::report::oscal
