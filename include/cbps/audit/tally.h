#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "cbps/audit/verdicts.h"
#include "cbps/data/profile.h"
#include "cbps/result/assessment.h"

namespace cbps::audit {

class FigureSums;
class Ranking;
class RollUp;

/// Adds up communities in the order they are given. What it remembers grows with the number of
/// groups, not of communities.
class Tally {
 public:
  explicit Tally(const Task& task);
  ~Tally();
  Tally(const Tally&) = delete;
  Tally& operator=(const Tally&) = delete;

  /// A community; its verdicts come with its batch.
  void add(const result::Standing& community, const data::Identity& identity);
  /// The verdicts on the rows of a batch that were added: a bit a row.
  void add(const Verdicts& verdicts, const std::vector<std::uint64_t>& rows);
  void add(result::Rejected rejected);
  void set_files_left_out(std::size_t count) { summary_.files_left_out = count; }
  [[nodiscard]] std::size_t communities() const { return summary_.communities; }
  [[nodiscard]] result::Summary finish();

 private:
  void add_not_applied(const Verdicts& verdicts, const std::vector<std::uint64_t>& rows);

  const Dictionary& dictionary_;
  result::Summary summary_;
  std::unique_ptr<FigureSums> sums_;
  std::unique_ptr<RollUp> roll_up_;
  std::unique_ptr<Ranking> ranking_;
  std::vector<result::RuleTally> checks_;     ///< all that are asked, in the order of the rules
  std::vector<result::RuleTally> standards_;  ///< those with such a check
  struct NotApplied {
    std::size_t verdicts = 0;
    std::size_t communities = 0;
  };
  std::vector<NotApplied> not_applied_;      ///< by fact
  std::vector<std::uint64_t> not_applied_to_;  ///< by fact: rows of the word being added
};

}  // namespace cbps::audit
