#include "cbps/text/markdown.h"

#include <algorithm>
#include <array>

#include "cbps/text/unicode.h"

namespace cbps {
namespace {

struct Escape {
  char sign;
  std::string_view written;
};
/// Signs that mean something anywhere in a line. A bar is written by number: renderers split a row
/// at bars before they look at backslashes, and do not agree on how.
constexpr std::array kAnywhere{
    Escape{'|', "&#124;"}, Escape{'&', "&amp;"}, Escape{'<', "&lt;"}, Escape{'>', "&gt;"},
    Escape{'\\', "\\\\"},  Escape{'`', "\\`"},   Escape{'*', "\\*"},  Escape{'_', "\\_"},
    Escape{'[', "\\["},    Escape{']', "\\]"},   Escape{'#', "\\#"},  Escape{'!', "\\!"},
    Escape{'~', "\\~"},    Escape{'$', "\\$"},
};
/// Signs that begin a list or make a heading of the line above.
constexpr std::string_view kAtBegin = "+-=";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string_view without_spaces(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(' ');
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(' ') + 1 - begin);
}

/// Where the line's beginning needs a backslash: before a sign, or before the point of "1. ".
std::size_t marker(std::string_view text) {
  if (!text.empty() && kAtBegin.find(text.front()) != std::string_view::npos) return 0;
  const auto digits =
      static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_digit) - text.begin());
  if (digits == 0 || digits == text.size()) return std::string_view::npos;
  const bool point = text[digits] == '.' || text[digits] == ')';
  const bool ends = digits + 1 == text.size() || text[digits + 1] == ' ';
  return point && ends ? digits : std::string_view::npos;
}

void append(std::string& out, std::string_view text, std::size_t offset, std::size_t length) {
  const auto* const row =
      std::find_if(kAnywhere.begin(), kAnywhere.end(),
                   [sign = text[offset]](const Escape& escape) { return escape.sign == sign; });
  if (row != kAnywhere.end()) {
    out += row->written;
  } else {
    out += text.substr(offset, length);
  }
}

}  // namespace

std::string markdown_text(std::string_view text) {
  const std::string clean = unicode::printable(text);
  const std::string_view line = without_spaces(clean);
  const std::size_t at_begin = marker(line);
  std::string out;
  out.reserve(line.size());
  for (std::size_t offset = 0; offset < line.size();) {
    const std::size_t length = unicode::character_at(line, offset).length;
    if (offset == at_begin) out += '\\';
    append(out, line, offset, length);
    offset += length;
  }
  return out;
}

std::string markdown_bold(std::string_view text) { return "**" + markdown_text(text) + "**"; }

}  // namespace cbps
