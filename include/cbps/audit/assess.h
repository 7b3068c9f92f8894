#pragma once

#include <memory>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "cbps/audit/verdicts.h"
#include "cbps/data/profile.h"
#include "cbps/diag/source.h"
#include "cbps/eval/evaluator.h"
#include "cbps/result/assessment.h"
#include "cbps/rules/rule_pack.h"
#include "cbps/text/language.h"

/// Computes an assessment from facts and rules.
namespace cbps::audit {

class Scores;

/// Describes the run at the head of an assessment. `options` are shown as given.
[[nodiscard]] result::Run describe(const Task& task, std::string version, result::Options options);
/// Adds the facts and figures that verdicts of the run may name. Only some formats show them.
void add_dictionary(const Task& task, result::Run& run);

/// One community's verdicts, shortfalls and score; or the reasons for its rejection, if its facts
/// contradict each other (the error rules of consistency.yaml).
using Assessed = std::variant<result::Community, result::Rejected>;

/// Assesses batches of communities. Each thread needs its own assessor. The task must outlive it.
class Assessor {
 public:
  explicit Assessor(const Task& task, std::size_t most_rows = eval::kBatchRows);
  ~Assessor();
  Assessor(const Assessor&) = delete;
  Assessor& operator=(const Assessor&) = delete;

  /// Evaluates all rows. The table must live until the last of its rows has been assessed.
  void evaluate(const Table& table);
  [[nodiscard]] const Verdicts& verdicts() const { return verdicts_; }

  /// Fills in the result of an evaluated row, except its id, name and source. This is fast, because
  /// no verdict is explained.
  void stand(std::size_t row, result::Standing& standing) const;
  /// Does the same for rows 0 to `briefs.size() - 1` and adds the checks that each does not pass.
  void brief(std::span<result::Brief> briefs) const;

  /// The broken consistency rules of an evaluated row, and the diagnostics from reading its facts.
  /// A community with any error is rejected.
  struct Objections {
    std::vector<result::Remark> errors;
    std::vector<result::Remark> remarks;
  };
  [[nodiscard]] Objections object(std::size_t row, const data::Origin& origin,
                                  const Sources& sources) const;

  /// Assesses an evaluated row in full. The row was read from `origin`, whose spans refer to
  /// `sources`.
  [[nodiscard]] Assessed assess(std::size_t row, const data::Origin& origin,
                                const Sources& sources) const;

 private:
  const Task& task_;
  eval::Evaluator evaluator_;
  Verdicts verdicts_;
  std::unique_ptr<Scores> scores_;
  const Table* table_ = nullptr;
};

/// Assesses one community.
[[nodiscard]] Assessed assess(const Task& task, const data::Profile& profile,
                              const Sources& sources);

/// A diagnostic with its location, for a report. `cells` are those of the row that may contain it.
[[nodiscard]] result::Remark remark(const Diagnostic& diagnostic, const Sources& sources,
                                    const data::RowCells& cells = {});
[[nodiscard]] result::Location locate(Span span, const Sources& sources,
                                      const data::RowCells& cells = {});

}  // namespace cbps::audit
