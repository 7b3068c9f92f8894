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

/// The pack under overruled parameters; null, and messages, where they cannot be overruled so.
using PackSource = std::function<std::unique_ptr<const rules::RulePack>(
    const std::vector<rules::Override>&, Diagnostics&)>;

/// What became of a case: all that a judgement of it, and its coverage, needs. Lives until the
/// next one is run.
struct Trial {
  const rules::RulePack& pack;
  const data::Profile& profile;
  const eval::Results& results;
  const Calendar& calendar;
  Verdict verdict = Verdict::Pass;
  std::optional<result::CheckResult> check = {};  ///< of a check's case
};
using Observer = std::function<void(const Case&, const Trial&)>;

/// Runs cases by the way of every assessment: facts are read as a profile's are, verdicts are
/// `audit::assess`'s.
class Runner {
 public:
  /// `sources` are those of the cases.
  Runner(PackSource packs, const Sources& sources) : packs_(std::move(packs)), sources_(sources) {}

  /// True: it said what was expected. Else the reason is reported at the case's place.
  bool run(const Case& one, Diagnostics& diagnostics, const Observer& observer = nullptr);

 private:
  const rules::RulePack* pack_for(const std::vector<rules::Override>& set,
                                  Diagnostics& diagnostics);

  PackSource packs_;
  const Sources& sources_;
  /// By the overrides as text: most cases have none.
  std::map<std::string, std::unique_ptr<const rules::RulePack>> compiled_;
};

}  // namespace cbps::cases
