#include "doc/lines_below.h"

#include <algorithm>

#include "doc/line_signs.h"
#include "doc/scalar_source.h"

namespace cbps::doc {
namespace {

/// How far it is looked ahead for an entry, so that no text takes long.
constexpr std::size_t kMostLinesAhead = 100;

}  // namespace

std::size_t next_line(std::string_view text, std::size_t at) {
  const std::size_t feed = text.find('\n', at);
  return feed == std::string_view::npos ? text.size() : feed + 1;
}

bool has_entry_below(std::string_view text, std::size_t below, std::size_t column) {
  std::size_t left = kMostLinesAhead;
  for (std::size_t begin = below; begin < text.size() && left > 0; begin = next_line(text, begin)) {
    --left;
    const std::size_t end = line_end(text, begin);
    const std::size_t content = std::min(text.find_first_not_of(' ', begin), end);
    if (content >= end || text[content] == '#') continue;
    if (content - begin < column) return false;
    if (content - begin == column) {
      return find_separator(text, content, end).kind == Separator::Kind::Proper;
    }
  }
  return false;
}

bool is_left_by_next_line(std::string_view text, std::size_t below, std::size_t column) {
  for (std::size_t begin = below; begin < text.size(); begin = next_line(text, begin)) {
    const std::size_t end = line_end(text, begin);
    const std::size_t content = std::min(text.find_first_not_of(" \t", begin), end);
    if (content >= end || text[content] == '#') continue;
    const char c = text[content];
    return content - begin <= column && c != ']' && c != '}';
  }
  return true;
}

std::size_t behind_block(std::string_view text, std::size_t below, std::size_t column) {
  std::size_t begin = below;
  while (begin < text.size()) {
    const std::size_t end = line_end(text, begin);
    const std::size_t content = std::min(text.find_first_not_of(' ', begin), end);
    if (content < end && content - begin <= column) return begin;
    begin = next_line(text, begin);
  }
  return begin;
}

}  // namespace cbps::doc
