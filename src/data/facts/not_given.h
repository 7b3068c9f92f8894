#pragma once

#include <string_view>

#include "cbps/value/dictionary.h"

namespace cbps::data {

/// Whether a text holds nothing but blanks and signs that nobody sees.
[[nodiscard]] bool is_blank(std::string_view text);

/// Whether a text says that something was not given: it is blank or one of `kNotGivenWords`.
[[nodiscard]] bool says_not_given(std::string_view text);

/// The same of a text that stands for a fact: an option of the fact that is spelled so is given.
[[nodiscard]] bool says_not_given(std::string_view text, const Field& field,
                                  const Dictionary& dictionary);

}  // namespace cbps::data
