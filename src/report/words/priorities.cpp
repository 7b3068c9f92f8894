#include "report/words/priorities.h"

#include <algorithm>
#include <array>
#include <utility>

#include "report/words/community.h"
#include "report/words/explain.h"
#include "report/words/figures.h"
#include "report/words/rule_text.h"

namespace cbps::report {
namespace {

using result::CheckResult;
using result::CheckText;
using result::Community;
using result::Datum;
using result::Named;
using result::Outcome;
using result::Run;
using result::StandardResult;

/// So many are listed of a group; the others stand below, with the other gaps.
constexpr std::size_t kMostSteps = 5;

/// Of more changes than that so many are named; the others follow from them.
constexpr std::size_t kMostChanges = 3;
constexpr std::size_t kShownChanges = 2;

enum class Group : std::uint8_t { First, ToGive, Community, Others, Passed };
constexpr std::array<Text, 5> kTitles{Text::FirstOfAll, Text::GiveFirst, Text::CommunityCanDo,
                                      Text::OthersDecide, Text::WindowPassed};

/// The same where what stands in the group waits for another step.
Text title_after(Group group) {
  switch (group) {
    case Group::Community: return Text::CommunityThenCan;
    case Group::Others: return Text::OthersThenDecide;
    case Group::First:
    case Group::ToGive:
    case Group::Passed: break;
  }
  return kTitles[static_cast<std::size_t>(group)];
}

/// The checks of the steps that all others rest on.
std::vector<std::string> first_checks(const Community& community) {
  std::vector<std::string> all;
  for (const result::Step& step : community.steps) {
    if (step.is_first) all.push_back(step.check);
  }
  return all;
}

/// The parts that `to` has and `from` lacks.
std::string parts_added(const std::vector<Named>& from, const std::vector<Named>& to,
                        const Words& words) {
  std::vector<std::string> added;
  for (const Named& part : to) {
    const bool is_there = std::any_of(from.begin(), from.end(),
                                      [&part](const Named& one) { return one.id == part.id; });
    if (!is_there) added.push_back(words(part.label));
  }
  return listed(added, Text::Comma, words);
}

/// A yes, a no and an option stand bare beside the arrow.
std::string bare_text(const Datum& value, const Bilingual& unit, const Words& words) {
  if (const auto* yes = std::get_if<bool>(&value)) {
    return std::string(words(*yes ? Text::Yes : Text::No));
  }
  if (const auto* option = std::get_if<Named>(&value)) return words(option->label);
  return value_text(value, unit, words);
}

std::string change_text(const Run& run, const result::FactChange& change, bool is_named,
                        const Words& words) {
  const result::FieldText& field = known_field(run, change.field);
  const std::string& label = words(field.short_label);
  if (std::holds_alternative<std::monostate>(change.to)) return words(Text::CountAnew, label);
  const auto* from = std::get_if<std::vector<Named>>(&change.from);
  const auto* to = std::get_if<std::vector<Named>>(&change.to);
  std::string text;
  if (from != nullptr && to != nullptr) {
    const std::string added = parts_added(*from, *to, words);
    text = added.empty() ? value_text(change.to, {}, words) : words(Text::AddParts, added);
  } else {
    text = words(Text::ChangeFromTo, bare_text(change.from, {}, words),
                 bare_text(change.to, field.unit, words));
  }
  return is_named ? words(Text::NamedChange, label, text) : text;
}

bool has_alternatives(const Community& community, const std::string& check) {
  for (const StandardResult& standard : community.standards) {
    for (const CheckResult& one : standard.checks) {
      if (one.id != check) continue;
      return std::any_of(one.shortfalls.begin(), one.shortfalls.end(),
                         [](const result::Shortfall& shortfall) {
                           return std::holds_alternative<result::AnyOf>(shortfall.what);
                         });
    }
  }
  return false;
}

/// One change speaks for its check, if nothing else could be changed instead.
std::string changes_text(const Run& run, const Community& community, const result::Step& step,
                         const Words& words) {
  const bool is_named = step.changes.size() > 1 || has_alternatives(community, step.check);
  const std::size_t left_out =
      step.changes.size() > kMostChanges ? step.changes.size() - kShownChanges : 0;
  std::vector<std::string> all;
  for (std::size_t i = 0; i + left_out < step.changes.size(); ++i) {
    all.push_back(change_text(run, step.changes[i], is_named, words));
  }
  if (left_out != 0) all.push_back(words(Text::MoreFollow, left_out));
  std::string text = listed(all, Text::Semicolon, words);
  if (!step.is_unlocked) return text;
  const bool is_figure = text.front() >= '0' && text.front() <= '9';
  return words(Text::ThenChange, is_figure && words.language() == Language::Zh ? ' ' + text : text);
}

/// Collects the steps of each group.
class PriorityWriter {
 public:
  PriorityWriter(const Run& run, const Community& community, const Words& words)
      : run_(run), community_(community), words_(words) {
    const std::string first = listed(first_checks(community), Text::Comma, words);
    for (std::size_t i = 0; i < groups_.size(); ++i) {
      groups_[i].headings = {heading(Text::CheckWord, words), heading(Text::ChangeWord, words),
                             heading(Text::GainWord, words), heading(Text::LeadsToWord, words)};
      groups_[i].title = first.empty() ? std::string(words(kTitles[i]))
                                       : words(title_after(static_cast<Group>(i)), first);
    }
  }

  std::vector<Steps> write() {
    steps();
    std::vector<std::pair<Fraction, Step>> to_give;
    for_each_standard(run_, community_, [&](const StandardResult& standard, const auto& texts) {
      for_each_check(standard, texts, [&](const CheckResult& check, const CheckText& text) {
        if (check.outcome == Outcome::Unknown && check.gain) {
          to_give.emplace_back(*check.gain, what_to_give(check, text));
        } else if (check.outcome == Outcome::Fail && !has_step(check.id)) {
          const Group group = check.window_passed            ? Group::Passed
                              : check.by == Actor::Community ? Group::Community
                                                             : Group::Others;
          add(group, {check.id, words_(text.title), shortfall_text(check), {}, {}, false});
        }
      });
    });
    std::stable_sort(to_give.begin(), to_give.end(),
                     [](const auto& a, const auto& b) { return b.first < a.first; });
    for (auto& [gain, step] : to_give) add(Group::ToGive, std::move(step));
    std::vector<Steps> all;
    for (Steps& group : groups_) {
      if (group.steps.empty()) continue;
      shorten(group);
      all.push_back(std::move(group));
    }
    return all;
  }

 private:
  [[nodiscard]] static Group group_of(const result::Step& step) {
    if (step.is_first) return Group::First;
    return step.by == Actor::Community ? Group::Community : Group::Others;
  }

  [[nodiscard]] std::string shortfall_text(const CheckResult& check) const {
    return check.finding.empty() ? brief(check, words_) : words_(check.finding);
  }

  void add(Group group, Step step) {
    groups_[static_cast<std::size_t>(group)].steps.push_back(std::move(step));
  }

  [[nodiscard]] bool has_step(const std::string& check) const {
    return std::any_of(community_.steps.begin(), community_.steps.end(),
                       [&check](const result::Step& step) { return step.check == check; });
  }

  void steps() {
    std::optional<std::size_t> grade = community_.grade;
    for (const result::Step& step : community_.steps) {
      std::string leads_to =
          words_(Text::ReachesPoints, points_text(step.after * Fraction(100, 1)));
      const bool reaches_grade = step.grade != grade;
      if (reaches_grade) {
        leads_to = words_(Text::ReachesGrade, leads_to, grade_text(run_, step.grade, words_));
      }
      grade = step.grade;
      const Bilingual* title = rule_title(run_, step.check);
      add(group_of(step),
          {step.check, title == nullptr ? std::string_view() : std::string_view(words_(*title)),
           changes_text(run_, community_, step, words_),
           with_others(step, words_(Text::FirstPoints, points_text(step.gain)), words_),
           std::move(leads_to), reaches_grade});
    }
  }

  Step what_to_give(const CheckResult& check, const CheckText& text) const {
    return {check.id,
            words_(text.title),
            listed(statements(check, words_), Text::Semicolon, words_),
            words_(Text::AtMostPoints, points_text(*check.gain)),
            {},
            false};
  }

  /// Lists the first ones and those that reach a grade. What is left out is counted in its place,
  /// with the score that it leads to, so that the next one follows.
  void shorten(Steps& group) const {
    std::vector<Step> listed_ones;
    std::size_t left_out = 0;
    std::string reached;
    for (Step& step : group.steps) {
      if (listed_ones.size() >= kMostSteps && !step.reaches_grade) {
        ++left_out;
        if (const auto points = score_after(step)) reached = *points;
        continue;
      }
      if (left_out != 0) step.skipped = words_(Text::StepsSkipped, left_out, reached);
      left_out = 0;
      listed_ones.push_back(std::move(step));
    }
    group.steps = std::move(listed_ones);
    if (left_out == 0) return;
    group.more = reached.empty() ? words_(Text::MoreSteps, left_out)
                                 : words_(Text::MoreStepsLeadTo, left_out, reached);
  }

  /// The score after a step that was tried.
  [[nodiscard]] std::optional<std::string> score_after(const Step& shown) const {
    for (const result::Step& step : community_.steps) {
      if (step.check == shown.check) return points_text(step.after * Fraction(100, 1));
    }
    return std::nullopt;
  }

  const Run& run_;
  const Community& community_;
  const Words& words_;
  std::array<Steps, kTitles.size()> groups_;
};

/// What reporting and correcting facts may bring; nothing where only the district's figures are
/// missing.
std::string to_give_text(const Community& community, const Words& words) {
  std::size_t count = 0;
  Fraction points;
  for (const StandardResult& standard : community.standards) {
    for (const CheckResult& check : standard.checks) {
      const bool is_open = check.outcome == Outcome::Unknown && check.points &&
                           check.reason != result::Reason::Parameter;
      if (!is_open) continue;
      ++count;
      points = points + (check.points->max - check.points->earned);
    }
  }
  return count == 0 ? std::string()
                    : words(Text::GiveFirstOfAll, count_text(count), points_text(points));
}

/// With two digits: who gains so many has reached it.
std::string rounded_up(const Fraction& points) {
  constexpr unsigned kDigits = 2;
  Decimal rounded = round_down(points, 0, kDigits);
  if (Fraction(rounded.units, power_of_ten(kDigits)) < points) ++rounded.units;
  return fixed_text(rounded);
}

}  // namespace

std::vector<Steps> priorities(const Run& run, const Community& community, const Words& words) {
  return PriorityWriter(run, community, words).write();
}

std::string distance_text(const Run& run, const result::Standing& community, const Words& words) {
  if (!community.score || run.grades.empty() || community.grade == std::size_t{0}) return {};
  const std::size_t next = community.grade ? *community.grade - 1 : run.grades.size() - 1;
  const result::GradeText& grade = run.grades[next];
  const Fraction needed(grade.at_least.units, power_of_ten(grade.at_least.scale));
  return words(Text::DistanceToGrade, words(grade.label),
               rounded_up(needed - community.score->floor * Fraction(100, 1)));
}

std::vector<std::string> first_steps(const Run& run, const Community& community,
                                     const Words& words) {
  std::vector<std::string> all;
  std::string to_give = to_give_text(community, words);
  if (!to_give.empty()) all.push_back(std::move(to_give));
  if (community.steps.empty()) return all;
  const bool is_first = community.steps.front().is_first;
  const result::Step& step = community.steps.front();
  const Bilingual* known = rule_title(run, step.check);
  const std::string title = known == nullptr ? step.check : title_text(step.check, *known, words);
  // Nothing stands before what all others rest on.
  all.insert(is_first ? all.begin() : all.end(),
             words(is_first ? Text::FirstStep : Text::EasiestStep,
                   title + words(Text::Aside, changes_text(run, community, step, words)),
                   points_text(step.after * Fraction(100, 1))));
  return all;
}

}  // namespace cbps::report
