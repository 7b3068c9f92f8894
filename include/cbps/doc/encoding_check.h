#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "cbps/diag/diagnostic.h"
#include "cbps/diag/source.h"
#include "cbps/text/encoding.h"

namespace cbps::doc {

/// Returns true if a text may be parsed: at most `most_bytes`, valid UTF-8, and no control
/// characters except tab and line ends (LF or CR LF). Otherwise reports what is wrong and, where it
/// can be guessed, the encoding in which the file was saved.
[[nodiscard]] bool check_encoding(const Sources& sources, FileId file, std::size_t most_bytes,
                                  Diagnostics& diagnostics);

/// The reason why bytes are not text.
enum class TextFault : std::uint8_t { None, Spreadsheet, NotUtf8, ControlCharacter };

/// Checks the characters of the bytes from `begin` to `end`, for text that is read in chunks. No
/// chunk may end inside a character or a line end. Adds a message unless the result is `None`.
/// `rest` is what `Sources` know of the rest of the file.
[[nodiscard]] TextFault check_characters(std::string_view text, std::size_t begin, std::size_t end,
                                         FileId file, Diagnostics& diagnostics,
                                         const encoding::UndecodedRest* rest = nullptr);

/// The first control character other than tab, LF and the CR of a CR LF, or npos.
[[nodiscard]] std::size_t find_control_character(std::string_view text);

/// The name of an invisible character in messages, such as "U+001B".
[[nodiscard]] std::string name_of_control(std::string_view text, std::size_t offset);

}  // namespace cbps::doc
