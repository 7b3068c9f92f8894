#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "cbps/audit/verdicts.h"
#include "cbps/data/profile.h"
#include "cbps/result/assessment.h"
#include "cbps/result/score_counts.h"
#include "cbps/text/encoding.h"

namespace cbps::audit {

class FigureSums;
class Ranking;
class RollUp;

/// Sums up the results of communities in the order in which they are added. Its memory grows with
/// the number of groups, not with the number of communities.
class Tally {
 public:
  /// `sums_losses`: by area, for `result::Group::losses`.
  explicit Tally(const Task& task, bool sums_losses = false);
  ~Tally();
  Tally(const Tally&) = delete;
  Tally& operator=(const Tally&) = delete;

  /// Adds a community without its verdicts, which are added with its batch.
  void add(const result::Brief& community, const data::Identity& identity);
  /// Adds the verdicts on those rows of a batch whose bit in `rows` is set (one bit per row).
  void add(const Verdicts& verdicts, const std::vector<std::uint64_t>& rows);
  void add(result::Rejected rejected);
  /// Of a community that was assessed in full.
  void add(result::Lift lift);
  /// Adds an error of the input that belongs to no single community.
  void add_input_fault(result::Remark fault);
  /// Adds a remark on an input that belongs to no single community.
  void add_input_remark(result::Remark remark);
  /// Counts the remarks about a community.
  void count_remarks(std::size_t count) { summary_.remark_count += count; }
  /// Whether a kind occurs that no community before had: then its place is asked for.
  [[nodiscard]] bool has_new_kind(const data::Readings& readings) const;
  /// What was written in another way by a community that was added; `cells` are those of its row.
  void add(const data::Readings& readings, const Sources& sources, const data::RowCells& cells);
  /// A file whose bytes are named in the report.
  void add(result::InputDigest input);
  /// A file that is not UTF-8.
  void add_decoded(Encoding encoding, const std::string& file);
  /// Adds a remark on communities beside each other.
  void add(result::Remark remark);
  /// Whether another remark would be listed; those that are not are counted.
  [[nodiscard]] bool lists_remarks() const {
    return summary_.remarks.size() < result::kMostRemarks;
  }
  void leave_out_remarks(std::size_t count) { summary_.remarks_left_out += count; }
  void set_files_left_out(std::size_t count) { summary_.files_left_out = count; }
  [[nodiscard]] std::size_t communities() const { return summary_.communities; }
  [[nodiscard]] result::Summary finish();

 private:
  void add(const result::CommunitySinceBaseline& since);
  void add_not_applied(const Verdicts& verdicts, const std::vector<std::uint64_t>& rows);

  const Dictionary& dictionary_;
  result::Summary summary_;
  std::set<std::string_view> gone_;  ///< communities of the baseline that have not been added
  std::unique_ptr<FigureSums> sums_;
  std::unique_ptr<RollUp> roll_up_;
  std::unique_ptr<Ranking> ranking_;
  result::ScoreCounts complete_;              ///< of communities of which nothing is undecided
  std::vector<result::RuleTally> checks_;     ///< all selected checks, in the order of the rules
  std::vector<result::RuleTally> standards_;  ///< the standards with a selected check
  struct NotApplied {
    std::size_t verdicts = 0;
    std::size_t communities = 0;
  };
  std::vector<NotApplied> not_applied_;        ///< by fact
  std::vector<std::uint64_t> not_applied_to_;  ///< by fact: rows of the current word
};

}  // namespace cbps::audit
