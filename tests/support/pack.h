#pragma once

#include <string>
#include <string_view>

#include "cbps/audit/assess.h"
#include "cbps/data/profile.h"
#include "cbps/rules/compile.h"

/// What tests of the upper rooms start from: the real rules, and small profiles written in place.
namespace cbps::test {

/// The rules of the repository. A fault in them fails the test that asks.
const rules::RulePack& pack();

/// The value type of a test: a profile assessed for 2024.
struct Assessment {
  result::Community community;
  std::vector<Diagnostic> faults;  ///< what is wrong with the facts

  [[nodiscard]] const result::CheckResult& check(std::string_view id) const;
};

/// Assesses `yaml` (identity and period may be left out) as of `as_of`.
Assessment assess(std::string_view yaml, std::string_view as_of = "2024-12-31");

/// All faults of `yaml` as "CB2002 3:5", one a line.
std::string faults(std::string_view yaml);

/// The facts of a community that meets every check, as flat `name: value` lines; `changes` are
/// lines that replace those of the same name (`name:` alone leaves it out).
std::string complete_with(std::string_view changes);

}  // namespace cbps::test
