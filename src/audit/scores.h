#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "audit/score_sheet.h"
#include "cbps/audit/verdicts.h"
#include "cbps/result/assessment.h"
#include "cbps/rules/rule_pack.h"

namespace cbps::audit {

/// The scores of a batch by the scheme `rules::EqualWeights`. What is undecided earns nothing in
/// the floor and everything in the ceiling. What is not due yet, met or not, is no part of the
/// score, as if it did not apply. The totals of all rows are computed column by column;
/// the score sheet of one row is made when it is asked for, and its items add up to the totals.
class Scores {
 public:
  Scores(const rules::RulePack& pack, const Verdicts& verdicts, std::size_t most_rows);

  /// Adds up the verdicts on all rows.
  void read(const Verdicts& verdicts);

  /// Fills in the counts, score, grades and declared share of a row.
  void fill(std::size_t row, result::Standing& standing) const;

  /// What a row of the batch that was read last loses of each standard.
  void losses(std::size_t row, std::vector<result::StandardLoss>& losses) const;

  /// The score sheet of a row of the batch that was read last.
  [[nodiscard]] ScoreSheet sheet(std::size_t row, const Verdicts& verdicts) const;

 private:
  /// The verdicts on one community's checks of one standard that are part of its score.
  struct PartTally {
    unsigned pass = 0;
    unsigned fail = 0;
    unsigned unknown = 0;
    unsigned declared = 0;  ///< those passed that rest on a self-declared yes or no

    [[nodiscard]] unsigned applicable() const { return pass + fail + unknown; }
  };
  /// The totals of one community.
  struct Sums {
    std::int64_t floor = 0;     ///< shares earned
    std::int64_t open = 0;      ///< shares that undecided checks may still earn
    std::int64_t declared = 0;  ///< shares earned by what rests on a self-declared yes or no
    std::uint16_t pass = 0;
    std::uint16_t fail = 0;
    std::uint16_t unknown = 0;
    std::uint16_t standards = 0;  ///< with a check that is part of the score
    std::uint16_t pending = 0;    ///< checks that are not part of it yet
    std::uint16_t early = 0;      ///< the same, but met
  };
  /// For each row, the number of checks of one standard with each outcome.
  struct Tallies {
    std::vector<std::uint8_t> pass, fail, unknown, declared;
  };

  void add_part(const Verdicts& verdicts, std::size_t part);
  void add_deferred(const Verdicts& verdicts);
  /// Adds a standard to the totals. This is the scheme's only formula.
  void add(const PartTally& tally, Sums& sums) const;
  /// `shares` as a fraction of those of all standards that count.
  [[nodiscard]] Fraction of_all(std::int64_t shares, const Sums& sums) const;
  [[nodiscard]] Sums sums_of(const std::vector<PartTally>& tallies) const;

  /// The grade of the best band that the score reaches; nothing where it reaches none.
  [[nodiscard]] std::optional<std::size_t> band(const Fraction& score) const;

  /// What a part of the rules comes to on all rows.
  struct PartOutcome {
    std::string_view standard;  ///< id
    std::vector<std::uint8_t> fail, unknown, scored;
  };
  std::vector<Fraction> bands_;       ///< the least score of each grade, best first
  std::int64_t unit_ = 1;             ///< shares of a standard
  std::vector<std::int64_t> shares_;  ///< of a check, by the number of applicable ones
  std::size_t checks_ = 0;
  std::vector<Sums> rows_;
  Tallies tallies_;
  std::vector<PartOutcome> parts_;
};

}  // namespace cbps::audit
