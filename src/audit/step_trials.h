#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "audit/scores.h"
#include "cbps/audit/verdicts.h"
#include "cbps/eval/evaluator.h"
#include "cbps/eval/explain.h"
#include "cbps/result/assessment.h"
#include "cbps/value/table.h"

namespace cbps::audit {

/// The facts of a community, as they are or as steps would leave them.
struct State {
  const Table* facts = nullptr;
  std::size_t row = 0;
  Fraction score;                         ///< its floor, as a fraction of one
  std::vector<result::Outcome> outcomes;  ///< of each selected check
};

/// A check that is not met, by its place among the selected ones, and what it lacks.
struct FailedCheck {
  std::size_t check = 0;
  std::vector<result::Shortfall> shortfalls;
};

/// A step that may be one. Its facts get these values; no value: it is withdrawn.
struct Candidate {
  struct NewValue {
    FieldId field{};
    std::optional<std::int64_t> value;
  };
  std::size_t check = 0;  ///< among the selected ones
  result::Step step;
  std::vector<NewValue> values;

  [[nodiscard]] bool changes(FieldId fact) const;
};
using Candidates = std::vector<Candidate>;

/// What assessing a candidate's facts came to.
struct Trial {
  result::Standing standing;
  bool is_met = false;
  /// Facts of broken error rules that no check reads. `is_broken` with none of them: there is no
  /// way out.
  std::vector<FieldId> recounted;
  bool is_broken = false;
  /// What checks lack that were met before: a part that has to follow its whole, for one.
  std::vector<result::Shortfall> lost;
  /// Other checks that were not met before, and those that did not apply and are not met.
  std::vector<std::string> also_met;
  std::vector<std::string> then_apply;
  /// Checks that were not met before and do not apply any more.
  std::vector<std::string> stop_applying;
};

/// Changes the facts of a community as steps say and assesses them.
class StepTrials {
 public:
  /// The task must outlive this object.
  explicit StepTrials(const Task& task);

  /// Whose facts are tried next: the numbers of the waivers that cover its checks, or 0; empty:
  /// none does. What is waived counts as if it did not apply.
  void set_waivers(const std::vector<std::size_t>& waivers);

  [[nodiscard]] const rules::Check& check(std::size_t check) const {
    return verdicts_.check(check);
  }

  /// The changes of each candidate by itself.
  [[nodiscard]] std::vector<Trial> alone(const State& state, const Candidates& all);
  /// The changes of each candidate and of all before it.
  [[nodiscard]] std::vector<Trial> in_sequence(const State& state, const Candidates& all);

  /// The community with the changes of all candidates, and what it fails then.
  struct Outlook {
    Table facts;
    State state;  ///< of these facts
    std::vector<FailedCheck> failed;
  };
  [[nodiscard]] Outlook after(const State& state, std::span<const Candidate> all);

 private:
  [[nodiscard]] std::vector<Trial> run(const State& state, const Candidates& all,
                                       bool is_in_sequence);
  void evaluate();
  void change(const Candidate& candidate, std::size_t row);
  /// `before`: the outcomes without the candidate.
  [[nodiscard]] Trial trial(const std::vector<result::Outcome>& before, const Candidate& candidate,
                            std::size_t row) const;
  void compare(const std::vector<result::Outcome>& before, const Candidate& candidate,
               std::size_t row, Trial& trial) const;
  [[nodiscard]] std::vector<result::Outcome> outcomes(std::size_t row) const;
  [[nodiscard]] bool exceeds_whole(std::size_t row) const;
  void add_shortfalls(std::size_t check, std::size_t row,
                      std::vector<result::Shortfall>& all) const;
  [[nodiscard]] eval::View view(const rules::Condition& condition, std::size_t row) const;

  const Task& task_;
  eval::Evaluator evaluator_;
  Verdicts verdicts_;
  Scores scores_;
  std::vector<std::vector<std::uint64_t>> waived_;  ///< rows of each check; empty: none is waived
  Table trials_;
  std::vector<bool> is_read_;  ///< by a check of the pack, for each fact
};

}  // namespace cbps::audit
