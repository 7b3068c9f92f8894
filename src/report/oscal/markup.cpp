#include "report/oscal/markup.h"

#include <cstddef>

#include "cbps/text/list.h"
#include "cbps/text/markdown.h"
#include "cbps/text/unicode.h"

namespace cbps::report::oscal {

std::string title_line(std::string_view text) {
  std::string line = markdown_text(plain_line(text));
  return line.empty() ? "-" : line;
}

std::string paragraphs(const std::vector<std::string>& texts) {
  std::string prose;
  for (const std::string& one : texts) {
    const std::string paragraph = markdown_text(plain_line(one));
    if (!paragraph.empty()) append_item(prose, "\n\n", paragraph);
  }
  return prose;
}

std::string plain_line(std::string_view text) {
  const std::string line = unicode::printable(text);
  std::size_t begin = line.size();
  std::size_t end = 0;
  for (std::size_t at = 0; at < line.size();) {
    const unicode::Character one = unicode::character_at(line, at);
    if (!unicode::is_space(one.code_point)) {
      if (begin > at) begin = at;
      end = at + one.length;
    }
    at += one.length;
  }
  return end == 0 ? std::string() : line.substr(begin, end - begin);
}

}  // namespace cbps::report::oscal
