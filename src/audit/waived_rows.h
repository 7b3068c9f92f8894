#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "audit/scores.h"
#include "cbps/audit/verdicts.h"
#include "cbps/result/assessment.h"
#include "cbps/result/waiver_index.h"

namespace cbps::audit {

/// What the waivers come to on a batch: the same verdicts are scored once more without what is
/// waived.
class WaivedRows {
 public:
  /// The task, which has waivers, outlives the object.
  WaivedRows(const Task& task, std::size_t most_rows);

  /// `ids`: of the rows of the verdicts.
  void read(const Verdicts& verdicts, const std::vector<std::string_view>& ids);

  /// The numbers of the waivers that cover the checks of a row; empty: none does.
  [[nodiscard]] const std::vector<std::size_t>& numbers(std::size_t row) const {
    return numbers_[row];
  }

  /// Fills in what is waived and the grades, where a failed or undecided check of the row is.
  void fill(std::size_t row, result::Standing& standing) const;
  /// The waivers that cover the row, each once, and how many of its checks each waives.
  [[nodiscard]] std::vector<result::WaiverHit> hits(std::size_t row) const;

 private:
  [[nodiscard]] bool is_waived(std::size_t check, std::size_t row) const;

  const result::WaiverIndex& waivers_;
  const Verdicts* verdicts_ = nullptr;  ///< with what is waived
  Verdicts rest_;                       ///< without
  Scores scores_;
  std::vector<std::vector<std::size_t>> numbers_;  ///< by row
  std::vector<std::vector<std::uint64_t>> rows_;   ///< that each check is waived for
  std::vector<std::uint64_t> any_;                 ///< rows with a waived check
};

}  // namespace cbps::audit
