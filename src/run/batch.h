#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "cbps/audit/assess.h"
#include "cbps/report/format.h"
#include "cbps/run/plan.h"
#include "run/profile_entries.h"
#include "run/table_rows.h"

namespace cbps::run {

/// What became of one community, or of the rest of an input.
struct Processed {
  bool is_rejected = false;
  result::Rejected rejection;  ///< if it is rejected
  /// Messages about a community that is not rejected. Empty where they were not asked for.
  std::vector<result::Remark> remarks;
  bool has_remarks = false;   ///< there are such messages, whether or not they were asked for
  std::size_t piece_end = 0;  ///< where its piece of the report ends in the pieces of the batch
};

/// Communities that are read, assessed and reported together. The memory is used again for the next
/// ones.
class Batch {
 public:
  /// The plan outlives it.
  explicit Batch(const Plan& plan);

  /// Empties the batch, which then has room for `most_rows`, but for no more than the plan allows.
  void clear(std::size_t most_rows);
  [[nodiscard]] bool is_full() const { return size_ == table_.rows(); }
  [[nodiscard]] bool is_empty() const { return size_ == 0; }

  /// Reads communities until the batch is full or there are no more. The batch keeps the input
  /// until it is cleared.
  void read(ProfileEntries& profiles);
  /// Fills an empty batch with rows of a table, which outlive it.
  void read(TableRows& rows);

  /// Makes all that does not depend on earlier batches: verdicts, scores, pieces of the report.
  /// Without `with_remarks` it is only found out which communities have remarks, not which ones.
  void assess(bool with_remarks);

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] const InputEntry& entry(std::size_t row) const { return entries_[row]; }
  [[nodiscard]] Processed& processed(std::size_t row) { return rows_[row]; }
  /// The result of a community that is not rejected, in brief.
  [[nodiscard]] const result::Brief& brief(std::size_t row) const { return briefs_[row]; }
  [[nodiscard]] const audit::Verdicts& verdicts() const { return assessor_.verdicts(); }
  /// The piece of the report that a community makes.
  [[nodiscard]] std::string_view piece(std::size_t row) const;
  /// The table that all of it is from, or nullptr.
  [[nodiscard]] const TableRows* table() const { return table_rows_; }

  /// Rejects a community whose id another has, which was read before it from `first_place`.
  void reject_duplicate(std::size_t row, const std::string& first_place);

 private:
  void assess(std::size_t row, bool with_remarks);
  void assess_whole(std::size_t row);
  void assess_brief(std::size_t row, bool with_remarks);
  void name(std::size_t row);
  void find_places(std::size_t row);
  void reject(std::size_t row);

  const Plan& plan_;
  bool shows_whole_;
  audit::Assessor assessor_;
  Table table_;
  std::vector<std::shared_ptr<const InputFile>> files_;
  TableRows* table_rows_ = nullptr;
  std::vector<InputEntry> entries_;  ///< those from `size_` on are old
  std::vector<Processed> rows_;      ///< beside them
  std::size_t size_ = 0;
  std::vector<result::Brief> briefs_;
  std::string pieces_;
};

}  // namespace cbps::run
