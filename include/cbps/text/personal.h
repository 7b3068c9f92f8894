#pragma once

#include <string_view>

/// What is about a single person. The program takes aggregates only: such texts are not read, and
/// never shown.
namespace cbps {

/// Whether a heading asks for a person, or for a person's name, identity number, telephone,
/// address, account or date of birth. Width, case, blanks and invisible characters make no
/// difference; Latin words count as whole words only.
[[nodiscard]] bool is_personal_heading(std::string_view heading);
/// The same where the heading's normal form (`unicode::normalise`) is known.
[[nodiscard]] bool is_personal_heading(std::string_view heading, std::string_view normal);

/// Whether a text holds a number that belongs to a person, with no other digits around it: a
/// mobile telephone number (11 digits from 13 to 19, with or without a country and separators), a
/// landline number with its area, an identity number of 18 characters whose check digit is right
/// (GB 11643), or an old one of 15 digits with a day of birth. Digits of full width count as
/// digits.
[[nodiscard]] bool holds_personal_number(std::string_view text);

/// Whether a text holds such a number, or an e-mail address.
[[nodiscard]] bool holds_personal_detail(std::string_view text);

/// The same of a text that is more than digits: nothing but digits may also be a sum of money or a
/// size.
[[nodiscard]] bool shows_personal_detail(std::string_view text);

/// Whether a text, blanks apart, is what Chinese names look like: a surname that is common and one
/// or two characters more, or parts with a point between them (买买提·艾力).
[[nodiscard]] bool may_be_name(std::string_view text);

/// Whether a heading, or a part of it behind a point, may name a person: by name, number or
/// address.
[[nodiscard]] bool may_name_person(std::string_view heading);

}  // namespace cbps
