#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "cbps/diag/diagnostic.h"
#include "data/facts/fact_value.h"

namespace cbps::data {

/// The id of a community as it is meant: without blanks and invisible signs, the marks of
/// spreadsheets and separators of thousands, in plain digits. A remark says so where that is
/// another than was written, and where a code has an unusual length or is a street's. Nothing, and
/// an error, where the text is no id: a word for nothing, an error value, a number that was
/// rounded, digits of other scripts, the word before a row of totals.
[[nodiscard]] std::optional<std::string> read_id(Text written, Diagnostics& faults,
                                                 Diagnostics& remarks);

/// Whether an id is one of which `read_id` says nothing. May be false for others of them.
[[nodiscard]] bool is_plain_id(std::string_view id);

/// Whether a text is digits only, once all that `read_id` undoes is undone.
[[nodiscard]] bool is_code(std::string_view text);

/// Whether a text stands before totals (合计, 某街道小计, TOTAL), whatever blanks are in it.
[[nodiscard]] bool is_total(std::string_view text);

}  // namespace cbps::data
