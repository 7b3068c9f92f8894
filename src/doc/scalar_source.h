#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "cbps/doc/document.h"

/// Functions that find the extent and style of a scalar in YAML source when its text is already
/// known. Offsets are bytes of `source`.
namespace cbps::doc {

[[nodiscard]] bool is_blank(char c);           ///< space or tab
[[nodiscard]] bool is_blank_or_break(char c);  ///< space, tab, CR or LF

/// The style of the scalar that begins at `begin`, determined by its first byte.
[[nodiscard]] Style style_at(std::string_view source, std::size_t begin);

/// One past the scalar's last byte: past the closing quote, past a plain scalar's last character,
/// at the end of a block scalar's last line that is not empty.
[[nodiscard]] std::size_t scalar_end(std::string_view source, std::size_t begin, Style style,
                                     std::string_view text);

/// One past the quote that closes the one at `begin`, or nothing if there is none.
[[nodiscard]] std::optional<std::size_t> closing_quote(std::string_view source, std::size_t begin);

/// The first `\N` or `\_` of a double-quoted scalar. YAML has these escapes, but some versions of
/// the parser library turn them into bytes that are not UTF-8.
[[nodiscard]] std::optional<std::size_t> unreliable_escape(std::string_view quoted);

/// The length of the error value of a spreadsheet that a text begins with, such as `#REF!`; 0 if it
/// does not, or if more follows that word. YAML takes it for a comment.
[[nodiscard]] std::size_t error_word_length(std::string_view text);

/// Whether there is a word anywhere that `error_word_length` finds.
[[nodiscard]] bool holds_error_word(std::string_view text);

/// Where a block scalar's first line of text begins: past the line of its `|` or `>`.
[[nodiscard]] std::size_t block_text_begin(std::string_view source, std::size_t begin);

/// The end of the line that contains `at`, before its line break.
[[nodiscard]] std::size_t line_end(std::string_view source, std::size_t at);

/// The beginning of the line that contains `at`.
[[nodiscard]] std::size_t line_begin(std::string_view source, std::size_t at);

/// The first byte from `begin` on that is neither blank nor in a comment, at most `end`.
[[nodiscard]] std::size_t skip_blanks_and_comments(std::string_view source, std::size_t begin,
                                                   std::size_t end);

}  // namespace cbps::doc
