#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cbps/cases/case.h"
#include "cbps/data/profile.h"
#include "cbps/eval/evaluator.h"
#include "cbps/result/assessment.h"
#include "cbps/rules/rule_pack.h"

namespace cbps::cases {

/// Returns the pack compiled with the overrides. If they are invalid, it adds messages and returns
/// null.
using PackSource = std::function<std::unique_ptr<const rules::RulePack>(
    const std::vector<rules::Override>&, Diagnostics&)>;

/// The outcome of a case, with all that is needed to compare it with the expectation and to record
/// its coverage. Its lifetime ends when the next case is run.
struct Trial {
  const rules::RulePack& pack;
  const data::Profile& profile;
  const eval::Results& results;
  const Calendar& calendar;
  Verdict verdict = Verdict::Pass;
  std::optional<result::CheckResult> check = {};  ///< only for the case of a check
};
using Observer = std::function<void(const Case&, const Trial&)>;

/// Runs cases with the code of every assessment: facts are read like those of a profile, and
/// verdicts come from `audit::assess`.
class Runner {
 public:
  /// `sources` are the source files of the cases.
  Runner(PackSource packs, const Sources& sources) : packs_(std::move(packs)), sources_(sources) {}

  /// Returns true if the result is the expected one. Otherwise reports the difference at the place
  /// of the case.
  bool run(const Case& one, Diagnostics& diagnostics, const Observer& observer = nullptr);

 private:
  const rules::RulePack* pack_for(const std::vector<rules::Override>& set,
                                  Diagnostics& diagnostics);

  PackSource packs_;
  const Sources& sources_;
  /// Compiled packs by the text of their overrides. Most cases have no overrides.
  std::map<std::string, std::unique_ptr<const rules::RulePack>> compiled_;
};

}  // namespace cbps::cases
