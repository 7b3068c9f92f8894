#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "audit/scores.h"
#include "cbps/audit/verdicts.h"
#include "cbps/eval/evaluator.h"
#include "cbps/result/assessment.h"
#include "cbps/value/table.h"

namespace cbps::audit {

/// Finds what a community may do first. Each step is tried: the facts are changed as it says and
/// assessed again, alone and after all steps before it, so that what it brings is what checking the
/// changed profile would say. A step that facts of `window: passed` would need, that does not meet
/// its check, that adds nothing to the score or that contradicts what stays as it is, is none.
class StepFinder {
 public:
  /// The task must outlive this object.
  explicit StepFinder(const Task& task);

  /// The steps of the community on row `row` of `facts`, whose contradictions have been settled.
  /// `community` has the explained results of its checks.
  [[nodiscard]] std::vector<result::Step> find(const Table& facts, std::size_t row,
                                               const result::Community& community);

 private:
  /// The facts of a step with the values that they get; no value: it is withdrawn.
  struct NewValue {
    FieldId field{};
    std::optional<std::int64_t> value;
  };
  struct Candidate {
    std::size_t check = 0;  ///< among the selected ones
    result::Step step;
    std::vector<NewValue> values;
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
  };

  [[nodiscard]] Candidates candidates(const result::Community& community) const;
  /// The fact of a gap, and the values that close it; none if it was not given.
  struct Closing {
    FieldId field{};
    std::vector<std::int64_t> values;
  };
  [[nodiscard]] Closing closing(const result::Gap& gap) const;
  void add_candidates(const result::CheckResult& check, std::size_t index, Candidates& all) const;
  /// Assesses the community's facts with the changes of each candidate; with those of all
  /// candidates before it, too, if `in_sequence`.
  [[nodiscard]] std::vector<Trial> assess(const Candidates& all, bool in_sequence);
  void change(const Candidate& candidate, std::size_t row);
  [[nodiscard]] Trial trial(const Candidate& candidate, std::size_t row) const;
  [[nodiscard]] bool exceeds_whole(std::size_t row) const;
  [[nodiscard]] std::vector<result::Shortfall> lost(std::size_t row) const;
  [[nodiscard]] eval::View view(const rules::Condition& condition, std::size_t row) const;
  /// Keeps the first candidate of each check that meets it and adds to the score.
  [[nodiscard]] Candidates tried(Candidates all, const Fraction& before);
  /// Adds to the candidates what a first trial shows to be missing. False: nothing is.
  [[nodiscard]] bool complete(const std::vector<Trial>& trials, Candidates& all) const;
  /// A fact that is to change already is to do for another gap, too.
  void ask_more(Candidate& candidate, FieldId fact, std::int64_t value) const;
  [[nodiscard]] static bool changes(const Candidate& candidate, FieldId fact);
  static void withdraw(const std::vector<FieldId>& facts, Candidate& candidate);
  /// Adds the changes that keep met what was met. Nothing is added where that cannot be done.
  void follow(const std::vector<result::Shortfall>& lost, Candidate& candidate) const;
  /// Leaves out what the steps before have done already or contradict, and says where each leads.
  [[nodiscard]] std::vector<result::Step> in_sequence(Candidates all, const Fraction& before);

  const Task& task_;
  eval::Evaluator evaluator_;
  Verdicts verdicts_;
  Scores scores_;
  Table trials_;
  std::vector<bool> is_read_;  ///< by a check of the pack, for each fact
  std::vector<bool> is_met_;   ///< by the community as it is, for each selected check
  const Table* facts_ = nullptr;
  std::size_t row_ = 0;
};

}  // namespace cbps::audit
