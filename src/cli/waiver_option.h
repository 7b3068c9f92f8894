#pragma once

#include <string>
#include <vector>

#include "cbps/diag/diagnostic.h"
#include "cbps/result/waiver.h"
#include "cbps/rules/rule_pack.h"

namespace cbps::cli {

/// The waivers of the files of `--waivers`, in their order. What is wrong with them is reported.
[[nodiscard]] std::vector<result::Waiver> read_waivers(const std::vector<std::string>& paths,
                                                       const rules::RulePack& pack,
                                                       Sources& sources, Diagnostics& diagnostics);

}  // namespace cbps::cli
