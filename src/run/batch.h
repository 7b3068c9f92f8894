#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "cbps/audit/assess.h"
#include "cbps/report/format.h"
#include "cbps/run/plan.h"
#include "run/profile_entries.h"
#include "run/table_rows.h"

namespace cbps::run {

/// A community that was assessed.
struct Accepted {
  std::vector<result::Remark> faults;   ///< the first `result::kMostFaults`
  std::size_t remark_count = 0;         ///< remarks on it, whether or not they were asked for
  std::vector<result::Remark> remarks;  ///< these remarks; empty where they were not asked for
};

/// A row that is no community.
struct PassedOver {};

/// What became of one community, or of the rest of an input.
using Processed = std::variant<Accepted, result::Rejected, PassedOver>;

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

  /// Makes all that does not depend on earlier batches: verdicts, scores, pieces of the reports.
  /// Without `with_remarks` it is only found out how many remarks there are, not which ones.
  void assess(bool with_remarks);

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] const InputEntry& entry(std::size_t row) const { return entries_[row]; }
  [[nodiscard]] Processed& processed(std::size_t row) { return processed_[row]; }
  /// The result of a community that is not rejected, in brief.
  [[nodiscard]] const result::Brief& brief(std::size_t row) const { return briefs_[row]; }
  [[nodiscard]] const audit::Verdicts& verdicts() const { return assessor_.verdicts(); }
  /// The piece that a community makes of the report of a target. It may be empty.
  [[nodiscard]] std::string_view piece(std::size_t target, std::size_t row) const;
  /// The table that all of it is from, or nullptr.
  [[nodiscard]] const TableRows* table() const { return table_rows_; }

  /// Rejects a community whose id another has, which was read before it from `first_place`.
  void reject_duplicate(std::size_t row, const std::string& first_place);
  /// Fills in the places of a row that was read fast.
  void find_places(std::size_t row);

 private:
  /// The pieces of the report of one target.
  struct Pieces {
    report::CommunityForm form;
    std::string bytes;
    std::vector<std::size_t> ends;  ///< where the piece of each row ends in `bytes`
  };

  /// Makes the facts of a row that contradict each other invalid. False: there are none.
  bool settle_contradictions(std::size_t row);
  void reject_strictly(std::size_t row);
  void process(std::size_t row, bool with_remarks);
  [[nodiscard]] Accepted& accept(std::size_t row);
  [[nodiscard]] Accepted process_in_full(std::size_t row);
  void process_in_brief(std::size_t row, bool with_remarks, Accepted& accepted);
  void write_briefs(std::size_t row);
  void name(std::size_t row);
  [[nodiscard]] result::Rejected rejected(std::size_t row) const;

  const Plan& plan_;
  std::vector<Pieces> pieces_;  ///< same indices as the targets of the plan
  bool explains_ = false;       ///< a target shows communities in full
  audit::Assessor assessor_;
  Table table_;
  std::vector<std::shared_ptr<const InputFile>> files_;
  TableRows* table_rows_ = nullptr;
  std::vector<InputEntry> entries_;   ///< those from `size_` on are old
  std::vector<Processed> processed_;  ///< beside them
  std::size_t size_ = 0;
  std::vector<result::Brief> briefs_;
};

}  // namespace cbps::run
