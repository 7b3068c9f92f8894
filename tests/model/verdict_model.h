#pragma once

#include <optional>
#include <vector>

#include "cbps/result/assessment.h"
#include "cbps/rules/rule_pack.h"
#include "model/model.h"

/// Verdicts and scores of one community, check by check, by the model's evaluator: the rules of
/// docs/language.md and of the README written down a second time.
namespace cbps::model {

/// The verdict on one check.
struct Verdict {
  result::Outcome outcome = result::Outcome::Unknown;
  bool is_scored = false;  ///< whether it is part of the score
};

[[nodiscard]] Verdict verdict(const rules::Check& check, const World& world, const Row& row);

/// The verdicts on all checks of a pack, standard by standard.
using Verdicts = std::vector<std::vector<Verdict>>;
[[nodiscard]] Verdicts verdicts(const rules::RulePack& pack, const World& world, const Row& row);

/// The score with equal weights; nothing where no check is scored.
[[nodiscard]] std::optional<result::Score> score(const Verdicts& verdicts);

}  // namespace cbps::model
