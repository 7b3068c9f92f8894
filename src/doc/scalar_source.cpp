#include "doc/scalar_source.h"

#include <algorithm>
#include <array>

namespace cbps::doc {
namespace {

/// In plain and block scalars all that YAML changes are blanks: the other bytes of the text stand
/// in the source in the same order. So the source ends where that many have been seen.
std::size_t end_by_counting(std::string_view source, std::size_t begin, std::string_view text) {
  auto left = static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return !is_blank_or_break(c); }));
  std::size_t at = begin;
  for (std::size_t i = begin; left > 0 && i < source.size(); ++i) {
    if (is_blank_or_break(source[i])) continue;
    --left;
    at = i + 1;
  }
  return at;
}

std::size_t block_end(std::string_view source, std::size_t begin, std::string_view text) {
  const std::size_t first_line = block_text_begin(source, begin);
  const std::size_t last = end_by_counting(source, first_line, text);
  if (last > first_line) return line_end(source, last);
  // Nothing but blank lines: the header is all there is to show.
  std::size_t end = begin + 1;
  while (end < source.size() && !is_blank_or_break(source[end])) ++end;
  return end;
}

}  // namespace

std::size_t error_word_length(std::string_view text) {
  if (!text.starts_with('#')) return 0;
  constexpr std::array<std::string_view, 8> kWords{"#REF!", "#VALUE!", "#DIV/0!", "#NAME?",
                                                   "#NUM!", "#NULL!",  "#SPILL!", "#CALC!"};
  const auto word = std::find_if(kWords.begin(), kWords.end(),
                                 [text](std::string_view one) { return text.starts_with(one); });
  if (word == kWords.end()) return 0;
  constexpr std::string_view kBehind = " \t\r\n,]}";
  const bool is_whole =
      text.size() == word->size() || kBehind.find(text[word->size()]) != std::string_view::npos;
  return is_whole ? word->size() : 0;
}

bool holds_error_word(std::string_view text) {
  for (std::size_t i = text.find('#'); i != std::string_view::npos; i = text.find('#', i + 1)) {
    if (error_word_length(text.substr(i)) != 0) return true;
  }
  return false;
}

bool is_blank(char c) { return c == ' ' || c == '\t'; }
bool is_blank_or_break(char c) { return is_blank(c) || c == '\n' || c == '\r'; }

Style style_at(std::string_view source, std::size_t begin) {
  if (begin >= source.size()) return Style::Plain;
  switch (source[begin]) {
    case '"': return Style::DoubleQuoted;
    case '\'': return Style::SingleQuoted;
    case '|': return Style::Literal;
    case '>': return Style::Folded;
    default: return Style::Plain;
  }
}

std::size_t scalar_end(std::string_view source, std::size_t begin, Style style,
                       std::string_view text) {
  switch (style) {
    case Style::Plain: return end_by_counting(source, begin, text);
    case Style::SingleQuoted:
    case Style::DoubleQuoted: return closing_quote(source, begin).value_or(source.size());
    case Style::Literal:
    case Style::Folded: return block_end(source, begin, text);
  }
  return begin;
}

std::optional<std::size_t> closing_quote(std::string_view source, std::size_t begin) {
  const char quote = source[begin];
  for (std::size_t i = begin + 1; i < source.size(); ++i) {
    if (quote == '"' && source[i] == '\\') {
      ++i;
    } else if (source[i] == quote) {
      if (quote == '"' || i + 1 >= source.size() || source[i + 1] != '\'') return i + 1;
      ++i;
    }
  }
  return std::nullopt;
}

std::optional<std::size_t> unreliable_escape(std::string_view quoted) {
  for (std::size_t i = 0; i + 1 < quoted.size(); ++i) {
    if (quoted[i] != '\\') continue;
    if (quoted[i + 1] == 'N' || quoted[i + 1] == '_') return i;
    ++i;
  }
  return std::nullopt;
}

std::size_t block_text_begin(std::string_view source, std::size_t begin) {
  const std::size_t feed = source.find('\n', begin);
  return feed == std::string_view::npos ? source.size() : feed + 1;
}

std::size_t line_end(std::string_view source, std::size_t at) {
  const std::size_t feed = std::min(source.find('\n', at), source.size());
  return feed > at && source[feed - 1] == '\r' ? feed - 1 : feed;
}

std::size_t line_begin(std::string_view source, std::size_t at) {
  if (at == 0) return 0;
  const std::size_t feed = source.rfind('\n', at - 1);
  return feed == std::string_view::npos ? 0 : feed + 1;
}

std::size_t skip_blanks_and_comments(std::string_view source, std::size_t begin, std::size_t end) {
  std::size_t i = begin;
  while (i < end) {
    if (is_blank_or_break(source[i])) {
      ++i;
    } else if (source[i] == '#') {
      i = std::min(end, line_end(source, i));
    } else {
      break;
    }
  }
  return i;
}

}  // namespace cbps::doc
