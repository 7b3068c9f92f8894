#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace cbps::data {

/// `text` without blanks and without signs that nobody sees at both ends.
[[nodiscard]] std::string_view without_blanks_around(std::string_view text);

/// The same, and without the quotes or brackets in which all of it stands: “1000”, 「是」, 【无】.
[[nodiscard]] std::string_view without_quotes_around(std::string_view text);

/// Whether `without_quotes_around` takes more than blanks away.
[[nodiscard]] bool is_in_quotes(std::string_view text);

/// The first quote or bracket of those in a text; empty if there is none.
[[nodiscard]] std::string_view quote_in(std::string_view text);

/// The same as `without_quotes_around`, and without the `'` or `="…"` with which spreadsheets mark
/// a text.
[[nodiscard]] std::string_view without_text_mark(std::string_view text);

/// A text as its meaning depends on it: without blanks and marks around it, and with full-width
/// letters, digits and signs as ASCII. Nothing else is folded: 10² stays what it is.
class ValueText {
 public:
  explicit ValueText(std::string_view written);
  ValueText(const ValueText&) = delete;
  ValueText& operator=(const ValueText&) = delete;

  /// Valid as long as this and what was written.
  [[nodiscard]] std::string_view text() const { return text_; }

 private:
  void fold();

  static constexpr std::size_t kShort = 64;
  std::array<char, kShort> short_;  ///< most texts that have to be folded fit in here
  std::string long_;
  std::string_view text_;
};

}  // namespace cbps::data
