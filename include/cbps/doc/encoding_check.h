#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "cbps/diag/diagnostic.h"
#include "cbps/diag/source.h"

namespace cbps::doc {

/// True if the bytes may be given to a parser at all: not too many, UTF-8, no control characters
/// but tab and line ends (LF or CR LF). Otherwise says what is wrong and, where it can be guessed,
/// in which encoding the file was saved.
[[nodiscard]] bool check_encoding(std::string_view text, FileId file, std::size_t most_bytes,
                                  Diagnostics& diagnostics);

/// Why bytes are no text.
enum class TextFault : std::uint8_t { None, Spreadsheet, NotUtf8, ControlCharacter };

/// The same of the bytes from `begin` to `end`, for what is read piece by piece. No piece ends
/// inside a character or a line end. There is a message unless the result is `None`.
[[nodiscard]] TextFault check_characters(std::string_view text, std::size_t begin, std::size_t end,
                                         FileId file, Diagnostics& diagnostics);

/// The first control character other than tab, LF and the CR of a CR LF, or npos.
[[nodiscard]] std::size_t find_control_character(std::string_view text);

/// "U+001B": how messages name a character nobody can see.
[[nodiscard]] std::string name_of_control(std::string_view text, std::size_t offset);

}  // namespace cbps::doc
