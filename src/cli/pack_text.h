#pragma once

#include <functional>
#include <optional>
#include <string>

#include "cbps/cli/run.h"
#include "cbps/diag/diagnostic.h"
#include "cbps/rules/rule_pack.h"
#include "cli/shared_options.h"

namespace cbps::cli {

/// Writes a text about a pack. Gives nothing if it has reported why there is none.
using WritePackText = std::function<std::optional<std::string>(const rules::RulePack& pack,
                                                               Diagnostics& diagnostics)>;

/// What commands that only tell something about the rules do: reads the rules, prints the messages
/// and the text that `write` makes of them, or writes it to the file `output`. Returns the exit
/// code.
[[nodiscard]] int print_pack_text(const RuleOptions& options, Language language,
                                  const Environment& environment, const WritePackText& write,
                                  const std::string& output = {});

}  // namespace cbps::cli
