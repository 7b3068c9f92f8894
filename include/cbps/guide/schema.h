#pragma once

#include <string>

#include "cbps/diag/language.h"
#include "cbps/rules/rule_pack.h"

namespace cbps::guide {

/// A JSON Schema (draft 2020-12) of profiles in YAML, for editors that help and check while one
/// writes. It takes what the reader takes, spelled as the dictionary spells it, and tells of each
/// fact what the template tells. What a schema cannot say stands in its description.
[[nodiscard]] std::string profile_schema(const rules::RulePack& pack, Language language);

}  // namespace cbps::guide
