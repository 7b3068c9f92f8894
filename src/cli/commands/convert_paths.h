#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "cbps/cli/run.h"
#include "cbps/convert/format.h"
#include "cbps/diag/diagnostic.h"
#include "cbps/rules/rule_pack.h"
#include "cli/shared_options.h"

namespace cbps::cli {

/// What is to be converted, and how.
struct ConversionRequest {
  std::vector<std::string> paths;
  InputTexts input;
  RuleOptions rules;
  std::optional<int> year;  ///< nothing: each community by the year that it states
  std::string output;       ///< a path; empty: standard output
  std::function<convert::Format(const rules::RulePack& pack)> format;
  convert::Style style;
};

/// Reads what the PATHs stand for and writes it as one document. `diagnostics` are those on the
/// options: with errors nothing is read. Returns the exit code: 0 where all of it is written.
[[nodiscard]] int convert_paths(const ConversionRequest& request, Language language,
                                const Environment& environment, Diagnostics diagnostics);

}  // namespace cbps::cli
