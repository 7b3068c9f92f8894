#pragma once

#include <vector>

#include "cbps/audit/selection.h"
#include "cbps/rules/rule_pack.h"
#include "cli/command_builder.h"

namespace cbps::cli {

/// `--short`, of the commands that ask for facts.
void add_short_form(CommandBuilder& command, bool& is_short);

/// The facts that a form asks: all; or, where checks are selected, those that they read. The short
/// form has none of the long form only.
[[nodiscard]] std::vector<FieldId> wanted_facts(const rules::RulePack& pack,
                                                const audit::Selection& selection, bool all,
                                                bool is_short);

}  // namespace cbps::cli
