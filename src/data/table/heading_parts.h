#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What people write around headings. All but the first takes headings in their normal form.
namespace cbps::data {

/// A normalised text without the brackets in which all of it stands: (户).
[[nodiscard]] std::string without_brackets(std::string normal);

/// A heading as it is written, without the marks of footnotes: ①, ² behind a Chinese character, ※.
[[nodiscard]] std::string without_footnote_marks(std::string_view written);

/// What stands at the end of a heading, in brackets or behind a slash, and what stands before it.
struct Addition {
  std::string_view heading;
  std::string_view text;
};
[[nodiscard]] std::optional<Addition> addition_of(std::string_view heading);

/// All that stands in brackets in a heading.
[[nodiscard]] std::vector<std::string_view> texts_in_brackets(std::string_view heading);

/// Whether what stands in brackets is the number of a footnote: [1], [注2].
[[nodiscard]] bool is_footnote(std::string_view addition);

/// Whether a text is a year: 2024, 2024年, 2024年末.
[[nodiscard]] bool is_year_text(std::string_view text);

/// A heading without its number: 1. 1、 (1).
[[nodiscard]] std::string_view without_number(std::string_view heading);

/// A text without a word in front and the colon behind that.
[[nodiscard]] std::string_view without_in_front(std::string_view text, std::string_view word);

/// The words of a text that have `、`, `,`, `;` or `和` between them.
[[nodiscard]] std::vector<std::string_view> words_in(std::string_view text);

}  // namespace cbps::data
