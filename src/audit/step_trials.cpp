#include "audit/step_trials.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "cbps/rules/facts.h"

namespace cbps::audit {

using result::Outcome;

namespace {

/// So many changed profiles are assessed at once.
constexpr std::size_t kMostTrials = 128;

std::vector<bool> read_by_checks(const rules::RulePack& pack) {
  std::vector<bool> all(pack.dictionary.fields.size());
  for (const rules::Standard& standard : pack.standards) {
    for (const rules::Check& check : standard.checks) {
      for (const FieldId fact : rules::facts_of(pack, check)) {
        all[static_cast<std::size_t>(fact)] = true;
      }
    }
  }
  return all;
}

}  // namespace

bool Candidate::changes(FieldId fact) const {
  return std::any_of(values.begin(), values.end(),
                     [fact](const NewValue& value) { return value.field == fact; });
}

StepTrials::StepTrials(const Task& task)
    : task_(task),
      evaluator_(task.pack.program, task.calendar, kMostTrials),
      verdicts_(task, kMostTrials),
      scores_(task.pack, verdicts_, kMostTrials),
      trials_(task.pack.dictionary, kMostTrials),
      is_read_(read_by_checks(task.pack)) {}

std::vector<Trial> StepTrials::alone(const State& state, const Candidates& all) {
  return run(state, all, false);
}

std::vector<Trial> StepTrials::in_sequence(const State& state, const Candidates& all) {
  return run(state, all, true);
}

std::vector<Trial> StepTrials::run(const State& state, const Candidates& all, bool is_in_sequence) {
  std::vector<Trial> trials;
  trials.reserve(all.size());
  std::vector<Outcome> before = state.outcomes;
  for (std::size_t begin = 0; begin < all.size(); begin += kMostTrials) {
    const std::size_t count = std::min(kMostTrials, all.size() - begin);
    trials_.clear(count);
    for (std::size_t row = 0; row < count; ++row) {
      trials_.copy(row, *state.facts, state.row);
      for (std::size_t i = is_in_sequence ? 0 : begin + row; i <= begin + row; ++i) {
        change(all[i], row);
      }
    }
    evaluate();
    for (std::size_t row = 0; row < count; ++row) {
      trials.push_back(trial(before, all[begin + row], row));
      if (is_in_sequence) before = outcomes(row);
    }
  }
  return trials;
}

StepTrials::Outlook StepTrials::after(const State& state, std::span<const Candidate> all) {
  trials_.clear(1);
  trials_.copy(0, *state.facts, state.row);
  for (const Candidate& one : all) change(one, 0);
  evaluate();
  Outlook outlook{Table(task_.pack.dictionary, 1), {}, {}};
  outlook.facts.clear(1);
  outlook.facts.copy(0, trials_, 0);
  result::Standing standing;
  scores_.fill(0, standing);
  if (standing.score) outlook.state.score = standing.score->floor;
  outlook.state.outcomes = outcomes(0);
  for (std::size_t check = 0; check < verdicts_.check_count(); ++check) {
    if (outlook.state.outcomes[check] != Outcome::Fail) continue;
    add_shortfalls(check, 0, outlook.failed.emplace_back(FailedCheck{check, {}}).shortfalls);
  }
  return outlook;
}

std::vector<Outcome> StepTrials::outcomes(std::size_t row) const {
  std::vector<Outcome> all;
  all.reserve(verdicts_.check_count());
  for (std::size_t check = 0; check < verdicts_.check_count(); ++check) {
    all.push_back(outcome_in(verdicts_.outcomes(check), row));
  }
  return all;
}

void StepTrials::set_waivers(const std::vector<std::size_t>& waivers) {
  waived_.clear();
  for (const std::size_t waiver : waivers) {
    auto& rows = waived_.emplace_back();
    if (waiver != 0) rows.assign(Bitmap::words_for(kMostTrials), ~std::uint64_t{0});
  }
}

void StepTrials::evaluate() {
  verdicts_.read(evaluator_.run(trials_), trials_);
  if (!waived_.empty()) verdicts_.waive(waived_);
  scores_.read(verdicts_);
}

void StepTrials::change(const Candidate& candidate, std::size_t row) {
  for (const auto& [id, value] : candidate.values) {
    if (!value) {
      trials_.reset(id, row);
      continue;
    }
    const Field& field = task_.pack.dictionary.field(id);
    const std::int64_t now = trials_.column(id).values[row];
    // What steps before have brought stays.
    if (field.type.kind == Kind::Set && field.change == Change::Increase) {
      trials_.set(id, row, now | *value);
    } else if (field.change == Change::Increase) {
      trials_.set(id, row, std::max(now, *value));
    } else {
      trials_.set(id, row, *value);
    }
  }
}

eval::View StepTrials::view(const rules::Condition& condition, std::size_t row) const {
  return {condition.condition,
          condition.compiled,
          task_.pack.program,
          evaluator_.results(),
          trials_,
          task_.pack.dictionary,
          task_.calendar,
          row};
}

Trial StepTrials::trial(const std::vector<Outcome>& before, const Candidate& candidate,
                        std::size_t row) const {
  Trial trial;
  scores_.fill(row, trial.standing);
  trial.is_met = outcome_in(verdicts_.outcomes(candidate.check), row) == Outcome::Pass;
  // Who leaves with the whole nobody can say.
  if (exceeds_whole(row)) {
    trial.is_broken = true;
    return trial;
  }
  trial.is_broken = verdicts_.contradicts(row);
  if (!trial.is_broken) {
    compare(before, candidate, row, trial);
    return trial;
  }
  for (const rules::Consistency& rule : task_.pack.consistency) {
    if (!rule.is_error || view(rule.condition, row).truth() != Truth::False) continue;
    for (const FieldId fact : rule.condition.condition.fields()) {
      const bool is_free = !is_read_[static_cast<std::size_t>(fact)] && trials_.known(fact, row);
      if (is_free) trial.recounted.push_back(fact);
    }
  }
  return trial;
}

void StepTrials::compare(const std::vector<Outcome>& before, const Candidate& candidate,
                         std::size_t row, Trial& trial) const {
  for (std::size_t check = 0; check < verdicts_.check_count(); ++check) {
    const Outcome outcome = outcome_in(verdicts_.outcomes(check), row);
    if (outcome == before[check] || check == candidate.check) continue;
    if (outcome == Outcome::Pass) {
      trial.also_met.push_back(verdicts_.check(check).id);
    } else if (before[check] == Outcome::NotApplicable) {
      trial.then_apply.push_back(verdicts_.check(check).id);
    } else if (outcome == Outcome::NotApplicable && before[check] == Outcome::Fail) {
      trial.stop_applying.push_back(verdicts_.check(check).id);
    }
    if (outcome == Outcome::Fail && before[check] == Outcome::Pass) {
      add_shortfalls(check, row, trial.lost);
    }
  }
}

bool StepTrials::exceeds_whole(std::size_t row) const {
  const std::vector<Field>& fields = task_.pack.dictionary.fields;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const auto whole = fields[i].part_of;
    const auto part = static_cast<FieldId>(i);
    if (!whole || !trials_.known(part, row) || !trials_.known(*whole, row)) continue;
    const Decimal has{trials_.column(part).values[row], fields[i].type.scale};
    const Decimal of{trials_.column(*whole).values[row],
                     task_.pack.dictionary.field(*whole).type.scale};
    if (of < has) return true;
  }
  return false;
}

void StepTrials::add_shortfalls(std::size_t check, std::size_t row,
                                std::vector<result::Shortfall>& all) const {
  for (const rules::Condition& condition : verdicts_.check(check).require) {
    std::vector<result::Shortfall> lacks = eval::shortfalls(view(condition, row));
    std::move(lacks.begin(), lacks.end(), std::back_inserter(all));
  }
}

}  // namespace cbps::audit
