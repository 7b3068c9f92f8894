#pragma once

#include <functional>
#include <string>
#include <vector>

#include "cbps/rules/compile.h"

/// Small faults, put into rules on purpose, one at a time.
namespace cbps::test {

struct Mutant {
  std::string name;     ///< what was changed, unique
  std::string subject;  ///< the check or consistency rule; empty: a parameter, which many may read
  bool of_rule = false;
  /// Puts the fault into a pack that was compiled from the same rules.
  std::function<void(rules::RulePack&)> apply;
  /// Of a parameter: the fault as an overrule.
  std::vector<rules::Override> set;
};

/// Of every condition: each comparison and number moved by one step, each chain turned from && to
/// || and back, each of its links left out, each way of a `? :` always taken, the whole negated; of
/// every check: `applies`, `due` and each requirement left out; of every parameter: one step less,
/// one more, or the other truth. What does not compile is no mutant.
[[nodiscard]] std::vector<Mutant> mutants(const rules::RulePack& pack);

}  // namespace cbps::test
