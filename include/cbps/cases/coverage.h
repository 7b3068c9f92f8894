#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "cbps/cases/runner.h"
#include "cbps/rules/rule_pack.h"

namespace cbps::cases {

/// What the cases of a pack try out, and what none of them does.
///
/// Of every check each outcome it can have and a failure with its shortfall; of every condition
/// (the consistency rules' too) each part that is true or false once as each, and each comparison
/// of numbers or dates just below its threshold, on it and just above, as far as ranges allow.
class Coverage {
 public:
  /// `exempt`: what is not asked for. One that a case does try, or that names nothing, is reported.
  Coverage(const rules::RulePack& pack, std::vector<Exemption> exempt);

  void note(const Case& one, const Trial& trial);
  /// A finding for each thing that no case tries, at the place of the rule.
  void report(const doc::Document& bundle, Diagnostics& diagnostics) const;

 private:
  struct Node {
    bool is_true = false;
    bool is_false = false;
    bool below = false;
    bool at = false;
    bool above = false;
  };
  using Nodes = std::vector<Node>;  ///< beside a condition's nodes
  struct Subject {
    std::vector<Nodes> conditions;  ///< `applies` first, where there is one
    std::vector<bool> verdicts = std::vector<bool>(kVerdictCount, false);
    bool not_due = false;
    bool shortfall = false;  ///< a failure whose shortfall is stated
  };

  static void see(const rules::Condition& condition, const Trial& trial, Nodes& seen);

  const rules::RulePack& pack_;
  std::vector<Exemption> exempt_;
  std::map<std::string, Subject> checks_;
  std::map<std::string, Subject> rules_;
};

}  // namespace cbps::cases
