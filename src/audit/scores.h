#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "cbps/audit/verdicts.h"
#include "cbps/result/assessment.h"
#include "cbps/rules/rule_pack.h"

namespace cbps::audit {

/// The scores of a batch. Built-in weights, all or nothing a check: a standard's score is passed ÷
/// applicable checks, the community's the mean over the standards that have an applicable one. What
/// is undecided stays in the denominator and earns nothing in the floor, all in the ceiling.
///
/// Exact, and in whole numbers: everything is counted in shares, of which a met standard has
/// `lcm(1…n)` for the most checks n that one has. A standard has at most 40 checks and a pack at most
/// 64 standards, so no sum exceeds 64 · lcm(1…40) < 2^63.
class Scores {
 public:
  Scores(const rules::RulePack& pack, const Verdicts& verdicts, std::size_t most_rows);

  /// Adds up the verdicts on all rows.
  void read(const Verdicts& verdicts);

  /// Counts, score, grades and declared share of a row.
  void fill(std::size_t row, result::Standing& standing) const;

  /// Standards of which some check applies to the row.
  [[nodiscard]] std::size_t standards(std::size_t row) const { return rows_[row].standards; }

 private:
  struct Sums {
    std::int64_t floor = 0;     ///< shares earned
    std::int64_t open = 0;      ///< shares that undecided checks may still earn
    std::int64_t declared = 0;  ///< of those earned, what rests on a bare yes or no
    std::uint16_t pass = 0;
    std::uint16_t fail = 0;
    std::uint16_t unknown = 0;
    std::uint16_t standards = 0;
  };
  /// Of one standard, a byte a row: how many of its checks come out so.
  struct Tallies {
    std::vector<std::uint8_t> pass, fail, unknown, declared;
  };

  void add_part(const Verdicts& verdicts, std::size_t part);

  /// Of the best band that the score reaches; nothing where it reaches none.
  [[nodiscard]] std::optional<std::size_t> band(const Fraction& score) const;

  std::vector<Fraction> bands_;  ///< what the pack's grades ask for, best first
  std::int64_t unit_ = 1;             ///< shares of a standard
  std::vector<std::int64_t> shares_;  ///< of a check, by how many of its standard apply
  std::size_t checks_ = 0;
  std::vector<Sums> rows_;
  Tallies tallies_;
};

/// What the standards and checks earn of the community's 100, where so many `standards` have an
/// applicable check.
void give_points(std::size_t standards, result::Community& community);

/// A published score, or share: of one, rounded down to hundredths of a percent; and back.
[[nodiscard]] std::int64_t hundredths(const Fraction& score);
[[nodiscard]] Fraction published(std::int64_t hundredths);

}  // namespace cbps::audit
