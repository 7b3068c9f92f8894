#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "audit/figure_sums.h"
#include "cbps/data/profile.h"
#include "cbps/result/assessment.h"

namespace cbps::audit {

/// Sums of communities by what they are a part of. A 12-digit id (the code of a village-level unit,
/// GB/T 2260 with the statistics bureau's six digits more) names province, city, county and street;
/// any other rolls up by the names of these, as far as they are given, or else by its group. What
/// it remembers grows with the number of groups, not of communities.
class RollUp {
 public:
  /// `sums_losses`: for subdistricts and counties, see `result::Group::losses`.
  explicit RollUp(std::size_t grades, bool sums_losses = false)
      : grades_(grades), sums_losses_(sums_losses) {}

  void add(const data::Identity& identity, const result::Brief& community, const Figures& figures);

  /// How many had none of these.
  [[nodiscard]] std::size_t left_out() const { return left_out_; }

  /// By level, then by the bytes of the key. Once: it gives away what it remembers.
  [[nodiscard]] std::deque<result::Group> finish();

 private:
  static constexpr std::size_t kCodeLevels = 4;
  static constexpr std::size_t kLevels = 5;  ///< of `Level`
  static constexpr std::uint64_t kNoCode = UINT64_MAX;
  /// A group in few bytes: a country has tens of thousands.
  struct Part {
    std::uint64_t code = kNoCode;
    std::string name;
    FigureSums sums;
    std::int64_t complete_sum = 0;  ///< of the scores of those with nothing undecided
    std::uint32_t complete = 0;
    std::uint32_t communities = 0;
    result::Level level;
    /// Of published scores, the lowest and the highest.
    std::optional<std::pair<std::int64_t, std::int64_t>> range;
    std::optional<result::AreaLosses> losses;
  };

  std::size_t part_by_code(std::size_t level, std::uint64_t code);
  /// `path` is the name behind the names of the wider areas.
  std::size_t part_by_name(result::Level level, const std::string& path, const std::string& name);
  /// False: it names no area.
  bool add_by_names(const data::Identity& identity, const result::Brief& community,
                    const Figures& figures);
  std::size_t new_part(result::Level level, std::uint64_t code, std::string name);
  void add(const result::Brief& community, const Figures& figures, std::size_t part);
  /// Gives away the part that was made first.
  [[nodiscard]] result::Group take_first();

  std::size_t grades_;
  bool sums_losses_;
  std::deque<Part> parts_;
  /// How many have a grade, and how many of them may still get a better one.
  struct GradeCount {
    std::uint32_t all = 0;
    std::uint32_t open = 0;
  };
  std::deque<GradeCount> grade_counts_;  ///< `grades_` a part
  /// By level: which part has a code.
  std::array<std::unordered_map<std::uint64_t, std::size_t>, kCodeLevels> codes_;
  /// By level: which part has a path of names.
  std::array<std::unordered_map<std::string, std::size_t>, kLevels> names_;
  std::unordered_map<std::size_t, std::string> paths_;  ///< of the parts that have no code
  std::size_t taken_ = 0;                               ///< parts that were given away
  std::size_t left_out_ = 0;
};

}  // namespace cbps::audit
