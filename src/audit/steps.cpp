#include "audit/steps.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <tuple>
#include <utility>

#include "audit/repair.h"
#include "cbps/eval/explain.h"

namespace cbps::audit {

using result::CheckResult;
using result::Community;
using result::Outcome;
using result::Step;

namespace {

bool is_easier(const Step& a, const Step& b) {
  const auto order = [](const Step& step) {
    const std::uint32_t effort =
        step.effort == 0 ? std::numeric_limits<std::uint32_t>::max() : step.effort;
    return std::tuple(step.by != Actor::Community, effort);
  };
  if (order(a) != order(b)) return order(a) < order(b);
  return b.gain < a.gain;
}

/// What the community can do itself, then the least effort, then the greatest gain. An effort that
/// is not known counts as the greatest.
void sort_by_ease(Candidates& all) {
  std::stable_sort(all.begin(), all.end(), [](const Candidate& a, const Candidate& b) {
    return is_easier(a.step, b.step);
  });
}

/// What is waived is as if it did not apply.
State state_of(const Table& facts, std::size_t row, const Community& community) {
  State state{&facts, row, score_that_counts(community)->floor, {}};
  for (const result::StandardResult& standard : community.standards) {
    for (const CheckResult& check : standard.checks) {
      state.outcomes.push_back(check.waiver == 0 ? check.outcome : Outcome::NotApplicable);
    }
  }
  return state;
}

std::vector<FailedCheck> failed_checks(const Community& community) {
  std::vector<FailedCheck> all;
  std::size_t index = 0;
  for (const result::StandardResult& standard : community.standards) {
    for (const CheckResult& check : standard.checks) {
      const bool counts = check.outcome == Outcome::Fail && check.points && check.waiver == 0;
      if (counts) all.push_back({index, check.shortfalls});
      ++index;
    }
  }
  return all;
}

}  // namespace

StepFinder::StepFinder(const Task& task) : task_(task), trials_(task) {}

std::vector<Step> StepFinder::find(const Table& facts, std::size_t row, const Community& community,
                                   const std::vector<std::size_t>& waivers) {
  if (!score_that_counts(community) || community.counts.fail == 0) return {};
  trials_.set_waivers(waivers);
  precedence_.clear();
  for (const result::StandardResult& standard : community.standards) {
    for (const CheckResult& check : standard.checks) {
      if (!check.is_first && check.before.empty()) continue;
      precedence_.push_back({check.id, check.is_first, check.before});
    }
  }
  const State now = state_of(facts, row, community);
  Candidates first = tried(now, candidates(now, failed_checks(community)));
  arrange(first);
  // The community's own steps first: these do not wait for those of others.
  const auto others = std::find_if(first.begin(), first.end(), [](const Candidate& one) {
    return one.step.by != Actor::Community && !one.step.is_first;
  });
  Candidates plan(first.begin(), others);
  keep_sound(now, plan);
  add_unlocked(now, Actor::Community, plan);
  std::move(others, first.end(), std::back_inserter(plan));
  keep_sound(now, plan);
  add_unlocked(now, Actor::District, plan);
  return steps_of(plan);
}

std::vector<Step> StepFinder::steps_of(const Candidates& plan) const {
  std::vector<Step> steps;
  for (auto one = plan.begin(); one != plan.end(); ++one) {
    Step& step = steps.emplace_back(one->step);
    for (auto other = plan.begin(); other != one; ++other) {
      if (rests_on(*one, *other)) step.rests_on.push_back(other->step.check);
    }
  }
  return steps;
}

Candidates StepFinder::candidates(const State& state,
                                  const std::vector<FailedCheck>& failed) const {
  Candidates all;
  for (const FailedCheck& one : failed) add_candidates(state, one, all);
  return all;
}

StepFinder::Closing StepFinder::closing(const State& state, const result::Gap& gap) const {
  const Dictionary& dictionary = task_.pack.dictionary;
  const FieldId id = dictionary.field_by_id.at(gap.field);
  const auto whole = dictionary.field(id).part_of;
  // What a part may come to nobody can say while its whole is wrong.
  if (!state.facts->known(id, state.row) || (whole && state.facts->invalid(*whole, state.row)))
    return {id, {}};
  const std::int64_t now = state.facts->column(id).values[state.row];
  return {id, closing_values(gap, dictionary.field(id), dictionary, now, task_.calendar.as_of)};
}

void StepFinder::ask_more(Candidate& candidate, FieldId fact, std::int64_t value) const {
  const Field& field = task_.pack.dictionary.field(fact);
  for (Candidate::NewValue& one : candidate.values) {
    if (one.field != fact || !one.value) continue;
    if (field.type.kind == Kind::Set) {
      one.value = *one.value | value;
    } else if (field.type.kind != Kind::Choice) {
      one.value = field.change == Change::Decrease ? std::min(*one.value, value)
                                                   : std::max(*one.value, value);
    }
  }
}

/// For each way to meet the check one, and for each fact of it that is a choice one for each option
/// that it may get.
void StepFinder::add_candidates(const State& state, const FailedCheck& failed,
                                Candidates& all) const {
  for (const Way& way : all_ways(failed.shortfalls, task_.pack.dictionary)) {
    if (way.window_passed || way.gaps.empty()) continue;
    Candidate candidate;
    candidate.check = failed.check;
    candidate.step.check = trials_.check(failed.check).id;
    candidate.step.by = way.by;
    candidate.step.effort = way.effort;
    std::vector<Candidate::NewValue> others;
    const auto closes = [&](const result::Gap* gap) {
      const auto [id, values] = closing(state, *gap);
      if (values.empty()) return false;
      if (candidate.changes(id)) {
        ask_more(candidate, id, values.front());
      } else {
        candidate.values.push_back({id, values.front()});
      }
      for (const std::int64_t value : values) others.push_back({id, value});
      return true;
    };
    if (!std::all_of(way.gaps.begin(), way.gaps.end(), closes)) continue;
    all.push_back(candidate);
    // Of options any may be the one that does; which, a trial shows.
    for (const Candidate::NewValue& other : others) {
      if (task_.pack.dictionary.field(other.field).type.kind != Kind::Choice) continue;
      Candidate& one = all.emplace_back(candidate);
      for (Candidate::NewValue& value : one.values) {
        if (value.field == other.field) value.value = other.value;
      }
    }
  }
}

Candidates StepFinder::tried(const State& state, Candidates all) {
  std::vector<Trial> trials = trials_.alone(state, all);
  // What has to follow shows only when what contradicts has been withdrawn.
  for (int round = 0; round < 2 && complete(state, trials, all); ++round) {
    trials = trials_.alone(state, all);
  }
  Candidates kept;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Trial& trial = trials[i];
    if (!trial.is_met || trial.is_broken || !trial.standing.score) continue;
    if (!(state.score < trial.standing.score->floor)) continue;
    if (!kept.empty() && kept.back().check == all[i].check) continue;
    all[i].step.gain = (trial.standing.score->floor - state.score) * Fraction(100, 1);
    all[i].step.also_met = trial.also_met;
    all[i].step.then_apply = trial.then_apply;
    all[i].step.stop_applying = trial.stop_applying;
    describe_changes(state, all[i]);
    kept.push_back(std::move(all[i]));
  }
  sort_by_ease(kept);
  return kept;
}

bool StepFinder::complete(const State& state, const std::vector<Trial>& trials,
                          Candidates& all) const {
  bool is_changed = false;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!trials[i].recounted.empty()) withdraw(trials[i].recounted, all[i]);
    if (!trials[i].lost.empty()) follow(state, trials[i].lost, all[i]);
    is_changed = is_changed || !trials[i].recounted.empty() || !trials[i].lost.empty();
  }
  return is_changed;
}

void StepFinder::withdraw(const std::vector<FieldId>& facts, Candidate& candidate) {
  for (const FieldId fact : facts) {
    if (!candidate.changes(fact)) candidate.values.push_back({fact, std::nullopt});
  }
}

void StepFinder::follow(const State& state, const std::vector<result::Shortfall>& lost,
                        Candidate& candidate) const {
  const Way way = easiest_way(lost, task_.pack.dictionary);
  if (way.window_passed) return;
  std::vector<Candidate::NewValue> more;
  for (const result::Gap* gap : way.gaps) {
    const auto [id, values] = closing(state, *gap);
    if (values.empty() || candidate.changes(id)) return;
    more.push_back({id, values.front()});
  }
  candidate.values.insert(candidate.values.end(), more.begin(), more.end());
  candidate.step.by = std::max(candidate.step.by, way.by);
  const bool is_known = candidate.step.effort != 0 && way.effort != 0;
  candidate.step.effort = is_known ? candidate.step.effort + way.effort : 0;
}

void StepFinder::describe_changes(const State& state, Candidate& candidate) const {
  const Dictionary& dictionary = task_.pack.dictionary;
  for (const auto& [id, value] : candidate.values) {
    const Field& field = dictionary.field(id);
    candidate.step.changes.push_back(
        {field.id, eval::datum(dictionary, *state.facts, id, state.row),
         value ? eval::datum(dictionary, field.type, *value) : result::Datum()});
  }
}

bool StepFinder::rests_on(const Candidate& candidate, const Candidate& first) const {
  if (candidate.check == first.check) return false;
  return std::any_of(precedence_.begin(), precedence_.end(), [&](const Precedence& one) {
    return one.check == first.step.check &&
           (one.is_before_all || std::find(one.checks.begin(), one.checks.end(),
                                           candidate.step.check) != one.checks.end());
  });
}

void StepFinder::arrange(Candidates& all) const {
  for (Candidate& one : all) {
    one.step.is_first = std::any_of(
        precedence_.begin(), precedence_.end(),
        [&one](const Precedence& its) { return its.is_before_all && its.check == one.step.check; });
  }
  for (Candidate& one : all) {
    for (const Candidate& other : all) {
      // What waits for the steps of others is not the community's to begin.
      const bool waits = rests_on(one, other) && !other.step.is_first;
      if (waits) one.step.by = std::max(one.step.by, other.step.by);
    }
  }
  sort_by_ease(all);
  std::vector<bool> is_placed(all.size());
  Candidates arranged;
  // Each stands behind all that it rests on.
  const auto place = [&](std::size_t index, const auto& place_it) -> void {
    if (is_placed[index]) return;
    is_placed[index] = true;
    for (std::size_t other = 0; other < all.size(); ++other) {
      if (!is_placed[other] && rests_on(all[index], all[other])) place_it(other, place_it);
    }
    arranged.push_back(std::move(all[index]));
  };
  for (std::size_t index = 0; index < all.size(); ++index) place(index, place);
  all = std::move(arranged);
}

void StepFinder::keep_sound(const State& state, Candidates& plan) {
  // Whoever changes or drops out changes what those behind it lead to.
  for (bool is_sound = false; !is_sound;) {
    const std::vector<Trial> trials = trials_.in_sequence(state, plan);
    is_sound = true;
    Fraction reached = state.score;
    for (std::size_t i = 0; i < plan.size(); ++i) {
      const Trial& trial = trials[i];
      const bool adds = trial.is_met && !trial.is_broken && trial.standing.score &&
                        reached < trial.standing.score->floor;
      if (!adds) {
        const auto place = plan.begin() + static_cast<std::ptrdiff_t>(i);
        if (!adjust(state, std::span(plan).first(i), *place)) plan.erase(place);
        is_sound = false;
        break;
      }
      Step& step = plan[i].step;
      step.after = trial.standing.score->floor;
      step.grade = trial.standing.grade;
      if (step.is_unlocked || step.is_adjusted) {
        step.gain = (step.after - reached) * Fraction(100, 1);
        step.also_met = trial.also_met;
        step.then_apply = trial.then_apply;
        step.stop_applying = trial.stop_applying;
      }
      reached = step.after;
    }
  }
}

bool StepFinder::adjust(const State& state, std::span<const Candidate> before, Candidate& one) {
  StepTrials::Outlook outlook = trials_.after(state, before);
  outlook.state.facts = &outlook.facts;
  std::erase_if(outlook.failed,
                [&one](const FailedCheck& failed) { return failed.check != one.check; });
  Candidates left = tried(outlook.state, candidates(outlook.state, outlook.failed));
  if (left.empty()) return false;
  Step& step = left.front().step;
  const auto is_its_own = [](const Step& its) { return its.by == Actor::Community; };
  if (is_its_own(step) != is_its_own(one.step)) return false;
  step.is_first = one.step.is_first;
  step.is_unlocked = one.step.is_unlocked;
  step.is_adjusted = !step.is_unlocked;
  one = std::move(left.front());
  return true;
}

void StepFinder::add_unlocked(const State& state, Actor most, Candidates& plan) {
  const auto is_planned = [&plan](std::size_t check) {
    return std::any_of(plan.begin(), plan.end(),
                       [check](const Candidate& one) { return one.check == check; });
  };
  for (std::size_t planned = 0; planned < plan.size();) {
    planned = plan.size();
    StepTrials::Outlook outlook = trials_.after(state, plan);
    outlook.state.facts = &outlook.facts;
    std::erase_if(outlook.failed,
                  [&](const FailedCheck& failed) { return is_planned(failed.check); });
    for (Candidate& one : tried(outlook.state, candidates(outlook.state, outlook.failed))) {
      if (one.step.by > most) continue;
      // What waits for the steps of others is not the community's to begin.
      if (!plan.back().step.is_first) one.step.by = std::max(one.step.by, plan.back().step.by);
      one.step.is_unlocked = true;
      plan.push_back(std::move(one));
    }
    keep_sound(state, plan);
  }
}

}  // namespace cbps::audit
