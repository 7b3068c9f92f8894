#pragma once

#include <string>
#include <string_view>

/// What English asks of labels and units that the rules give in one form only.
namespace cbps::english {

/// A unit for exactly one: "people" is "person", "branches" is "branch", "m²" is itself.
[[nodiscard]] std::string singular(std::string_view unit);

/// A label inside a sentence: without its capital, unless that belongs to the word.
[[nodiscard]] std::string inside(std::string_view label);

/// Gives the first letter its capital.
void begin_sentence(std::string& text);

}  // namespace cbps::english
