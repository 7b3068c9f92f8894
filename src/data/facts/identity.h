#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "cbps/data/profile.h"
#include "data/facts/fact_value.h"
#include "data/facts/personal.h"

namespace cbps::data {

/// What a heading of identity stands for: a text of `Identity`, or the period.
struct IdentityHeading {
  std::string Identity::*member = nullptr;  ///< nullptr: the period
  std::string_view name;
};

/// By the normalised text of a key; nothing if it is not identity.
[[nodiscard]] std::optional<IdentityHeading> find_identity(std::string_view normalised);

/// What a text of identity, or the period (nullptr), is called in messages.
[[nodiscard]] Bilingual label_of(std::string Identity::*member);

/// That two places do not say the same of a text of identity, or of the period (nullptr).
[[nodiscard]] Diagnostic given_twice(std::string Identity::*member, Span place, Span first);

/// Reads a text of identity that was given. What is wrong with it, or was undone in it, is said;
/// what is about a person leaves the member as it is.
void read_part(std::string Identity::*member, Text written, Identity& identity,
               const PersonalData& personal, Diagnostics& faults, Diagnostics& remarks);

/// The id of a community that has none, from its street and name; empty if it has no name.
[[nodiscard]] std::string id_by_name(const Identity& identity);

}  // namespace cbps::data
