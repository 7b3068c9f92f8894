#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "audit/step_trials.h"
#include "cbps/result/assessment.h"
#include "cbps/value/table.h"

namespace cbps::audit {

/// Finds what a community may do first. Each step is tried: the facts are changed as it says and
/// assessed again, alone and after all steps before it, so that what it brings is what checking the
/// changed profile would say. A step that facts of `window: passed` would need, that does not meet
/// its check, that adds nothing to the score or that contradicts what stays as it is, is none.
///
/// Where checks are waived, all figures are of the score that counts, and there is no step for a
/// waived check.
///
/// What others rest on stands before them; otherwise the community's own steps stand before those
/// of others, and the easiest first.
class StepFinder {
 public:
  /// The task must outlive this object.
  explicit StepFinder(const Task& task);

  /// The steps of the community on row `row` of `facts`, whose contradictions have been settled:
  /// what it can do itself, then what others decide. `community` has the explained results of its
  /// checks, `waivers` the numbers of the waivers that cover them; empty: none does.
  [[nodiscard]] std::vector<result::Step> find(const Table& facts, std::size_t row,
                                               const result::Community& community,
                                               const std::vector<std::size_t>& waivers);

 private:
  [[nodiscard]] Candidates candidates(const State& state,
                                      const std::vector<FailedCheck>& failed) const;
  /// The fact of a gap, and the values that close it; none if it was not given.
  struct Closing {
    FieldId field{};
    std::vector<std::int64_t> values;
  };
  [[nodiscard]] Closing closing(const State& state, const result::Gap& gap) const;
  void add_candidates(const State& state, const FailedCheck& failed, Candidates& all) const;
  /// The first candidate of each check that meets it and adds to the score, easiest first.
  [[nodiscard]] Candidates tried(const State& state, Candidates all);
  /// Adds to the candidates what a first trial shows to be missing. False: nothing is.
  [[nodiscard]] bool complete(const State& state, const std::vector<Trial>& trials,
                              Candidates& all) const;
  /// A fact that is to change already is to do for another gap, too.
  void ask_more(Candidate& candidate, FieldId fact, std::int64_t value) const;
  static void withdraw(const std::vector<FieldId>& facts, Candidate& candidate);
  /// Adds the changes that keep met what was met. Nothing is added where that cannot be done.
  void follow(const State& state, const std::vector<result::Shortfall>& lost,
              Candidate& candidate) const;
  void describe_changes(const State& state, Candidate& candidate) const;
  /// Puts what others rest on before them, and gives what rests on others to whoever does those.
  void arrange(Candidates& all) const;
  /// Whether the candidate rests on the check of `first`.
  [[nodiscard]] bool rests_on(const Candidate& candidate, const Candidate& first) const;
  /// Adjusts each step to those before it, leaves out what they have done already or contradict,
  /// and says where each leads.
  void keep_sound(const State& state, Candidates& plan);
  /// What is left to do of a step after those before it. False: nothing, or others have to do it.
  [[nodiscard]] bool adjust(const State& state, std::span<const Candidate> before, Candidate& one);
  /// The steps of the plan, with those before that they rest on.
  [[nodiscard]] std::vector<result::Step> steps_of(const Candidates& plan) const;
  /// Adds what the steps of the plan make possible or necessary, as far as `most` can do it.
  void add_unlocked(const State& state, Actor most, Candidates& plan);

  /// What rests on the checks that fail, of the community at hand.
  struct Precedence {
    std::string check;
    bool is_before_all = false;
    std::vector<std::string> checks;
  };

  const Task& task_;
  std::vector<Precedence> precedence_;
  StepTrials trials_;
};

}  // namespace cbps::audit
