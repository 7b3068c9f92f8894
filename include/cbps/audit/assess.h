#pragma once

#include <memory>
#include <span>
#include <string>
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

class FindingWriter;
class Scores;
class StepFinder;
class WaivedRows;

/// Describes the run at the head of an assessment. `options` are shown as given.
[[nodiscard]] result::Run describe(const Task& task, std::string version, result::Options options);
/// Adds the facts and figures that verdicts of the run may name; all facts to a run that has them.
void add_dictionary(const Task& task, result::Run& run);

/// Assesses batches of communities. Each thread needs its own assessor. The task must outlive it.
class Assessor {
 public:
  explicit Assessor(const Task& task, std::size_t most_rows = eval::kBatchRows);
  ~Assessor();
  Assessor(const Assessor&) = delete;
  Assessor& operator=(const Assessor&) = delete;

  /// Evaluates all rows. The table must live until the last of its rows has been assessed. Facts
  /// that contradict each other are evaluated as they are: who finds out by `contradictions` makes
  /// them invalid and evaluates again.
  void evaluate(const Table& table);
  [[nodiscard]] const Verdicts& verdicts() const { return verdicts_; }

  /// Says who the evaluated rows are, in their order. Must be called before results are asked for
  /// where the task needs it (`Task::needs_ids`); the ids need not outlive the call.
  void name_rows(const std::vector<std::string_view>& ids);

  /// The error rules of consistency.yaml that an evaluated row breaks, and the given facts that
  /// they read, each once.
  struct Contradictions {
    Diagnostics faults;
    std::vector<FieldId> facts;
  };
  [[nodiscard]] Contradictions contradictions(std::size_t row, const data::Origin& origin,
                                              const Sources& sources) const;

  /// Fills in the result of an evaluated row, except its id, name and source. This is fast, because
  /// no verdict is explained.
  void stand(std::size_t row, result::Standing& standing) const;
  /// Does the same for rows 0 to `briefs.size() - 1` and adds the checks that each does not pass.
  void brief(std::span<result::Brief> briefs) const;

  /// What is remarkable about an evaluated row: what reading its facts found, and the warning rules
  /// that it breaks.
  [[nodiscard]] std::vector<result::Remark> remarks(std::size_t row, const data::Origin& origin,
                                                    const Sources& sources) const;

  /// Assesses an evaluated row in full. The row was read from `origin`, whose spans refer to
  /// `sources`.
  [[nodiscard]] result::Community assess(std::size_t row, const data::Origin& origin,
                                         const Sources& sources);

 private:
  class RowAssessor;
  /// The numbers of the waivers that cover the checks of a row; empty: none does.
  [[nodiscard]] const std::vector<std::size_t>& waivers(std::size_t row) const;
  [[nodiscard]] RowAssessor row_assessor(std::size_t row, const data::Origin& origin,
                                         const Sources& sources) const;

  const Task& task_;
  eval::Evaluator evaluator_;
  Verdicts verdicts_;
  std::unique_ptr<Scores> scores_;
  std::unique_ptr<FindingWriter> findings_;
  std::unique_ptr<StepFinder> steps_;   ///< made when a community is first assessed in full
  std::unique_ptr<WaivedRows> waived_;  ///< of a task with waivers
  std::vector<std::string> ids_;        ///< of the rows, where the task has a baseline
  const Table* table_ = nullptr;
};

/// Makes the facts of a profile invalid that contradict each other, and adds the faults.
void settle_contradictions(const Task& task, data::Profile& profile, const Sources& sources);

/// Assesses one community. Facts of the profile that contradict each other become invalid.
[[nodiscard]] result::Community assess(const Task& task, data::Profile& profile,
                                       const Sources& sources);

/// Messages with their places. `cells` are those of the row that may contain them.
[[nodiscard]] std::vector<result::Remark> remarks(std::span<const Diagnostic> diagnostics,
                                                  const Sources& sources,
                                                  const data::RowCells& cells = {});

/// A diagnostic with its location, for a report. `cells` are those of the row that may contain it.
[[nodiscard]] result::Remark remark(const Diagnostic& diagnostic, const Sources& sources,
                                    const data::RowCells& cells = {});
[[nodiscard]] result::Location locate(Span span, const Sources& sources,
                                      const data::RowCells& cells = {});

}  // namespace cbps::audit
