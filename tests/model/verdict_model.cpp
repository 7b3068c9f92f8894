#include "model/verdict_model.h"

#include <algorithm>

namespace cbps::model {
namespace {

using result::Outcome;

enum class Answer : std::uint8_t { Yes, No, Open };

Answer answer(const rules::Condition& condition, const World& world, const Row& row) {
  const Value value = evaluate(condition.condition.ast, world, row);
  if (value.state != State::Known) return Answer::Open;
  return value.number != 0 ? Answer::Yes : Answer::No;
}

/// The lengths, in months, of what a check asks the calendar for.
std::vector<unsigned> asked(const rules::Check& check) {
  std::vector<unsigned> lengths;
  const auto look = [&lengths](const rules::Condition& condition) {
    for (const lang::Expr& node : condition.condition.ast.nodes) {
      if (node.op != lang::Op::Call || !asks_duties(node.text)) continue;
      lengths.push_back(node.text.find("quarter") == std::string::npos ? 1 : 3);
    }
  };
  if (check.applies) look(*check.applies);
  for (const rules::Condition& one : check.require) look(one);
  if (check.due_with) lengths.push_back(*check.due_with == Interval::Month ? 1 : 3);
  return lengths;
}

/// Whether a whole stretch of `months` months of the period begins on or after `from` and ends by
/// `until`.
bool falls_due(unsigned months, int year, std::optional<Date> from, Date until) {
  for (unsigned month = 1; month <= 12; month += months) {
    const Date first = *make_date(year, month, 1);
    const Date after =
        month + months > 12 ? *make_date(year + 1, 1, 1) : *make_date(year, month + months, 1);
    if (from && first < *from) continue;
    if (Date{after.days - 1} <= until) return true;
  }
  return false;
}

}  // namespace

Verdict verdict(const rules::Check& check, const World& world, const Row& row) {
  const int year = world.calendar.period.year;
  const Date end = Date{make_date(year + 1, 1, 1)->days - 1};
  const Date today = world.calendar.as_of;
  const bool has_ended = today >= end;

  const Answer applies = check.applies ? answer(*check.applies, world, row) : Answer::Yes;
  bool is_met = applies == Answer::Yes;
  bool is_unmet = false;
  for (const rules::Condition& one : check.require) {
    const Answer found = answer(one, world, row);
    is_met = is_met && found == Answer::Yes;
    is_unmet = is_unmet || found == Answer::No;
  }
  is_unmet = is_unmet && applies == Answer::Yes;
  if (applies == Answer::No) return {Outcome::NotApplicable, false};

  bool is_due = has_ended || !check.due_at_period_end;
  bool may_count = true;  // whether being met settles it
  const std::vector<unsigned> lengths = asked(check);
  if (!lengths.empty()) {
    std::optional<Date> founded;
    bool is_clear = true;
    if (world.duties_from) {
      const auto& fact = row[static_cast<std::size_t>(*world.duties_from)];
      is_clear = !fact || !fact->is_invalid;
      if (fact && is_clear) founded = Date{static_cast<std::int32_t>(fact->number)};
    }
    for (const unsigned months : lengths) {
      if (!is_clear) {
        // It may be due as soon as anything can be.
        if (!falls_due(months, year, std::nullopt, today)) is_due = false;
        may_count = false;
      } else if (!falls_due(months, year, founded, today)) {
        if (has_ended) return {Outcome::NotApplicable, false};
        is_due = false;
        if (!falls_due(months, year, founded, end)) may_count = false;
      }
    }
  }
  if (is_met && may_count) return {Outcome::Pass, is_due};
  if (!is_due) return {Outcome::Pending, false};
  if (is_unmet && may_count) return {Outcome::Fail, true};
  return {Outcome::Unknown, true};
}

Verdicts verdicts(const rules::RulePack& pack, const World& world, const Row& row) {
  Verdicts all;
  for (const rules::Standard& standard : pack.standards) {
    auto& of_standard = all.emplace_back();
    for (const rules::Check& check : standard.checks) {
      of_standard.push_back(verdict(check, world, row));
    }
  }
  return all;
}

std::optional<result::Score> score(const Verdicts& verdicts) {
  Fraction floor;
  Fraction ceiling;
  std::int64_t standards = 0;
  for (const auto& of_standard : verdicts) {
    std::int64_t scored = 0;
    std::int64_t met = 0;
    std::int64_t open = 0;
    for (const Verdict& one : of_standard) {
      if (!one.is_scored) continue;
      ++scored;
      met += one.outcome == Outcome::Pass ? 1 : 0;
      open += one.outcome == Outcome::Unknown ? 1 : 0;
    }
    if (scored == 0) continue;
    ++standards;
    floor = floor + Fraction(met, scored);
    ceiling = ceiling + Fraction(met + open, scored);
  }
  if (standards == 0) return std::nullopt;
  const Fraction share(1, standards);
  return result::Score{floor * share, ceiling * share};
}

}  // namespace cbps::model
