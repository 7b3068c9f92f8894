#include "data/table/row_words.h"

#include <algorithm>
#include <string>

#include "cbps/data/spelling.h"
#include "cbps/text/unicode.h"
#include "data/facts/not_given.h"

namespace cbps::data {

bool is_empty(const CsvCell& cell) { return is_blank(cell.text); }

bool is_empty_row(const CsvRecord& row) {
  return std::all_of(row.cells.begin(), row.cells.end(), is_empty);
}

std::size_t count_texts(const CsvRecord& row) {
  return row.cells.size() -
         static_cast<std::size_t>(std::count_if(row.cells.begin(), row.cells.end(), is_empty));
}

std::string_view first_text(const CsvRecord& row) {
  const auto is_text = [](const CsvCell& cell) {
    return cell.text.find_first_not_of("0123456789") != std::string_view::npos && !is_empty(cell);
  };
  const auto first = std::find_if(row.cells.begin(), row.cells.end(), is_text);
  return first == row.cells.end() ? std::string_view{} : first->text;
}

bool is_foot(std::string_view text) {
  const std::string word = unicode::normalise(text);
  return std::any_of(kFootWords.begin(), kFootWords.end(), [&word](std::string_view foot) {
    return word.starts_with(foot) && (word.size() == foot.size() || word[foot.size()] == ':');
  });
}

}  // namespace cbps::data
