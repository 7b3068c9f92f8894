#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "cbps/audit/assess.h"
#include "cbps/result/assessment.h"

namespace cbps::audit {

class Ranking;

/// Sums of published figures, in hundredths of a percent: means of what readers can see.
struct FigureSums {
  std::size_t scored = 0;
  std::size_t declared = 0;
  std::int64_t percent_sum = 0;
  std::int64_t high_sum = 0;
  std::int64_t declared_sum = 0;

  void add(const result::Community& community);
  [[nodiscard]] result::Means means() const;
};

/// Adds up communities in the order they are given. What it remembers grows with the number of
/// groups, not of communities.
class Tally {
 public:
  explicit Tally(const Task& task);
  ~Tally();
  Tally(const Tally&) = delete;
  Tally& operator=(const Tally&) = delete;

  void add(const result::Community& community);
  void add(result::Rejected rejected);
  void set_files_left_out(std::size_t count) { summary_.files_left_out = count; }
  [[nodiscard]] std::size_t communities() const { return summary_.communities; }
  [[nodiscard]] result::Summary finish();

 private:
  struct GroupSums {
    result::Group group;
    FigureSums sums;
  };

  void add_rules(const result::Community& community);
  void add_groups(const result::Community& community);
  void add_zeros(const result::Community& community);

  std::size_t grades_;
  result::Summary summary_;
  FigureSums sums_;
  std::vector<result::RuleTally> standards_;
  std::vector<std::vector<result::RuleTally>> checks_;  ///< by standard
  std::map<std::pair<result::Level, std::string>, GroupSums> groups_;
  std::map<std::string, result::ReportedZero> zeros_;
  std::unique_ptr<Ranking> ranking_;
};

}  // namespace cbps::audit
