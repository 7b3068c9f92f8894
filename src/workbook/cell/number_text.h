#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace cbps::workbook {

/// What workbooks store as a number is a binary one: the text behind it may have digits that mean
/// nothing. Nothing if the text is no finite number; blanks around it do not count.
[[nodiscard]] std::optional<double> parse_number(std::string_view text);

/// Whether a text is already what `number_text` would make of it. Texts of up to 15 digits are, if
/// they have no exponent and no zeros that say nothing.
[[nodiscard]] bool is_plain_number(std::string_view text);

/// The shortest decimal that stands for the same binary number, without exponent; but whole numbers
/// of more than 15 digits, the last of which are no longer what was typed in, are written with one:
/// `1.2345678901234568e+17`.
[[nodiscard]] std::string number_text(double number);

}  // namespace cbps::workbook
