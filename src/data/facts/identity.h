#pragma once

#include <optional>
#include <string_view>

#include "cbps/data/profile.h"
#include "data/facts/fact_value.h"

namespace cbps::data {

/// What a heading of identity stands for: a text of `Identity`, or the period.
struct IdentityHeading {
  std::string Identity::*member = nullptr;  ///< nullptr: the period
  std::string_view name;
};

/// By the normalised text of a key; nothing if it is not identity.
[[nodiscard]] std::optional<IdentityHeading> find_identity(std::string_view normalised);

/// Whether a heading asks for what identifies a person (a name, an identity number, a telephone).
[[nodiscard]] bool is_personal(std::string_view heading);

/// Says so where an id is none: a code that a spreadsheet took for a number and rounded, one with
/// signs that make another of it, the word before a row of totals.
void check_id(Text id, Diagnostics& diagnostics);

}  // namespace cbps::data
