#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "cbps/audit/selection.h"
#include "cbps/eval/evaluator.h"
#include "cbps/eval/explain.h"
#include "cbps/result/finding.h"
#include "cbps/rules/rule_pack.h"

namespace cbps::audit {

/// What is assessed, by which rules, for which time. Refers to its parts; they outlive it.
struct Task {
  const rules::RulePack& pack;
  const Selection& selection;
  Calendar calendar;
};

/// Sets of rows of a batch, one a check or standard: 64 rows a word. What is in none of the three
/// does not apply. Bits beyond the last row are not set.
struct OutcomeWords {
  std::vector<std::uint64_t> pass;
  std::vector<std::uint64_t> fail;
  std::vector<std::uint64_t> unknown;
};

[[nodiscard]] result::Outcome outcome_in(const OutcomeWords& words, std::size_t row);

/// The verdicts on a batch of communities: all checks of all rows, without why. Memory is taken
/// once, for the largest batch.
class Verdicts {
 public:
  /// The task outlives it.
  Verdicts(const Task& task, std::size_t most_rows);

  /// Reads them off what the program found for the batch; until the next time they are kept.
  void read(const eval::Results& results, const Table& table);

  [[nodiscard]] std::size_t rows() const { return rows_; }
  [[nodiscard]] std::size_t words() const { return Bitmap::words_for(rows_); }

  /// The selected checks of all standards, in the order of the rules.
  [[nodiscard]] std::size_t check_count() const { return asked_.size(); }
  [[nodiscard]] const rules::Check& check(std::size_t index) const { return *asked_[index]; }
  [[nodiscard]] const OutcomeWords& outcomes(std::size_t check) const { return checks_[check]; }

  /// The standards with a selected check, and where their checks are among all.
  struct Part {
    std::size_t standard = 0;  ///< of the pack
    std::size_t begin = 0;
    std::size_t end = 0;
  };
  [[nodiscard]] const std::vector<Part>& parts() const { return parts_; }
  [[nodiscard]] const OutcomeWords& part_outcomes(std::size_t part) const {
    return standards_[part];
  }

  /// Rows whose facts break an error rule of consistency.yaml; those that break a warning rule.
  [[nodiscard]] bool contradicts(std::size_t row) const {
    return Bitmap::test(contradicted_.data(), row);
  }
  [[nodiscard]] bool is_doubtful(std::size_t row) const {
    return Bitmap::test(doubted_.data(), row);
  }

  /// A fact that made a check not apply to some rows of a word.
  struct NotApplied {
    std::size_t word = 0;
    FieldId fact{};
    std::uint64_t rows = 0;
  };
  [[nodiscard]] const std::vector<NotApplied>& not_applied() const { return not_applied_; }

 private:
  void read_check(std::size_t index, const eval::Results& results, const Table& table);
  void read_parts();
  void read_consistency(const eval::Results& results);
  void find_not_applied(const rules::Condition& applies, std::size_t word, std::uint64_t rows,
                        const eval::Results& results, const Table& table);
  [[nodiscard]] std::uint64_t rows_of(std::size_t word) const;

  const Task& task_;
  std::size_t rows_ = 0;
  std::vector<const rules::Check*> asked_;
  std::vector<Part> parts_;
  std::vector<OutcomeWords> checks_;
  std::vector<OutcomeWords> standards_;  ///< beside `parts_`
  std::vector<std::uint64_t> contradicted_;
  std::vector<std::uint64_t> doubted_;
  std::vector<NotApplied> not_applied_;
  std::vector<eval::Deciding> deciding_;
};

}  // namespace cbps::audit
