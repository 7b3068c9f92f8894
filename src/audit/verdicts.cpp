#include "cbps/audit/verdicts.h"

#include <algorithm>
#include <bit>

namespace cbps::audit {

using result::Outcome;

namespace {

OutcomeWords words_for(std::size_t rows, bool with_early) {
  const std::vector<std::uint64_t> none(Bitmap::words_for(rows));
  return {none, none, none, none, with_early ? none : std::vector<std::uint64_t>()};
}

bool is_any_due(Interval interval, const Calendar& calendar) {
  return DutyCalendar(calendar).due(interval, std::nullopt) != 0;
}

}  // namespace

Outcome outcome_in(const OutcomeWords& words, std::size_t row) {
  if (Bitmap::test(words.pass.data(), row)) return Outcome::Pass;
  if (Bitmap::test(words.fail.data(), row)) return Outcome::Fail;
  if (Bitmap::test(words.unknown.data(), row)) return Outcome::Unknown;
  return Bitmap::test(words.pending.data(), row) ? Outcome::Pending : Outcome::NotApplicable;
}

Verdicts::Verdicts(const Task& task, std::size_t most_rows)
    : task_(task),
      is_interim_(task.calendar.as_of < task.calendar.period.end()),
      month_is_due_(is_any_due(Interval::Month, task.calendar)),
      quarter_is_due_(is_any_due(Interval::Quarter, task.calendar)),
      contradicted_(Bitmap::words_for(most_rows)),
      doubted_(Bitmap::words_for(most_rows)),
      doubts_(most_rows) {
  for (std::size_t s = 0; s < task.pack.standards.size(); ++s) {
    const std::size_t begin = asked_.size();
    const auto& checks = task.pack.standards[s].checks;
    for (std::size_t c = 0; c < checks.size(); ++c) {
      if (task.selection.has(s, c)) asked_.push_back(&checks[c]);
    }
    if (asked_.size() > begin) parts_.push_back({s, begin, asked_.size()});
  }
  checks_.assign(asked_.size(), words_for(most_rows, true));
  standards_.assign(parts_.size(), words_for(most_rows, false));
}

void Verdicts::read(const eval::Results& results, const Table& table) {
  rows_ = table.rows();
  not_applied_.clear();
  has_deferred_ = false;
  for (std::size_t i = 0; i < asked_.size(); ++i) read_check(i, results, table);
  read_parts();
  read_consistency(results);
}

void Verdicts::copy_outcomes(const Verdicts& other) {
  rows_ = other.rows_;
  has_deferred_ = other.has_deferred_;
  checks_ = other.checks_;
  standards_ = other.standards_;
}

void Verdicts::waive(const std::vector<std::vector<std::uint64_t>>& rows) {
  for (std::size_t check = 0; check < rows.size(); ++check) {
    if (rows[check].empty()) continue;
    OutcomeWords& out = checks_[check];
    for (std::size_t word = 0; word < words(); ++word) {
      out.fail[word] &= ~rows[check][word];
      out.unknown[word] &= ~rows[check][word];
    }
  }
  read_parts();
}

std::uint64_t Verdicts::rows_of(std::size_t word) const {
  const std::size_t left = rows_ - word * Bitmap::kWordBits;
  return left >= Bitmap::kWordBits ? ~std::uint64_t{0} : (std::uint64_t{1} << left) - 1;
}

/// Rows whose duties begin too late for a whole month or quarter of the period.
std::uint64_t Verdicts::founded_too_late(Interval interval, std::size_t word, std::uint64_t rows,
                                         const Table& table) const {
  const auto from = task_.pack.program.duties_from();
  if (!from) return 0;
  const Column& founded = table.column(*from);
  std::uint64_t late = 0;
  for (std::uint64_t left = rows & founded.known.data()[word]; left != 0; left &= left - 1) {
    const auto bit = static_cast<std::size_t>(std::countr_zero(left));
    const Date day{static_cast<std::int32_t>(founded.values[word * Bitmap::kWordBits + bit])};
    if (!first_due(task_.calendar.period, interval, day)) late |= std::uint64_t{1} << bit;
  }
  return late;
}

Verdicts::Deferral Verdicts::deferral(const rules::Check& check, std::size_t word,
                                      const eval::Results& results, const Table& table) const {
  Deferral all;
  if (check.due_at_period_end && is_interim_) all.not_due = rows_of(word);
  return check.duties.empty() ? all : deferral_of_duties(check, word, all, results, table);
}

Verdicts::Deferral Verdicts::deferral_of_duties(const rules::Check& check, std::size_t word,
                                                Deferral all, const eval::Results& results,
                                                const Table& table) const {
  const std::uint64_t rows = rows_of(word);
  std::uint64_t invalid = 0;
  if (const auto from = task_.pack.program.duties_from()) {
    const Bitmap& invalid_rows = table.column(*from).invalid;
    if (!invalid_rows.empty()) invalid = invalid_rows.data()[word] & rows;
  }
  for (const rules::Duty& duty : check.duties) {
    const std::uint64_t nothing = rows & ~results.known_words(duty.due)[word];
    // Where nothing can be due yet whenever it was founded, it need not be known when.
    const bool may_be_due = duty.interval == Interval::Month ? month_is_due_ : quarter_is_due_;
    if (may_be_due) all.unclear |= invalid;
    if (is_interim_) {
      all.not_due |= may_be_due ? nothing & ~invalid : nothing;
      all.not_before |= founded_too_late(duty.interval, word, nothing, table);
      if (!may_be_due) all.not_before |= invalid;
    } else {
      all.never |= nothing & ~invalid;
    }
  }
  return all;
}

/// The table of outcomes: applies ↓ require →; and what is not due yet.
void Verdicts::read_check(std::size_t index, const eval::Results& results, const Table& table) {
  const rules::Check& check = *asked_[index];
  OutcomeWords& out = checks_[index];
  for (std::size_t word = 0; word < words(); ++word) {
    const std::uint64_t rows = rows_of(word);
    std::uint64_t applies = rows;
    std::uint64_t applies_not = 0;
    if (check.applies) {
      const eval::SlotId root = check.applies->compiled.root;
      applies = results.true_words(root)[word] & rows;
      applies_not = results.false_words(root)[word] & rows;
    }
    std::uint64_t met = applies;
    std::uint64_t unmet = 0;
    for (const rules::Condition& condition : check.require) {
      met &= results.true_words(condition.compiled.root)[word];
      unmet |= results.false_words(condition.compiled.root)[word];
    }
    const Deferral calendar = deferral(check, word, results, table);
    const std::uint64_t open = rows & ~(applies_not | calendar.never);
    const std::uint64_t undecided = calendar.not_before | calendar.unclear;
    out.pass[word] = met & open & ~undecided;
    out.early[word] = out.pass[word] & calendar.not_due;
    out.pending[word] = open & calendar.not_due & ~out.pass[word];
    out.fail[word] = unmet & applies & open & ~(calendar.not_due | undecided);
    out.unknown[word] = open & ~(out.pass[word] | out.fail[word] | out.pending[word]);
    has_deferred_ = has_deferred_ || (out.early[word] | out.pending[word]) != 0;
    if (applies_not != 0) find_not_applied(*check.applies, word, applies_not, results, table);
  }
}

void Verdicts::find_not_applied(const rules::Condition& applies, std::size_t word,
                                std::uint64_t rows, const eval::Results& results,
                                const Table& table) {
  deciding_.clear();
  const eval::View view{applies.condition,     applies.compiled, task_.pack.program, results, table,
                        task_.pack.dictionary, task_.calendar};
  eval::deciding_facts(view, word, rows, deciding_);
  for (const eval::Deciding& one : deciding_) not_applied_.push_back({word, one.fact, one.rows});
}

/// Any fail is a fail; else any undecided is unknown; else any pending is pending; else any pass is
/// a pass.
void Verdicts::read_parts() {
  for (std::size_t p = 0; p < parts_.size(); ++p) {
    OutcomeWords& out = standards_[p];
    for (std::size_t word = 0; word < words(); ++word) {
      std::uint64_t pass = 0;
      std::uint64_t fail = 0;
      std::uint64_t unknown = 0;
      std::uint64_t pending = 0;
      for (std::size_t i = parts_[p].begin; i < parts_[p].end; ++i) {
        pass |= checks_[i].pass[word];
        fail |= checks_[i].fail[word];
        unknown |= checks_[i].unknown[word];
        pending |= checks_[i].pending[word];
      }
      out.fail[word] = fail;
      out.unknown[word] = unknown & ~fail;
      out.pending[word] = pending & ~fail & ~unknown;
      out.pass[word] = pass & ~fail & ~unknown & ~pending;
    }
  }
}

void Verdicts::read_consistency(const eval::Results& results) {
  std::fill(contradicted_.begin(), contradicted_.end(), 0);
  std::fill(doubted_.begin(), doubted_.end(), 0);
  std::fill(doubts_.begin(), doubts_.end(), 0);
  for (const rules::Consistency& rule : task_.pack.consistency) {
    const std::uint64_t* broken = results.false_words(rule.condition.compiled.root);
    std::vector<std::uint64_t>& rows = rule.is_error ? contradicted_ : doubted_;
    for (std::size_t word = 0; word < words(); ++word) {
      rows[word] |= broken[word];
      if (rule.is_error) continue;
      for (std::uint64_t left = broken[word] & rows_of(word); left != 0; left &= left - 1) {
        ++doubts_[word * Bitmap::kWordBits + static_cast<std::size_t>(std::countr_zero(left))];
      }
    }
  }
}

}  // namespace cbps::audit
