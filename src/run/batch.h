#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <variant>
#include <vector>

#include "cbps/audit/assess.h"
#include "cbps/report/format.h"
#include "cbps/run/plan.h"
#include "run/read_batch.h"

namespace cbps::run {

/// A community that was assessed.
struct Accepted {
  std::vector<result::Remark> faults;     ///< the first `result::kMostFaults`
  std::size_t remark_count = 0;           ///< remarks on it, whether or not they were asked for
  std::vector<result::Remark> remarks;    ///< these remarks; empty where they were not asked for
  std::optional<result::Lift> lift = {};  ///< of one that is compared with others
};

/// A row that is no community.
struct PassedOver {};

/// What became of one community, or of the rest of an input.
using Processed = std::variant<Accepted, result::Rejected, PassedOver>;

/// What the reports need of the next communities, going by those before.
class Demand {
 public:
  Demand() = default;
  virtual ~Demand() = default;
  Demand(const Demand&) = delete;
  Demand& operator=(const Demand&) = delete;

  /// Whether their remarks are listed anywhere, and not only counted.
  [[nodiscard]] virtual bool needs_remarks() const = 0;
  /// How many communities there are before them; it may be more by now.
  [[nodiscard]] virtual std::size_t communities() const = 0;
  /// Whether the report of a target may show a community with this score.
  [[nodiscard]] virtual bool may_show(std::size_t target,
                                      const std::optional<result::Score>& score) const = 0;
};

/// Communities that are read, assessed and reported together. The memory is used again for the next
/// ones.
class Batch {
 public:
  /// The plan outlives it.
  explicit Batch(const Plan& plan);

  /// The communities, to be read into.
  [[nodiscard]] ReadBatch& communities() { return read_; }

  /// Makes all that does not depend on earlier batches: verdicts, scores, pieces of the reports. If
  /// no remarks are needed, it is only found out how many there are, not which ones.
  void assess(const Demand& demand);

  [[nodiscard]] std::size_t size() const { return read_.size(); }
  [[nodiscard]] const InputEntry& entry(std::size_t row) const { return read_.entry(row); }
  [[nodiscard]] Processed& processed(std::size_t row) { return processed_[row]; }
  /// The result of a community that is not rejected, in brief.
  [[nodiscard]] const result::Brief& brief(std::size_t row) const { return briefs_[row]; }
  [[nodiscard]] const audit::Verdicts& verdicts() const { return assessor_.verdicts(); }
  /// The piece that a community makes of the report of a target. It may be empty.
  [[nodiscard]] std::string_view piece(std::size_t target, std::size_t row) const {
    return pieces_[target].of_report.at(row);
  }
  /// The page of its own that a community has there; empty where it has none.
  [[nodiscard]] std::string_view page(std::size_t target, std::size_t row) const {
    return pieces_[target].pages.at(row);
  }
  /// The table that all of it is from, or nullptr.
  [[nodiscard]] const TableRows* table() const { return read_.table(); }

  /// Rejects a community whose id another has, which was read before it from `first_place`.
  void reject_duplicate(std::size_t row, const std::string& first_place);
  /// Fills in the places of a row that was read fast.
  void find_places(std::size_t row) { read_.find_places(row); }

 private:
  /// A text for each row.
  struct RowTexts {
    std::string bytes;
    std::vector<std::size_t> ends;  ///< where the text of each row ends in `bytes`

    [[nodiscard]] std::string_view at(std::size_t row) const;
  };
  /// What is made for one target.
  struct Pieces {
    report::CommunityForm form;  ///< of the row at hand
    RowTexts of_report;
    RowTexts pages;
  };

  [[nodiscard]] std::vector<std::string_view> ids() const;
  /// Makes the facts of a row that contradict each other invalid. False: there are none.
  bool settle_contradictions(std::size_t row);
  /// How many communities there are at least beside this row: those before the batch, or those in
  /// it up to the row, by their ids. One with the id of another may still be rejected.
  [[nodiscard]] std::size_t communities_beside(std::size_t row, const Demand& demand);
  /// Finds out how each target shows the row. True: one of them shows it in full.
  bool choose_forms(std::size_t row, std::size_t beside, const Demand& demand);
  void process(std::size_t row, const Demand& demand);
  [[nodiscard]] Accepted& accept(std::size_t row);
  [[nodiscard]] Accepted process_in_full(std::size_t row, std::size_t beside, bool is_compared);
  void process_in_brief(std::size_t row, bool with_remarks, Accepted& accepted);
  void write_briefs(std::size_t row);
  void name(std::size_t row);

  const Plan& plan_;
  bool shows_lifts_;
  std::vector<Pieces> pieces_;  ///< same indices as the targets of the plan
  audit::Assessor assessor_;
  ReadBatch read_;
  std::vector<Processed> processed_;  ///< a row each; those beyond the size are old
  std::vector<result::Brief> briefs_;
  std::unordered_set<std::string> ids_;  ///< of the batch up to the row at hand, as far as counted
};

}  // namespace cbps::run
