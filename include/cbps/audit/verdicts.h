#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "cbps/audit/selection.h"
#include "cbps/eval/evaluator.h"
#include "cbps/eval/explain.h"
#include "cbps/result/finding.h"
#include "cbps/result/waiver_index.h"
#include "cbps/rules/rule_pack.h"

namespace cbps::audit {

class Baseline;

/// The rules, the selected checks and the time of an assessment. The referenced objects must
/// outlive it.
struct Task {
  const rules::RulePack& pack;
  const Selection& selection;
  Calendar calendar;
  bool with_facts = false;  ///< results have all facts, not only those that a verdict names
  const result::WaiverIndex* waivers = nullptr;  ///< nullptr: there are none
  const Baseline* baseline = nullptr;            ///< nullptr: there is none

  /// Whether a result depends on who the community is.
  [[nodiscard]] bool needs_ids() const { return waivers != nullptr || baseline != nullptr; }
};

/// The rows of a batch by their outcome for one check or standard, as bit sets of 64 rows per word.
/// For a row in none of the first four sets, the outcome is "not applicable". Bits beyond the last
/// row are not set.
struct OutcomeWords {
  std::vector<std::uint64_t> pass;
  std::vector<std::uint64_t> fail;
  std::vector<std::uint64_t> unknown;
  std::vector<std::uint64_t> pending;
  /// Of the rows that pass: it was met before its day and is no part of the score yet. Empty for
  /// standards.
  std::vector<std::uint64_t> early;
};

[[nodiscard]] result::Outcome outcome_in(const OutcomeWords& words, std::size_t row);

/// The verdicts on a batch of communities: all checks of all rows, without reasons. Memory is
/// allocated once, for the largest batch.
class Verdicts {
 public:
  /// The task must outlive this object.
  Verdicts(const Task& task, std::size_t most_rows);

  /// Reads the verdicts from the evaluation results of a batch. They are valid until the next call.
  void read(const eval::Results& results, const Table& table);

  /// Takes over the outcomes of a batch, which is all that a score is made of.
  void copy_outcomes(const Verdicts& other);
  /// Takes from each selected check the rows for which it is waived out of those that fail it or
  /// leave it undecided, as if it did not apply to them. A set of rows for each check, as in
  /// `OutcomeWords`; an empty one: it is not waived for any.
  void waive(const std::vector<std::vector<std::uint64_t>>& rows);

  [[nodiscard]] std::size_t rows() const { return rows_; }
  [[nodiscard]] std::size_t words() const { return Bitmap::words_for(rows_); }

  /// The selected checks of all standards, in the order of the rules.
  [[nodiscard]] std::size_t check_count() const { return asked_.size(); }
  [[nodiscard]] const rules::Check& check(std::size_t index) const { return *asked_[index]; }
  [[nodiscard]] const OutcomeWords& outcomes(std::size_t check) const { return checks_[check]; }

  /// A standard with a selected check, and the range [begin, end) of its checks among all selected
  /// checks.
  struct Part {
    std::size_t standard = 0;  ///< index into the standards of the pack
    std::size_t begin = 0;
    std::size_t end = 0;
  };
  [[nodiscard]] const std::vector<Part>& parts() const { return parts_; }
  [[nodiscard]] const OutcomeWords& part_outcomes(std::size_t part) const {
    return standards_[part];
  }
  /// Whether a check of some row is pending or was met early.
  [[nodiscard]] bool has_deferred() const { return has_deferred_; }

  /// Whether the facts of a row break an error rule (`contradicts`) or a warning rule
  /// (`is_doubtful`) of consistency.yaml.
  [[nodiscard]] bool contradicts(std::size_t row) const {
    return Bitmap::test(contradicted_.data(), row);
  }
  [[nodiscard]] bool is_doubtful(std::size_t row) const {
    return Bitmap::test(doubted_.data(), row);
  }
  /// The number of warning rules that the facts of a row break.
  [[nodiscard]] std::size_t doubts(std::size_t row) const { return doubts_[row]; }

  /// A fact that made a check not applicable to some rows of a word.
  struct NotApplied {
    std::size_t word = 0;
    FieldId fact{};
    std::uint64_t rows = 0;
  };
  [[nodiscard]] const std::vector<NotApplied>& not_applied() const { return not_applied_; }

 private:
  /// Rows of a word by what the calendar says of a check.
  struct Deferral {
    std::uint64_t not_due = 0;     ///< it is not due yet; met or not, it is no part of the score
    std::uint64_t not_before = 0;  ///< nothing of it falls due before the period ends
    std::uint64_t never = 0;       ///< the period has ended, and nothing of it fell due
    std::uint64_t unclear = 0;  ///< nobody can say what is due: the fact duties run from is invalid
  };
  [[nodiscard]] Deferral deferral(const rules::Check& check, std::size_t word,
                                  const eval::Results& results, const Table& table) const;
  [[nodiscard]] Deferral deferral_of_duties(const rules::Check& check, std::size_t word,
                                            Deferral all, const eval::Results& results,
                                            const Table& table) const;
  [[nodiscard]] std::uint64_t founded_too_late(Interval interval, std::size_t word,
                                               std::uint64_t rows, const Table& table) const;
  void read_check(std::size_t index, const eval::Results& results, const Table& table);
  void read_parts();
  void read_consistency(const eval::Results& results);
  void find_not_applied(const rules::Condition& applies, std::size_t word, std::uint64_t rows,
                        const eval::Results& results, const Table& table);
  [[nodiscard]] std::uint64_t rows_of(std::size_t word) const;

  const Task& task_;
  bool is_interim_ = false;    ///< the period has not ended
  bool month_is_due_ = false;  ///< of somebody who was there all year, one is due
  bool quarter_is_due_ = false;
  std::size_t rows_ = 0;
  bool has_deferred_ = false;
  std::vector<const rules::Check*> asked_;
  std::vector<Part> parts_;
  std::vector<OutcomeWords> checks_;
  std::vector<OutcomeWords> standards_;  ///< same indices as `parts_`
  std::vector<std::uint64_t> contradicted_;
  std::vector<std::uint64_t> doubted_;
  std::vector<std::uint32_t> doubts_;  ///< by row
  std::vector<NotApplied> not_applied_;
  std::vector<eval::Deciding> deciding_;
};

}  // namespace cbps::audit
