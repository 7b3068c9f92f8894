#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
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

  /// By level, then by the bytes of the key.
  [[nodiscard]] std::vector<result::Group> finish();

 private:
  struct Part {
    result::Group group;
    FigureSums sums;
  };
  static constexpr std::size_t kCodeLevels = 4;

  Part& part_by_code(std::size_t level, std::uint64_t code, const std::string& id);
  Part& part_by_group(const std::string& key);
  std::size_t new_part(result::Level level, std::string key);
  static void add(const Figures& figures, std::optional<std::size_t> grade, Part& part);

  std::size_t grades_;
  std::vector<Part> parts_;
  /// By level: where the part with a code stands. Neighbours mostly follow each other.
  struct Codes {
    std::unordered_map<std::uint64_t, std::size_t> parts;
    std::uint64_t last_code = 0;  ///< 0: none so far, as no code begins with 00
    std::size_t last_part = 0;
  };
  std::array<Codes, kCodeLevels> codes_;
  std::unordered_map<std::string, std::size_t> groups_;
};

}  // namespace cbps::audit
