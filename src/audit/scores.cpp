#include "audit/scores.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <numeric>

namespace cbps::audit {

using result::Counts;
using result::Outcome;

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

/// Adds 1 to the bytes of the rows in `word`, eight at a time: no byte can run over, as a standard
/// has at most 40 checks.
void add_bits(std::uint64_t word, std::uint8_t* bytes) {
  static const Spread spread = make_spread();
  for (; word != 0; word >>= 8U, bytes += 8) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, bytes, sizeof eight);
    eight += spread[word & 0xFFU];
    std::memcpy(bytes, &eight, sizeof eight);
  }
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
  for (std::size_t n = 2; n <= most; ++n) unit_ = std::lcm(unit_, static_cast<std::int64_t>(n));
  shares_.assign(most + 1, 0);
  for (std::size_t n = 1; n <= most; ++n) shares_[n] = unit_ / static_cast<std::int64_t>(n);
  const std::vector<std::uint8_t> none(Bitmap::words_for(most_rows) * Bitmap::kWordBits);
  tallies_ = {none, none, none, none};
}

void Scores::read(const Verdicts& verdicts) {
  std::fill_n(rows_.begin(), verdicts.rows(), Sums());
  for (std::size_t part = 0; part < verdicts.parts().size(); ++part) add_part(verdicts, part);
}

void Scores::add_part(const Verdicts& verdicts, std::size_t part) {
  for (auto* bytes : {&tallies_.pass, &tallies_.fail, &tallies_.unknown, &tallies_.declared}) {
    std::fill_n(bytes->begin(), verdicts.words() * Bitmap::kWordBits, std::uint8_t{0});
  }
  const auto [standard, begin, end] = verdicts.parts()[part];
  for (std::size_t check = begin; check < end; ++check) {
    const OutcomeWords& words = verdicts.outcomes(check);
    const bool is_bare = verdicts.check(check).reads_judgement;
    for (std::size_t word = 0; word < verdicts.words(); ++word) {
      const std::size_t row = word * Bitmap::kWordBits;
      add_bits(words.pass[word], &tallies_.pass[row]);
      add_bits(words.fail[word], &tallies_.fail[row]);
      add_bits(words.unknown[word], &tallies_.unknown[row]);
      if (is_bare) add_bits(words.pass[word], &tallies_.declared[row]);
    }
  }
  for (std::size_t row = 0; row < verdicts.rows(); ++row) {
    Sums& sums = rows_[row];
    const unsigned pass = tallies_.pass[row];
    const unsigned fail = tallies_.fail[row];
    const unsigned unknown = tallies_.unknown[row];
    const unsigned applicable = pass + fail + unknown;
    const std::int64_t share = shares_[applicable];
    sums.floor += pass * share;
    sums.open += unknown * share;
    sums.declared += tallies_.declared[row] * share;
    sums.pass = static_cast<std::uint16_t>(sums.pass + pass);
    sums.fail = static_cast<std::uint16_t>(sums.fail + fail);
    sums.unknown = static_cast<std::uint16_t>(sums.unknown + unknown);
    sums.standards = static_cast<std::uint16_t>(sums.standards + (applicable == 0 ? 0 : 1));
  }
}

void Scores::fill(std::size_t row, result::Standing& standing) const {
  const Sums& sums = rows_[row];
  const std::size_t decided = std::size_t{sums.pass} + sums.fail + sums.unknown;
  standing.counts = {sums.pass, sums.fail, sums.unknown, checks_ - decided};
  standing.score.reset();
  standing.grade.reset();
  standing.ceiling_grade.reset();
  standing.declared.reset();
  if (sums.standards == 0) return;
  const Int128 all = static_cast<Int128>(unit_) * sums.standards;
  const Fraction floor(sums.floor, all);
  const Fraction ceiling = sums.open == 0 ? floor : Fraction(sums.floor + sums.open, all);
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

void give_points(std::size_t standards, result::Community& community) {
  for (result::StandardResult& standard : community.standards) {
    Counts counts;
    for (const result::CheckResult& check : standard.checks) counts.add(check.outcome);
    const std::size_t applicable = counts.total() - counts.not_applicable;
    if (applicable == 0) continue;
    const Int128 all = static_cast<Int128>(standards) * applicable;
    standard.points = {Fraction(100 * static_cast<Int128>(counts.pass), all),
                       Fraction(100, static_cast<Int128>(standards))};
    for (result::CheckResult& check : standard.checks) {
      if (check.outcome == Outcome::NotApplicable) continue;
      const Fraction max(100, all);
      check.points = {check.outcome == Outcome::Pass ? max : Fraction(), max};
    }
  }
}

std::int64_t hundredths(const Fraction& score) { return round_down(score, 2, 2).units; }

Fraction published(std::int64_t hundredths) { return Fraction(hundredths, 10'000); }

}  // namespace cbps::audit
