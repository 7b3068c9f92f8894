#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "cbps/audit/assess.h"
#include "cbps/report/format.h"
#include "cli/input_file.h"
#include "cli/table_rows.h"

namespace cbps::cli {

/// What becomes of the communities of a batch.
struct BatchPlan {
  const audit::Task& task;
  const result::Run& run;
  const report::Format& format;
  const report::Style& style;
  /// Of a batch. Memory that is taken for rows that never come costs more than a small report.
  std::size_t most_rows = eval::kBatchRows;
};

/// What became of one community, or of the rest of a file.
struct Processed {
  bool is_rejected = false;
  result::Rejected rejection;  ///< where it is
  /// Messages about it that a report need not have. They may be left out where they are many.
  std::vector<result::Remark> remarks;
  bool has_remarks = false;
  std::size_t piece_end = 0;  ///< its piece of the report reaches to here in `Batch::pieces`
};

/// Communities that are read, assessed and reported together. Its memory is used again for the
/// next.
class Batch {
 public:
  /// The plan's parts outlive it.
  explicit Batch(const BatchPlan& plan);

  /// Empties it; it will have so many rows at most, and no more than the plan allows.
  void clear(std::size_t most_rows);
  [[nodiscard]] bool is_full() const { return size_ == table_.rows(); }
  [[nodiscard]] bool is_empty() const { return size_ == 0; }

  /// Reads communities until the batch is full or there are no more. The file lives until the batch
  /// is cleared.
  void read(ProfileEntries& profiles);
  /// Fills an empty batch with rows of a table, which outlive it.
  void read(TableRows& rows);

  /// Makes of them all that does not depend on what came before: verdicts, scores, pieces of the
  /// report. Without `with_remarks` it is said which communities have some, but not what.
  void assess(bool with_remarks);

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] const InputEntry& entry(std::size_t row) const { return entries_[row]; }
  [[nodiscard]] Processed& processed(std::size_t row) { return rows_[row]; }
  /// How a community that is not rejected stands.
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

  const BatchPlan& plan_;
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

}  // namespace cbps::cli
