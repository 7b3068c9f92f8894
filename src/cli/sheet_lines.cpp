#include "cli/sheet_lines.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "cbps/text/unicode.h"

namespace cbps::cli {
namespace {

/// So much is handed on at once.
constexpr std::size_t kPiece = std::size_t{64} << 10U;
constexpr std::uint32_t kHeldRows = 64;
constexpr std::uint32_t kMostPadding = 1024;  ///< a stray cell far away adds no more

bool may_hold_control(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char byte) {
    constexpr char kLeadOfC1 = '\xC2';
    return static_cast<unsigned char>(byte) < ' ' || byte == '\x7F' || byte == kLeadOfC1;
  });
}

/// A cell's text on its way into the table. All line ends that programs write into cells are one:
/// CR, CR LF, and that of Word, VT. Other control characters are spelled out (U+0001), as the
/// reader of tables takes none.
std::string tidied(std::string_view text) {
  std::string tidy;
  for (std::size_t at = 0; at < text.size();) {
    const unicode::Character character = unicode::character_at(text, at);
    const std::string_view written = text.substr(at, character.length);
    at += character.length;
    if (written == "\r" && text.substr(at).starts_with('\n')) continue;
    if (written == "\r" || written == "\v") {
      tidy += '\n';
    } else if (unicode::is_control(character.code_point) && written != "\n" && written != "\t") {
      tidy += fmt::format("U+{:04X}", static_cast<std::uint32_t>(character.code_point));
    } else {
      tidy += written;
    }
  }
  return tidy;
}

/// In quotes where a sign of it could part cells or rows, whatever sign parts those of this text.
void append_cell(std::string_view text, std::string& line) {
  const bool needs_quotes = text.find_first_of(",;\t\"\n'") != std::string_view::npos ||
                            text.find("，") != std::string_view::npos;
  if (!needs_quotes) {
    line += text;
    return;
  }
  line += '"';
  for (const char sign : text) line.append(sign == '"' ? 2 : 1, sign);
  line += '"';
}

}  // namespace

bool SheetLines::add(std::uint32_t row, std::span<const workbook::Cell> cells) {
  if (row > kHeldRows || held_bytes_ > kPiece) release();
  const std::size_t begin = text_.size();
  for (; row_ < row; ++row_) text_ += '\n';
  std::uint32_t column = 0;
  for (const workbook::Cell& cell : cells) {
    text_.append(cell.column - column, ',');
    column = cell.column;
    add(cell.text);
  }
  if (is_released_) {
    pad(column);
    return text_.size() < kPiece || flush();
  }
  held_.push_back({text_.substr(begin), column});
  held_bytes_ += held_.back().text.size();
  text_.resize(begin);
  width_ = std::min(std::max(width_, column), kMostPadding);
  return true;
}

void SheetLines::finish() {
  release();
  (void)flush();
}

void SheetLines::release() {
  is_released_ = true;
  for (const Held& one : std::exchange(held_, {})) {
    text_ += one.text;
    pad(one.column);
  }
}

void SheetLines::pad(std::uint32_t column) {
  if (column < width_) text_.append(width_ - column, ',');
}

bool SheetLines::flush() {
  const bool goes_on = text_.empty() || take_(text_);
  text_.clear();
  return goes_on;
}

void SheetLines::add(std::string_view written) {
  if (may_hold_control(written)) {
    append_cell(tidied(written), text_);
  } else {
    append_cell(written, text_);
  }
}

}  // namespace cbps::cli
