#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "cbps/audit/selection.h"
#include "cbps/data/profile.h"
#include "cbps/diag/language.h"
#include "cbps/diag/source.h"
#include "cbps/eval/evaluator.h"
#include "cbps/result/assessment.h"
#include "cbps/rules/rule_pack.h"

/// Facts and rules become an assessment.
namespace cbps::audit {

/// What is assessed, by which rules, for which time. Refers to its parts; they outlive it.
struct Task {
  const rules::RulePack& pack;
  const Selection& selection;
  eval::Calendar calendar;
};

/// The head of the assessment. `options` are shown as given.
[[nodiscard]] result::Run describe(const Task& task, Language language, std::string version,
                                   std::vector<std::pair<std::string, std::string>> options);

/// One community's verdicts, shortfalls and score; or why it is rejected: its facts contradict each
/// other (the error rules of consistency.yaml).
using Assessed = std::variant<result::Community, result::Rejected>;

/// Assesses batches of communities, one thread each. The task outlives it.
class Assessor {
 public:
  explicit Assessor(const Task& task, std::size_t most_rows = eval::kBatchRows);

  /// Evaluates all rows; the table lives until the last of them has been assessed.
  void evaluate(const Table& table);
  /// The community of an evaluated row that came from `origin`, whose places lie in `sources`.
  [[nodiscard]] Assessed assess(std::size_t row, const data::Origin& origin,
                                const Sources& sources) const;

 private:
  const Task& task_;
  eval::Evaluator evaluator_;
  const Table* table_ = nullptr;
};

/// The same for one.
[[nodiscard]] Assessed assess(const Task& task, const data::Profile& profile,
                              const Sources& sources);

/// A diagnostic with its place, for a report. `cells` are of the row it may lie in.
[[nodiscard]] result::Remark remark(const Diagnostic& diagnostic, const Sources& sources,
                                    const data::RowCells& cells = {});
[[nodiscard]] result::Location locate(Span span, const Sources& sources,
                                      const data::RowCells& cells = {});

}  // namespace cbps::audit
