#pragma once

#include <string>

#include "cbps/rules/rule_pack.h"
#include "cbps/text/language.h"

namespace cbps::guide {

/// A JSON Schema (draft 2020-12) of profiles in YAML, for completion and validation in editors. It
/// accepts what the profile reader accepts, in the spelling of the dictionary, and describes each
/// fact as the template does. Rules that a schema cannot express are in its descriptions.
[[nodiscard]] std::string profile_schema(const rules::RulePack& pack, Language language);

}  // namespace cbps::guide
