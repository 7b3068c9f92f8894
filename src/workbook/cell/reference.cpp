#include "workbook/cell/reference.h"

#include <fmt/format.h>

#include <algorithm>

namespace cbps::workbook {
namespace {

constexpr std::uint32_t kLetters = 26;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// 1 to 26; 0 for what is no letter.
std::uint32_t letter(char c) {
  if (c >= 'A' && c <= 'Z') return static_cast<std::uint32_t>(c - 'A') + 1;
  if (c >= 'a' && c <= 'z') return static_cast<std::uint32_t>(c - 'a') + 1;
  return 0;
}

}  // namespace

std::optional<Place> parse_place(std::string_view text) {
  std::uint32_t column = 0;
  std::size_t at = 0;
  for (; at < text.size() && letter(text[at]) != 0; ++at) {
    column = column * kLetters + letter(text[at]);
    if (column > kMostColumns) return std::nullopt;
  }
  if (column == 0 || at == text.size() || text[at] == '0') return std::nullopt;
  std::uint32_t row = 0;
  for (; at < text.size(); ++at) {
    if (!is_digit(text[at])) return std::nullopt;
    row = row * 10 + static_cast<std::uint32_t>(text[at] - '0');
    if (row > kMostRows) return std::nullopt;
  }
  return Place{row, column - 1};
}

std::optional<MergedRange> parse_range(std::string_view text) {
  const std::size_t colon = text.find(':');
  const auto first = parse_place(text.substr(0, colon));
  const auto last = colon == std::string_view::npos ? first : parse_place(text.substr(colon + 1));
  if (!first || !last || last->row < first->row || last->column < first->column) {
    return std::nullopt;
  }
  return MergedRange{first->row, first->column, last->row, last->column};
}

std::string place_text(std::uint32_t row, std::uint32_t column) {
  std::string letters;
  for (std::uint32_t rest = column + 1; rest != 0; rest = (rest - 1) / kLetters) {
    letters += static_cast<char>('A' + (rest - 1) % kLetters);
  }
  std::reverse(letters.begin(), letters.end());
  return fmt::format("{}{}", letters, row);
}

}  // namespace cbps::workbook
