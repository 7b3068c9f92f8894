#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "cbps/data/csv.h"
#include "data/facts/value_text.h"

namespace cbps::data {

[[nodiscard]] bool is_empty(const CsvCell& cell);
/// Whether all cells of a row are empty.
[[nodiscard]] bool is_empty_row(const CsvRecord& row);
/// How many cells of a row are not empty.
[[nodiscard]] std::size_t count_texts(const CsvRecord& row);
/// Where the first text of a row stands that is no running number; past the end: there is none.
[[nodiscard]] std::size_t first_text_column(const CsvRecord& row);
[[nodiscard]] std::string_view first_text(const CsvRecord& row);

/// Whether a text is what stands below a table: such a word (`kFootWords`), or one with a colon
/// behind it, whatever blanks are in it.
[[nodiscard]] bool is_foot(std::string_view text);

/// Whether a text is such a word and no more than a colon behind it.
[[nodiscard]] bool is_foot_label(std::string_view text);

/// Whether a text holds words: a Chinese character, or three letters one behind the other.
[[nodiscard]] bool is_words(std::string_view text);
/// Whether twelve digits stand in a text, and no more beside them.
[[nodiscard]] bool holds_code(std::string_view text);
/// Whether a text holds a sign that names have not: a point, a colon, a number in a circle.
[[nodiscard]] bool holds_sign_of_title(std::string_view text);
/// Whether a sign stands in a text that may separate cells.
[[nodiscard]] bool holds_separator(std::string_view text);

/// Whether a text begins with 其中, as what is a part of a total does.
[[nodiscard]] bool is_part_of_total(std::string_view text);
/// Whether a name is that of a community by its end (`kCommunityEndings`). 3个社区 are several.
[[nodiscard]] bool ends_like_community(std::string_view name);
/// Whether a name is nothing but one that a community may have: no word or sign of titles, totals
/// or streets is in it.
[[nodiscard]] bool is_plain_name(std::string_view name);

/// Whether a text is one of some words.
template <class Words>
[[nodiscard]] bool is_one_of(std::string_view text, const Words& words) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

/// Whether a text, blanks at its end apart, ends with one of some words.
template <class Words>
[[nodiscard]] bool ends_with_one(std::string_view text, const Words& words) {
  const std::string_view visible = without_blanks_around(text);
  return std::any_of(words.begin(), words.end(),
                     [visible](std::string_view word) { return visible.ends_with(word); });
}

}  // namespace cbps::data
