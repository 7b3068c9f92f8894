#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cbps/audit/selection.h"
#include "cbps/data/profile.h"
#include "cbps/diag/diagnostic.h"
#include "cbps/guide/questions.h"
#include "cbps/result/assessment.h"
#include "cbps/rules/rule_pack.h"

/// Answers as texts, and what the program makes of them: what it would make of a profile.
namespace cbps::cli {

/// What is read from answers.
struct Judged {
  std::vector<Diagnostic> faults;  ///< of single answers, as an assessment says it
  /// Answers that contradict each other, and what is doubtful.
  std::vector<Diagnostic> doubts;
  std::optional<int> year;
  data::Identity identity;
  /// The facts as they were read, contradictions and all. Without a year, or where nobody can say
  /// whose facts they are, there are none.
  std::optional<data::Profile> profile;
  result::Community community;  ///< assessed on the last day of the year
};

/// `texts` are the answers to `questions`, one each; an empty one is none.
[[nodiscard]] Judged judge(const std::vector<guide::Question>& questions,
                           const std::vector<std::string>& texts, const rules::RulePack& pack,
                           const audit::Selection& selection);

/// The answer as this program writes it, empty where there is none that can be used.
[[nodiscard]] std::string written(const guide::Question& question, const Judged& judged,
                                  const Dictionary& dictionary, Language language);

/// All that was answered, as a profile in YAML; empty where nobody can say whose facts they are.
[[nodiscard]] std::string profile_yaml(const Judged& judged, const Dictionary& dictionary,
                                       Language language);

}  // namespace cbps::cli
