#include "data/table/column_numbers.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "cbps/data/spelling.h"
#include "cbps/text/unicode.h"
#include "data/facts/not_given.h"
#include "data/table/heading_parts.h"
#include "data/table/row_words.h"

namespace cbps::data {
namespace {

/// A cell without the brackets in which all of it stands, and without how it is computed: 3=1+2.
std::string number_in(std::string_view cell) {
  std::string word = unicode::normalise(cell);
  word = word.substr(0, word.find('='));
  return without_brackets(std::move(word));
}

bool is_letter(std::string_view word) {
  return word.size() == 1 && word.front() >= 'a' && word.front() <= 'z';
}

bool is_word(std::string_view word) {
  return is_letter(word) || is_one_of(word, kColumnNumberWords);
}

}  // namespace

bool numbers_columns(const CsvRecord& row) {
  constexpr std::size_t kEnoughNumbers = 3;
  constexpr std::size_t kEnoughCells = 5;
  std::size_t cells = 0;
  std::size_t words = 0;
  std::size_t numbers = 0;
  std::size_t next = 1;
  bool has_letter = false;
  for (const CsvCell& cell : row.cells) {
    ++cells;
    if (says_not_given(cell.text)) continue;
    const std::string word = number_in(cell.text);
    // They begin anew behind the words, or go on from these.
    const bool goes_on = numbers == 0 && word == std::to_string(cells);
    if (goes_on || word == std::to_string(next)) {
      next = goes_on ? cells + 1 : next + 1;
      ++numbers;
    } else if (numbers == 0 && is_word(word)) {
      ++words;
      has_letter = has_letter || is_letter(word);
    } else {
      return false;
    }
  }
  // A single letter may be who a community is.
  if (words == 1 && has_letter) return false;
  const std::size_t gap = words == 1 && numbers > 0 && says_not_given(row.cells[1].text) ? 1 : 0;
  const bool has_more = words > 1 || gap > 0;
  // In fewer cells 甲, 1, 2 may be a community.
  return numbers + (has_more ? 1 : 0) >= kEnoughNumbers && words + gap + numbers >= kEnoughCells;
}

}  // namespace cbps::data
