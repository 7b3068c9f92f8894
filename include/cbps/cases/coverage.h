#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "cbps/cases/runner.h"
#include "cbps/rules/rule_pack.h"

namespace cbps::cases {

/// Records what the cases of a pack exercise, and reports what none of them does.
///
/// Every check needs each outcome it can have and a failure with its shortfall. In every condition
/// (also of consistency rules) each part that is true or false must be seen as both, and each
/// comparison of numbers or dates must be seen just below, at and just above its threshold, as far
/// as ranges allow.
class Coverage {
 public:
  /// `exempt` lists what is not required. `report` also reports an exemption that a case does
  /// exercise or that names nothing.
  Coverage(const rules::RulePack& pack, std::vector<Exemption> exempt);

  void note(const Case& one, const Trial& trial);
  /// Adds a finding, at the place of the rule, for each thing that no case exercises.
  void report(const doc::Document& bundle, Diagnostics& diagnostics) const;

 private:
  struct Node {
    bool is_true = false;
    bool is_false = false;
    bool below = false;
    bool at = false;
    bool above = false;
  };
  using Nodes = std::vector<Node>;  ///< parallel to a condition's nodes
  struct Subject {
    std::vector<Nodes> conditions;  ///< `applies` first, if the check has it
    std::vector<bool> verdicts = std::vector<bool>(kVerdictCount, false);
    bool shortfall = false;  ///< a failure whose shortfall is stated
  };

  static void see(const rules::Condition& condition, const Trial& trial, Nodes& seen);

  const rules::RulePack& pack_;
  std::vector<Exemption> exempt_;
  std::map<std::string, Subject> checks_;
  std::map<std::string, Subject> rules_;
};

}  // namespace cbps::cases
