#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "cbps/audit/assess.h"
#include "cbps/report/format.h"
#include "cbps/run/plan.h"
#include "run/read_batch.h"

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

  /// The communities, to be read into.
  [[nodiscard]] ReadBatch& communities() { return read_; }

  /// Makes all that does not depend on earlier batches: verdicts, scores, pieces of the reports.
  /// Without `with_remarks` it is only found out how many remarks there are, not which ones.
  void assess(bool with_remarks);

  [[nodiscard]] std::size_t size() const { return read_.size(); }
  [[nodiscard]] const InputEntry& entry(std::size_t row) const { return read_.entry(row); }
  [[nodiscard]] Processed& processed(std::size_t row) { return processed_[row]; }
  /// The result of a community that is not rejected, in brief.
  [[nodiscard]] const result::Brief& brief(std::size_t row) const { return briefs_[row]; }
  [[nodiscard]] const audit::Verdicts& verdicts() const { return assessor_.verdicts(); }
  /// The piece that a community makes of the report of a target. It may be empty.
  [[nodiscard]] std::string_view piece(std::size_t target, std::size_t row) const;
  /// The table that all of it is from, or nullptr.
  [[nodiscard]] const TableRows* table() const { return read_.table(); }

  /// Rejects a community whose id another has, which was read before it from `first_place`.
  void reject_duplicate(std::size_t row, const std::string& first_place);
  /// Fills in the places of a row that was read fast.
  void find_places(std::size_t row) { read_.find_places(row); }

 private:
  /// The pieces of the report of one target.
  struct Pieces {
    report::CommunityForm form;
    std::string bytes;
    std::vector<std::size_t> ends;  ///< where the piece of each row ends in `bytes`
  };

  /// Makes the facts of a row that contradict each other invalid. False: there are none.
  bool settle_contradictions(std::size_t row);
  void process(std::size_t row, bool with_remarks);
  [[nodiscard]] Accepted& accept(std::size_t row);
  [[nodiscard]] Accepted process_in_full(std::size_t row);
  void process_in_brief(std::size_t row, bool with_remarks, Accepted& accepted);
  void write_briefs(std::size_t row);
  void name(std::size_t row);

  const Plan& plan_;
  std::vector<Pieces> pieces_;  ///< same indices as the targets of the plan
  bool explains_ = false;       ///< a target shows communities in full
  audit::Assessor assessor_;
  ReadBatch read_;
  std::vector<Processed> processed_;  ///< a row each; those beyond the size are old
  std::vector<result::Brief> briefs_;
};

}  // namespace cbps::run
