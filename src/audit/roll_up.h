#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "audit/figure_sums.h"
#include "cbps/data/profile.h"
#include "cbps/result/assessment.h"

namespace cbps::audit {

/// Sums of communities by what they are a part of. A 12-digit id (the code of a village-level unit,
/// GB/T 2260 with the statistics bureau's six digits more) names province, city, county and street;
/// any other rolls up by its group, if it has one. What it remembers grows with the number of
/// groups, not of communities.
class RollUp {
 public:
  explicit RollUp(std::size_t grades) : grades_(grades) {}

  /// `figures` are the community's; `grade` its, if it has one.
  void add(const data::Identity& identity, const Figures& figures,
           std::optional<std::size_t> grade);

  /// By level, then by the bytes of the key. Once: it gives away what it remembers.
  [[nodiscard]] std::deque<result::Group> finish();

 private:
  static constexpr std::size_t kCodeLevels = 4;
  /// A group in few bytes: a country has tens of thousands.
  struct Part {
    std::uint64_t code = 0;  ///< its digits; of `Level::Group` 0
    std::string name;
    FigureSums sums;
    std::uint32_t communities = 0;
    result::Level level;
  };

  std::size_t part_by_code(std::size_t level, std::uint64_t code);
  std::size_t part_by_name(const std::string& name);
  std::size_t new_part(result::Level level, std::uint64_t code, std::string name);
  void add(const Figures& figures, std::optional<std::size_t> grade, std::size_t part);
  /// Gives away the part that was made first.
  [[nodiscard]] result::Group take_first();

  std::size_t grades_;
  std::deque<Part> parts_;
  std::deque<std::uint32_t> grade_counts_;  ///< `grades_` a part
  /// By level: which part has a code.
  std::array<std::unordered_map<std::uint64_t, std::size_t>, kCodeLevels> codes_;
  std::unordered_map<std::string, std::size_t> names_;
};

}  // namespace cbps::audit
