#pragma once

#include <memory>
#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "cbps/audit/verdicts.h"
#include "cbps/data/profile.h"
#include "cbps/diag/language.h"
#include "cbps/diag/source.h"
#include "cbps/eval/evaluator.h"
#include "cbps/result/assessment.h"
#include "cbps/rules/rule_pack.h"

/// Facts and rules become an assessment.
namespace cbps::audit {

class Scores;

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
  ~Assessor();
  Assessor(const Assessor&) = delete;
  Assessor& operator=(const Assessor&) = delete;

  /// Evaluates all rows; the table lives until the last of them has been assessed.
  void evaluate(const Table& table);
  [[nodiscard]] const Verdicts& verdicts() const { return verdicts_; }

  /// How an evaluated row stands: all but who it is and where it is from. That is quick; nothing is
  /// explained.
  void stand(std::size_t row, result::Standing& standing) const;
  /// The same of rows 0 to `briefs.size() - 1`, with the checks that they do not pass.
  void brief(std::span<result::Brief> briefs) const;

  /// What the consistency rules say of an evaluated row's facts, and what was remarked upon while
  /// they were read. With an error the community is rejected.
  struct Objections {
    std::vector<result::Remark> errors;
    std::vector<result::Remark> remarks;
  };
  [[nodiscard]] Objections object(std::size_t row, const data::Origin& origin,
                                  const Sources& sources) const;

  /// The community of an evaluated row that came from `origin`, whose places lie in `sources`.
  [[nodiscard]] Assessed assess(std::size_t row, const data::Origin& origin,
                                const Sources& sources) const;

 private:
  const Task& task_;
  eval::Evaluator evaluator_;
  Verdicts verdicts_;
  std::unique_ptr<Scores> scores_;
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
