#pragma once

#include <string_view>

/// What is about a single person. The program takes aggregates only: such texts are not read, and
/// never shown.
namespace cbps {

/// Whether a heading asks for a person's name, identity number, telephone, address or account.
/// Width, case, blanks and invisible characters make no difference; Latin words count as whole
/// words only.
[[nodiscard]] bool is_personal_heading(std::string_view heading);
/// The same where the heading's normal form (`unicode::normalise`) is known.
[[nodiscard]] bool is_personal_heading(std::string_view heading, std::string_view normal);

/// Whether a text holds a number that belongs to a person, with no other digits around it: a
/// mobile telephone number (11 digits from 13 to 19, with or without +86 and separators) or an
/// identity number whose check digit is right (18 characters, GB 11643). Digits of full width
/// count as digits.
[[nodiscard]] bool holds_personal_number(std::string_view text);

/// The same of a text that is more than digits: nothing but digits may also be a code.
[[nodiscard]] bool shows_personal_number(std::string_view text);

}  // namespace cbps
