#include "audit/steps.h"

#include <algorithm>
#include <limits>
#include <tuple>
#include <utility>

#include "audit/repair.h"
#include "cbps/eval/explain.h"
#include "cbps/rules/facts.h"

namespace cbps::audit {

using result::CheckResult;
using result::Community;
using result::Outcome;
using result::Step;

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

/// What the community can do itself comes first, then the least effort, then the greatest gain. An
/// effort that is not known counts as the greatest.
bool comes_before(const Step& a, const Step& b) {
  const auto order = [](const Step& step) {
    const std::uint32_t effort =
        step.effort == 0 ? std::numeric_limits<std::uint32_t>::max() : step.effort;
    return std::tuple(step.by != Actor::Community, effort);
  };
  if (order(a) != order(b)) return order(a) < order(b);
  return b.gain < a.gain;
}

}  // namespace

StepFinder::StepFinder(const Task& task)
    : task_(task),
      evaluator_(task.pack.program, task.calendar, kMostTrials),
      verdicts_(task, kMostTrials),
      scores_(task.pack, verdicts_, kMostTrials),
      trials_(task.pack.dictionary, kMostTrials),
      is_read_(read_by_checks(task.pack)) {}

std::vector<Step> StepFinder::find(const Table& facts, std::size_t row,
                                   const Community& community) {
  if (!community.score || community.counts.fail == 0) return {};
  facts_ = &facts;
  row_ = row;
  is_met_.clear();
  for (const result::StandardResult& standard : community.standards) {
    for (const CheckResult& check : standard.checks) {
      is_met_.push_back(check.outcome == Outcome::Pass);
    }
  }
  const Fraction before = community.score->floor;
  Candidates all = tried(candidates(community), before);
  std::stable_sort(all.begin(), all.end(), [](const Candidate& a, const Candidate& b) {
    return comes_before(a.step, b.step);
  });
  return in_sequence(std::move(all), before);
}

StepFinder::Candidates StepFinder::candidates(const Community& community) const {
  Candidates all;
  std::size_t index = 0;
  for (const result::StandardResult& standard : community.standards) {
    for (const CheckResult& check : standard.checks) {
      if (check.outcome == Outcome::Fail && check.points) add_candidates(check, index, all);
      ++index;
    }
  }
  return all;
}

StepFinder::Closing StepFinder::closing(const result::Gap& gap) const {
  const Dictionary& dictionary = task_.pack.dictionary;
  const FieldId id = dictionary.field_by_id.at(gap.field);
  const auto whole = dictionary.field(id).part_of;
  // What a part may come to nobody can say while its whole is wrong.
  if (!facts_->known(id, row_) || (whole && facts_->invalid(*whole, row_))) return {id, {}};
  const std::int64_t now = facts_->column(id).values[row_];
  return {id, closing_values(gap, dictionary.field(id), dictionary, now)};
}

void StepFinder::ask_more(Candidate& candidate, FieldId fact, std::int64_t value) const {
  const Field& field = task_.pack.dictionary.field(fact);
  for (NewValue& one : candidate.values) {
    if (one.field != fact || !one.value) continue;
    if (field.type.kind == Kind::Set) {
      one.value = *one.value | value;
    } else if (field.type.kind != Kind::Choice) {
      one.value = field.change == Change::Decrease ? std::min(*one.value, value)
                                                   : std::max(*one.value, value);
    }
  }
}

bool StepFinder::changes(const Candidate& candidate, FieldId fact) {
  return std::any_of(candidate.values.begin(), candidate.values.end(),
                     [fact](const NewValue& value) { return value.field == fact; });
}

/// One, and for each fact that is a choice one for each option that it may get.
void StepFinder::add_candidates(const CheckResult& check, std::size_t index,
                                Candidates& all) const {
  const Way way = easiest_way(check.shortfalls, task_.pack.dictionary);
  if (way.window_passed || way.gaps.empty()) return;
  Candidate candidate;
  candidate.check = index;
  candidate.step.check = check.id;
  candidate.step.by = way.by;
  candidate.step.effort = way.effort;
  std::vector<NewValue> others;
  for (const result::Gap* gap : way.gaps) {
    const auto [id, values] = closing(*gap);
    if (values.empty()) return;
    if (changes(candidate, id)) {
      ask_more(candidate, id, values.front());
    } else {
      candidate.values.push_back({id, values.front()});
    }
    for (const std::int64_t value : values) others.push_back({id, value});
  }
  all.push_back(candidate);
  // Of options any may be the one that does; which, a trial shows.
  for (const NewValue& other : others) {
    if (task_.pack.dictionary.field(other.field).type.kind != Kind::Choice) continue;
    Candidate& one = all.emplace_back(candidate);
    for (NewValue& value : one.values) {
      if (value.field == other.field) value.value = other.value;
    }
  }
}

void StepFinder::change(const Candidate& candidate, std::size_t row) {
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

std::vector<StepFinder::Trial> StepFinder::assess(const Candidates& all, bool in_sequence) {
  std::vector<Trial> trials;
  trials.reserve(all.size());
  for (std::size_t begin = 0; begin < all.size(); begin += kMostTrials) {
    const std::size_t count = std::min(kMostTrials, all.size() - begin);
    trials_.clear(count);
    for (std::size_t row = 0; row < count; ++row) {
      trials_.copy(row, *facts_, row_);
      for (std::size_t i = in_sequence ? 0 : begin + row; i <= begin + row; ++i) {
        change(all[i], row);
      }
    }
    verdicts_.read(evaluator_.run(trials_), trials_);
    scores_.read(verdicts_);
    for (std::size_t row = 0; row < count; ++row) trials.push_back(trial(all[begin + row], row));
  }
  return trials;
}

eval::View StepFinder::view(const rules::Condition& condition, std::size_t row) const {
  return {condition.condition,
          condition.compiled,
          task_.pack.program,
          evaluator_.results(),
          trials_,
          task_.pack.dictionary,
          task_.calendar,
          row};
}

StepFinder::Trial StepFinder::trial(const Candidate& candidate, std::size_t row) const {
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
    trial.lost = lost(row);
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

bool StepFinder::exceeds_whole(std::size_t row) const {
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

std::vector<result::Shortfall> StepFinder::lost(std::size_t row) const {
  std::vector<result::Shortfall> all;
  for (std::size_t check = 0; check < verdicts_.check_count(); ++check) {
    if (!is_met_[check] || outcome_in(verdicts_.outcomes(check), row) != Outcome::Fail) continue;
    for (const rules::Condition& condition : verdicts_.check(check).require) {
      std::vector<result::Shortfall> lacks = eval::shortfalls(view(condition, row));
      std::move(lacks.begin(), lacks.end(), std::back_inserter(all));
    }
  }
  return all;
}

StepFinder::Candidates StepFinder::tried(Candidates all, const Fraction& before) {
  std::vector<Trial> trials = assess(all, false);
  if (complete(trials, all)) trials = assess(all, false);
  Candidates kept;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Trial& trial = trials[i];
    if (!trial.is_met || trial.is_broken || !trial.standing.score) continue;
    if (!(before < trial.standing.score->floor)) continue;
    if (!kept.empty() && kept.back().check == all[i].check) continue;
    all[i].step.gain = (trial.standing.score->floor - before) * Fraction(100, 1);
    kept.push_back(std::move(all[i]));
  }
  return kept;
}

bool StepFinder::complete(const std::vector<Trial>& trials, Candidates& all) const {
  bool is_changed = false;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!trials[i].recounted.empty()) withdraw(trials[i].recounted, all[i]);
    if (!trials[i].lost.empty()) follow(trials[i].lost, all[i]);
    is_changed = is_changed || !trials[i].recounted.empty() || !trials[i].lost.empty();
  }
  return is_changed;
}

void StepFinder::withdraw(const std::vector<FieldId>& facts, Candidate& candidate) {
  for (const FieldId fact : facts) {
    if (!changes(candidate, fact)) candidate.values.push_back({fact, std::nullopt});
  }
}

void StepFinder::follow(const std::vector<result::Shortfall>& lost, Candidate& candidate) const {
  const Way way = easiest_way(lost, task_.pack.dictionary);
  if (way.window_passed) return;
  std::vector<NewValue> more;
  for (const result::Gap* gap : way.gaps) {
    const auto [id, values] = closing(*gap);
    if (values.empty() || changes(candidate, id)) return;
    more.push_back({id, values.front()});
  }
  candidate.values.insert(candidate.values.end(), more.begin(), more.end());
  candidate.step.by = std::max(candidate.step.by, way.by);
  const bool is_known = candidate.step.effort != 0 && way.effort != 0;
  candidate.step.effort = is_known ? candidate.step.effort + way.effort : 0;
}

std::vector<Step> StepFinder::in_sequence(Candidates all, const Fraction& before) {
  std::vector<Trial> trials;
  // Whoever drops out changes what those behind it lead to.
  for (bool is_sound = false; !is_sound;) {
    trials = assess(all, true);
    is_sound = true;
    Fraction reached = before;
    for (std::size_t i = 0; i < all.size(); ++i) {
      const Trial& trial = trials[i];
      const bool adds = trial.is_met && !trial.is_broken && trial.standing.score &&
                        reached < trial.standing.score->floor;
      if (adds) {
        reached = trial.standing.score->floor;
        continue;
      }
      all.erase(all.begin() + static_cast<std::ptrdiff_t>(i));
      is_sound = false;
      break;
    }
  }
  std::vector<Step> steps;
  const Dictionary& dictionary = task_.pack.dictionary;
  for (std::size_t i = 0; i < all.size(); ++i) {
    Step& step = all[i].step;
    for (const auto& [id, value] : all[i].values) {
      const Field& field = dictionary.field(id);
      step.changes.push_back(
          {field.id, eval::datum(dictionary, *facts_, id, row_),
           value ? eval::datum(dictionary, field.type, *value) : result::Datum()});
    }
    step.after = trials[i].standing.score->floor;
    step.grade = trials[i].standing.grade;
    steps.push_back(std::move(step));
  }
  return steps;
}

}  // namespace cbps::audit
