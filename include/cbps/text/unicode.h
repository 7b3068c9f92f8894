#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

/// The Unicode functions that a terminal program needs, built on utf8proc.
namespace cbps::unicode {

/// The bytes that may begin a UTF-8 text and say only that it is one.
inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// The offset of the first byte that is not well-formed UTF-8 (surrogates and over-long forms are
/// not), or nothing when all of `text` is.
[[nodiscard]] std::optional<std::size_t> first_invalid_byte(std::string_view text);

/// How many code points `text` has. Bytes that are not UTF-8 count as one each.
[[nodiscard]] std::size_t count_characters(std::string_view text);

/// How many terminal columns `text` takes: Chinese two, combining marks none.
[[nodiscard]] std::size_t display_width(std::string_view text);

/// One character of a text, in the order they are read.
struct Character {
  char32_t code_point = 0;
  std::size_t begin = 0;   ///< byte offset
  std::size_t length = 0;  ///< bytes
  std::size_t width = 0;   ///< terminal columns
};

/// The character at byte `offset`, which must lie inside `text`. A bad byte is U+FFFD, one wide.
[[nodiscard]] Character character_at(std::string_view text, std::size_t offset);

/// Whether it is a letter of any script; Chinese characters are.
[[nodiscard]] bool is_letter(char32_t code_point);

/// Whether it is a blank of any width, or ends a line.
[[nodiscard]] bool is_space(char32_t code_point);

/// Whether it is a digit or number of any script, form or enclosure.
[[nodiscard]] bool is_number_sign(char32_t code_point);

/// Appends `code_point` (a Unicode scalar value) as UTF-8.
void append(std::string& text, char32_t code_point);

/// The normal form under which headings, labels and spellings are compared: compatibility
/// composition (full width to half width), no spaces, lower case.
[[nodiscard]] std::string normalise(std::string_view text);

/// Whether a terminal would obey the character instead of showing it: C0, DEL and C1.
[[nodiscard]] constexpr bool is_control(char32_t code_point) {
  return code_point < 0x20 || (code_point >= 0x7F && code_point < 0xA0);
}

/// Whether the character takes no place of its own on a screen, or moves what stands around it:
/// signs of no width, soft hyphens, marks of the writing direction, separators of lines and
/// paragraphs.
[[nodiscard]] bool is_invisible(char32_t code_point);

/// `text` without its invisible characters.
[[nodiscard]] std::string without_invisible(std::string_view text);

/// Whether it is one of the common Chinese characters (U+4E00 to U+9FFF).
[[nodiscard]] constexpr bool is_ideograph(char32_t code_point) {
  return code_point >= 0x4E00 && code_point <= 0x9FFF;
}

/// What a character is called where it cannot be shown: "U+200B".
[[nodiscard]] std::string name_of(char32_t code_point);

/// A text of the user's as it may stand in a line for people: tabs and line ends are blanks, other
/// control characters and invisible ones are spelled out (U+200B), as are those that are none
/// (U+FFFE); what is no UTF-8 is U+FFFD. Of a longer one the first `most` characters and "…".
[[nodiscard]] std::string printable(std::string_view text,
                                    std::size_t most = std::string_view::npos);

}  // namespace cbps::unicode
