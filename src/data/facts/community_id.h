#pragma once

#include <string>
#include <string_view>

#include "cbps/diag/diagnostic.h"
#include "data/facts/fact_value.h"

namespace cbps::data {

/// The id of a community as it is meant: without blanks and invisible signs, the marks of
/// spreadsheets and separators of thousands, in plain digits. A remark says so where that is
/// another than was written, and where a code has an unusual length, is a street's or is nearly
/// one. An error where the text is no id: a word for nothing, an error value, a number that was
/// rounded, digits of other scripts, the word before a row of totals. Then it is what was written,
/// which says at least which row is meant; or empty, with an error too, where that may be about a
/// person.
[[nodiscard]] std::string read_id(Text written, Diagnostics& faults, Diagnostics& remarks);

/// Whether an id is one of which `read_id` says nothing. May be false for others of them.
[[nodiscard]] bool is_plain_id(std::string_view id);

/// Whether a text is letters and digits of ASCII, `_` and `-`, with a digit among them: no heading,
/// title or total looks so.
[[nodiscard]] bool is_ascii_code(std::string_view text);

/// Whether a text is digits only, once all that `read_id` undoes is undone.
[[nodiscard]] bool is_code(std::string_view text);

/// Whether what was given for an id is about a person: a telephone number, an identity number, an
/// address. Nothing but 15 digits may also be the code of a part of a community.
[[nodiscard]] bool is_personal_id(std::string_view text);

/// Whether a text stands before totals (合计, 某街道小计, TOTAL), whatever blanks are in it.
[[nodiscard]] bool is_total(std::string_view text);

}  // namespace cbps::data
