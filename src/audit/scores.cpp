#include "audit/scores.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <limits>

#include "cbps/rules/equal_weights.h"
#include "cbps/value/unreachable.h"

namespace cbps::audit {

using result::Counts;
using result::Outcome;
using rules::EqualWeights;

namespace {

/// Eight bits as eight bytes of 0 or 1, the first bit in the byte that lies first in memory.
using Spread = std::array<std::uint64_t, 256>;

Spread make_spread() {
  Spread all{};
  for (std::size_t bits = 0; bits < all.size(); ++bits) {
    std::array<std::uint8_t, 8> bytes{};
    for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = bits >> i & 1U;
    std::memcpy(&all[bits], bytes.data(), bytes.size());
  }
  return all;
}

static_assert(EqualWeights::kMostChecks <= std::numeric_limits<std::uint8_t>::max());

/// Adds 1 to the bytes of the rows in `word`, eight at a time. No byte can overflow, because a
/// standard has fewer checks than a byte can count.
void add_bits(std::uint64_t word, std::uint8_t* bytes) {
  static const Spread spread = make_spread();
  for (; word != 0; word >>= 8U, bytes += 8) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, bytes, sizeof eight);
    eight += spread[word & 0xFFU];
    std::memcpy(bytes, &eight, sizeof eight);
  }
}

/// Whether a check is part of the score of a row.
bool is_scored(const OutcomeWords& words, std::size_t row) {
  switch (outcome_in(words, row)) {
    case Outcome::Pass: return !Bitmap::test(words.early.data(), row);
    case Outcome::Fail:
    case Outcome::Unknown: return true;
    case Outcome::Pending:
    case Outcome::NotApplicable: return false;
  }
  unreachable();
}

}  // namespace

Scores::Scores(const rules::RulePack& pack, const Verdicts& verdicts, std::size_t most_rows)
    : checks_(verdicts.check_count()), rows_(most_rows) {
  for (const rules::Grade& grade : pack.grades) {
    bands_.emplace_back(grade.at_least.units,
                        static_cast<Int128>(100) * power_of_ten(grade.at_least.scale));
  }
  std::size_t most = 1;
  for (const Verdicts::Part& part : verdicts.parts()) most = std::max(most, part.end - part.begin);
  unit_ = EqualWeights::shares_of_standard(most);
  shares_.assign(most + 1, 0);
  for (std::size_t n = 1; n <= most; ++n) shares_[n] = unit_ / static_cast<std::int64_t>(n);
  const std::vector<std::uint8_t> none(Bitmap::words_for(most_rows) * Bitmap::kWordBits);
  tallies_ = {none, none, none, none};
  for (const Verdicts::Part& part : verdicts.parts()) {
    parts_.push_back({pack.standards[part.standard].id, none, none, none});
  }
}

void Scores::read(const Verdicts& verdicts) {
  std::fill_n(rows_.begin(), verdicts.rows(), Sums());
  for (std::size_t part = 0; part < verdicts.parts().size(); ++part) add_part(verdicts, part);
  if (verdicts.has_deferred()) add_deferred(verdicts);
}

void Scores::add_deferred(const Verdicts& verdicts) {
  const auto add = [this](const std::vector<std::uint64_t>& words, std::size_t word,
                          std::uint16_t Sums::*count) {
    for (std::uint64_t left = words[word]; left != 0; left &= left - 1) {
      const auto bit = static_cast<std::size_t>(std::countr_zero(left));
      ++(rows_[word * Bitmap::kWordBits + bit].*count);
    }
  };
  for (std::size_t check = 0; check < verdicts.check_count(); ++check) {
    const OutcomeWords& words = verdicts.outcomes(check);
    for (std::size_t word = 0; word < verdicts.words(); ++word) {
      add(words.pending, word, &Sums::pending);
      add(words.early, word, &Sums::early);
    }
  }
}

void Scores::add_part(const Verdicts& verdicts, std::size_t part) {
  for (auto* bytes : {&tallies_.pass, &tallies_.fail, &tallies_.unknown, &tallies_.declared}) {
    std::fill_n(bytes->begin(), verdicts.words() * Bitmap::kWordBits, std::uint8_t{0});
  }
  const auto [standard, begin, end] = verdicts.parts()[part];
  for (std::size_t check = begin; check < end; ++check) {
    const OutcomeWords& words = verdicts.outcomes(check);
    const bool is_bare = verdicts.check(check).is_declared;
    for (std::size_t word = 0; word < verdicts.words(); ++word) {
      const std::size_t row = word * Bitmap::kWordBits;
      const std::uint64_t pass = words.pass[word] & ~words.early[word];
      add_bits(pass, &tallies_.pass[row]);
      add_bits(words.fail[word], &tallies_.fail[row]);
      add_bits(words.unknown[word], &tallies_.unknown[row]);
      if (is_bare) add_bits(pass, &tallies_.declared[row]);
    }
  }
  for (std::size_t row = 0; row < verdicts.rows(); ++row) {
    add({tallies_.pass[row], tallies_.fail[row], tallies_.unknown[row], tallies_.declared[row]},
        rows_[row]);
  }
  PartOutcome& its = parts_[part];
  for (std::size_t row = 0; row < verdicts.rows(); ++row) {
    its.fail[row] = tallies_.fail[row];
    its.unknown[row] = tallies_.unknown[row];
    its.scored[row] =
        static_cast<std::uint8_t>(tallies_.pass[row] + tallies_.fail[row] + tallies_.unknown[row]);
  }
}

void Scores::add(const PartTally& tally, Sums& sums) const {
  const std::int64_t share = shares_[tally.applicable()];
  sums.floor += tally.pass * share;
  sums.open += tally.unknown * share;
  sums.declared += tally.declared * share;
  sums.pass = static_cast<std::uint16_t>(sums.pass + tally.pass);
  sums.fail = static_cast<std::uint16_t>(sums.fail + tally.fail);
  sums.unknown = static_cast<std::uint16_t>(sums.unknown + tally.unknown);
  sums.standards = static_cast<std::uint16_t>(sums.standards + (tally.applicable() == 0 ? 0 : 1));
}

Fraction Scores::of_all(std::int64_t shares, const Sums& sums) const {
  return {shares, static_cast<Int128>(unit_) * sums.standards};
}

void Scores::fill(std::size_t row, result::Standing& standing) const {
  const Sums& sums = rows_[row];
  const std::size_t pass = std::size_t{sums.pass} + sums.early;
  const std::size_t applicable = pass + sums.fail + sums.unknown + sums.pending;
  standing.counts = {pass, sums.fail, sums.unknown, sums.pending, checks_ - applicable};
  standing.early = sums.early;
  standing.score.reset();
  standing.grade.reset();
  standing.ceiling_grade.reset();
  standing.declared.reset();
  if (sums.standards == 0) return;
  const Fraction floor = of_all(sums.floor, sums);
  const Fraction ceiling = sums.open == 0 ? floor : of_all(sums.floor + sums.open, sums);
  standing.score = {floor, ceiling};
  standing.grade = band(floor);
  const auto high = sums.open == 0 ? standing.grade : band(ceiling);
  if (high != standing.grade) standing.ceiling_grade = high;
  if (sums.floor > 0) standing.declared = Fraction(sums.declared, sums.floor);
}

std::optional<std::size_t> Scores::band(const Fraction& score) const {
  const auto best = std::find_if(bands_.begin(), bands_.end(),
                                 [&score](const Fraction& least) { return score >= least; });
  if (best == bands_.end()) return std::nullopt;
  return static_cast<std::size_t>(best - bands_.begin());
}

void Scores::losses(std::size_t row, std::vector<result::StandardLoss>& losses) const {
  losses.clear();
  for (const PartOutcome& part : parts_) {
    losses.push_back({part.standard, part.fail[row], part.unknown[row], part.scored[row]});
  }
}

Scores::Sums Scores::sums_of(const std::vector<PartTally>& tallies) const {
  Sums sums;
  for (const PartTally& tally : tallies) add(tally, sums);
  return sums;
}

ScoreSheet Scores::sheet(std::size_t row, const Verdicts& verdicts) const {
  const Fraction kAllPoints(100, 1);
  std::vector<PartTally> tallies;
  for (const Verdicts::Part& part : verdicts.parts()) {
    PartTally& tally = tallies.emplace_back();
    for (std::size_t check = part.begin; check < part.end; ++check) {
      if (!is_scored(verdicts.outcomes(check), row)) continue;
      switch (outcome_in(verdicts.outcomes(check), row)) {
        case Outcome::Pass:
          ++tally.pass;
          tally.declared += verdicts.check(check).is_declared ? 1 : 0;
          break;
        case Outcome::Fail: ++tally.fail; break;
        case Outcome::Unknown: ++tally.unknown; break;
        case Outcome::Pending:
        case Outcome::NotApplicable: break;
      }
    }
  }
  const Sums sums = sums_of(tallies);
  /// What the score gains when `tally`, one of `tallies`, has one more check that is met.
  const auto gain = [&](PartTally& tally, unsigned PartTally::*outcome) {
    const PartTally before = tally;
    --(tally.*outcome);
    ++tally.pass;
    const Sums after = sums_of(tallies);
    tally = before;
    return (of_all(after.floor, after) - of_all(sums.floor, sums)) * kAllPoints;
  };

  ScoreSheet sheet;
  sheet.items.reserve(verdicts.check_count());
  for (std::size_t p = 0; p < tallies.size(); ++p) {
    PartTally& tally = tallies[p];
    const Verdicts::Part& part = verdicts.parts()[p];
    Fraction worth;
    if (tally.applicable() != 0) worth = of_all(shares_[tally.applicable()], sums) * kAllPoints;
    for (std::size_t check = part.begin; check < part.end; ++check) {
      ScoreItem& item = sheet.items.emplace_back();
      item.reason = outcome_in(verdicts.outcomes(check), row);
      item.is_scored = is_scored(verdicts.outcomes(check), row);
      if (!item.is_scored) continue;
      switch (item.reason) {
        case Outcome::Pass: item.earned = item.ceiling = item.worth = worth; break;
        case Outcome::Fail:
          item.worth = worth;
          item.gain = gain(tally, &PartTally::fail);
          break;
        case Outcome::Unknown:
          item.ceiling = item.worth = worth;
          item.gain = gain(tally, &PartTally::unknown);
          break;
        case Outcome::Pending:
        case Outcome::NotApplicable: break;
      }
    }
  }
  return sheet;
}

}  // namespace cbps::audit
