#include "report/words/priorities.h"

#include <algorithm>
#include <array>
#include <utility>

#include "report/words/community.h"
#include "report/words/explain.h"
#include "report/words/figures.h"
#include "report/words/rule_text.h"
#include "report/words/run_blocks.h"

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

/// Of more changes than that so many are told in full; the others follow from them.
constexpr std::size_t kMostChanges = 4;
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

/// Whether its steps are tried, where that can be done.
bool is_done_by_somebody(Group group) {
  return group == Group::Community || group == Group::Others;
}

/// Whether nothing but figures of the district is missing.
bool waits_for_district(const CheckResult& check) {
  return !check.unknown_fields.empty() &&
         std::all_of(
             check.unknown_fields.begin(), check.unknown_fields.end(),
             [](const result::UnknownField& field) { return field.name.starts_with("param."); });
}

/// Whether something that was given cannot be used, and is to be corrected.
bool has_invalid(const Community& community) {
  return any_check(
      community, [](const CheckResult& check) { return check.reason == result::Reason::Invalid; });
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
  } else if (std::holds_alternative<Date>(change.to)) {
    text = words(Text::DoneBy, bare_text(change.from, {}, words), bare_text(change.to, {}, words));
  } else {
    text = words(Text::ChangeFromTo, bare_text(change.from, {}, words),
                 bare_text(change.to, field.unit, words));
  }
  return is_named ? words(Text::NamedChange, label, text) : text;
}

bool has_alternatives(const Community& community, const std::string& check) {
  return any_check(community, [&check](const CheckResult& one) {
    return one.id == check &&
           std::any_of(one.shortfalls.begin(), one.shortfalls.end(),
                       [](const result::Shortfall& shortfall) {
                         return std::holds_alternative<result::AnyOf>(shortfall.what);
                       });
  });
}

/// Whether the title of a check does not tell which amount is meant: of money there are many.
bool is_vague_money(const Run& run, const result::Step& step, const result::FactChange& change) {
  const result::FieldText& field = known_field(run, change.field);
  const Bilingual* title = rule_title(run, step.check);
  const bool says_it =
      title != nullptr && title->zh.find(field.short_label.zh) != std::string::npos;
  return field.unit.en == "yuan" && !says_it;
}

/// One change speaks for its check, if nothing else could be changed instead.
std::string changes_text(const Run& run, const Community& community, const result::Step& step,
                         const Words& words) {
  const bool is_named =
      step.changes.size() > 1 || has_alternatives(community, step.check) ||
      std::any_of(step.changes.begin(), step.changes.end(), [&](const result::FactChange& change) {
        return is_vague_money(run, step, change);
      });
  const std::size_t left_out =
      step.changes.size() > kMostChanges ? step.changes.size() - kShownChanges : 0;
  std::vector<std::string> all;
  for (std::size_t i = 0; i + left_out < step.changes.size(); ++i) {
    all.push_back(change_text(run, step.changes[i], is_named, words));
  }
  if (left_out != 0) {
    std::vector<std::string> others;
    for (const result::FactChange& change : std::span(step.changes).last(left_out)) {
      others.push_back(words(known_field(run, change.field).short_label));
    }
    all.push_back(words(Text::MoreFollow, listed(others, Text::Comma, words)));
  }
  std::string text = listed(all, Text::Semicolon, words);
  if (step.is_adjusted) return words(Text::AdjustedChange, text);
  if (!step.is_unlocked) return text;
  const bool is_figure = text.front() >= '0' && text.front() <= '9';
  return words(Text::ThenChange, is_figure && words.language() == Language::Zh ? ' ' + text : text);
}

using RowCounts = std::array<std::size_t, kTitles.size()>;

/// How many rows each group gets of `most`: first one each, then what the community can do, what is
/// to be given and what others decide.
RowCounts share_rows(const RowCounts& sizes, std::size_t most) {
  RowCounts rows{};
  std::size_t left = most;
  const auto give = [&](Group group, std::size_t wanted) {
    const auto index = static_cast<std::size_t>(group);
    const std::size_t more = std::min({wanted, sizes[index] - rows[index], left});
    rows[index] += more;
    left -= more;
  };
  for (const Group group :
       {Group::First, Group::Community, Group::ToGive, Group::Others, Group::Passed}) {
    give(group, 1);
  }
  for (const Group group : {Group::Community, Group::ToGive, Group::Others, Group::Passed}) {
    give(group, most);
  }
  return rows;
}

/// Who does it and how hard it is, as far as that is known.
std::string who_text(Actor by, std::uint32_t effort, const Words& words) {
  constexpr std::array kActors{Text::ByCommunity, Text::ByStreetOffice, Text::ByDistrict};
  struct EffortWord {
    std::uint32_t least;
    Text word;
  };
  constexpr std::array kEfforts{
      EffortWord{30, Text::EffortYear}, EffortWord{10, Text::EffortMonths},
      EffortWord{3, Text::EffortWeeks}, EffortWord{1, Text::EffortAfternoon}};
  std::string who(words(kActors[static_cast<std::size_t>(by)]));
  const auto known = std::find_if(kEfforts.begin(), kEfforts.end(),
                                  [effort](const EffortWord& one) { return effort >= one.least; });
  return known == kEfforts.end() ? who : words(Text::WhoAndEffort, who, words(known->word));
}

/// Collects the steps of each group.
class PriorityWriter {
 public:
  /// `most`: rows in all; 0: so many a group as are usual.
  PriorityWriter(const Run& run, const Community& community, std::size_t most, const Words& words)
      : run_(run), community_(community), most_(most), words_(words) {
    const std::string first = listed(first_checks(community), Text::Comma, words);
    for (std::size_t i = 0; i < groups_.size(); ++i) {
      groups_[i].headings = {heading(Text::CheckWord, words), heading(Text::ChangeWord, words),
                             heading(Text::GainWord, words), heading(Text::LeadsToWord, words)};
      groups_[i].title = first.empty() ? std::string(words(kTitles[i]))
                                       : words(title_after(static_cast<Group>(i)), first);
    }
    if (has_invalid(community)) {
      groups_[static_cast<std::size_t>(Group::ToGive)].title = words(Text::GiveAndCorrect);
    }
  }

  std::vector<Steps> write() {
    steps();
    struct Gift {
      bool is_of_district;  ///< only the district's figures are missing
      Fraction gain;
      Step step;
    };
    std::vector<Gift> to_give;
    for_each_standard(run_, community_, [&](const StandardResult& standard, const auto& texts) {
      for_each_check(standard, texts, [&](const CheckResult& check, const CheckText& text) {
        if (check.waiver != 0) return;  // it can wait
        if (check.outcome == Outcome::Unknown && check.gain) {
          to_give.push_back({waits_for_district(check), *check.gain, what_to_give(check, text)});
        } else if (check.outcome == Outcome::Fail && !has_step(check.id)) {
          const Group group = check.window_passed            ? Group::Passed
                              : check.by == Actor::Community ? Group::Community
                                                             : Group::Others;
          add(group, {check.id, words_(text.title), shortfall_text(check), {}, {}, false});
        }
      });
    });
    std::stable_sort(to_give.begin(), to_give.end(), [](const Gift& a, const Gift& b) {
      return a.is_of_district != b.is_of_district ? b.is_of_district : b.gain < a.gain;
    });
    for (Gift& one : to_give) add(Group::ToGive, std::move(one.step));
    const RowCounts rows = rows_of_groups();
    std::vector<Steps> all;
    for (std::size_t i = 0; i < groups_.size(); ++i) {
      if (groups_[i].steps.empty()) continue;
      shorten(static_cast<Group>(i), rows[i]);
      all.push_back(std::move(groups_[i]));
    }
    return all;
  }

 private:
  [[nodiscard]] static Group group_of(const result::Step& step) {
    if (step.is_first) return Group::First;
    return step.by == Actor::Community ? Group::Community : Group::Others;
  }

  /// What nobody can put right is named in full: nothing below says what is meant.
  [[nodiscard]] std::string shortfall_text(const CheckResult& check) const {
    if (!check.finding.empty()) return words_(check.finding);
    return check.window_passed ? brief_with_labels(check, words_) : brief(check, words_);
  }

  [[nodiscard]] RowCounts rows_of_groups() const {
    RowCounts rows{};
    rows.fill(kMostSteps);
    if (most_ == 0) return rows;
    std::transform(groups_.begin(), groups_.end(), rows.begin(),
                   [](const Steps& group) { return group.steps.size(); });
    return share_rows(rows, most_);
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
          {step.check,
           title == nullptr ? std::string_view() : std::string_view(words_(*title)),
           changes_text(run_, community_, step, words_),
           with_others(step, words_(Text::FirstPoints, points_text(step.gain)), words_),
           std::move(leads_to),
           reaches_grade,
           {},
           who_text(step.by, step.effort, words_)});
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
  void shorten(Group which, std::size_t rows) {
    Steps& group = groups_[static_cast<std::size_t>(which)];
    std::vector<Step> listed_ones;
    std::size_t tried = 0;  // of those left out
    std::size_t others = 0;
    std::string reached;
    for (Step& step : group.steps) {
      if (listed_ones.size() >= rows && !step.reaches_grade) {
        const auto points = score_after(step);
        if (points) reached = *points;
        ++(points ? tried : others);
        continue;
      }
      // What was not tried stands behind all steps.
      if (tried != 0) step.skipped = words_(Text::StepsSkipped, tried, reached);
      tried = 0;
      listed_ones.push_back(std::move(step));
    }
    group.steps = std::move(listed_ones);
    if (tried == 0) {
      if (others != 0)
        group.more =
            words_(is_done_by_somebody(which) ? Text::OnlyNotTried : Text::MoreSteps, others);
      return;
    }
    group.more = words_(Text::MoreStepsLeadTo, tried, reached);
    if (others != 0) group.more = words_(Text::MoreNotTried, group.more, others);
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
  std::size_t most_;
  const Words& words_;
  std::array<Steps, kTitles.size()> groups_;
};

Fraction quotient(const Fraction& dividend, const Fraction& divisor) {
  return {Int128{dividend.numerator()} * divisor.denominator(),
          Int128{dividend.denominator()} * divisor.numerator()};
}

/// The points of what the community can give, of the score that counts: where some checks are
/// waived, the others of their standards weigh more.
Fraction weighed_with_waivers(const Community& community) {
  Fraction points;
  Fraction whole;
  for (const StandardResult& standard : community.standards) {
    Fraction open;
    Fraction counted;
    for (const CheckResult& check : standard.checks) {
      if (!check.points || check.waiver != 0) continue;
      counted = counted + check.points->max;
      const bool is_asked = check.outcome == Outcome::Unknown && !waits_for_district(check);
      if (is_asked) open = open + check.points->max;
    }
    if (counted == Fraction() || !standard.points) continue;
    whole = whole + standard.points->max;
    points = points + open * quotient(standard.points->max, counted);
  }
  return whole == Fraction() ? whole : quotient(points, whole) * Fraction(100, 1);
}

/// What reporting and correcting facts may bring; nothing where only the district's figures are
/// missing.
std::string to_give_text(const Community& community, const Words& words) {
  std::size_t count = 0;
  std::size_t of_district = 0;
  Fraction points;
  for (const StandardResult& standard : community.standards) {
    for (const CheckResult& check : standard.checks) {
      if (check.outcome != Outcome::Unknown || !check.points || check.waiver != 0) continue;
      if (waits_for_district(check)) {
        ++of_district;
        continue;
      }
      ++count;
      points = points + (check.points->max - check.points->earned);
    }
  }
  if (count == 0) return {};
  if (community.waived) points = weighed_with_waivers(community);
  std::string text = words(has_invalid(community) ? Text::GiveOrCorrectFirst : Text::GiveFirstOfAll,
                           count_text(count), points_text(points));
  return of_district == 0 ? text : words(Text::OthersForTheDistrict, text, of_district);
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
  return PriorityWriter(run, community, 0, words).write();
}

std::vector<Steps> priorities(const Run& run, const Community& community, std::size_t most,
                              const Words& words) {
  return PriorityWriter(run, community, most, words).write();
}

std::vector<std::string> steps_explained(const Run& run, const Community& community,
                                         const Words& words) {
  std::vector<std::string> all;
  if (community.steps.empty()) return all;
  all.emplace_back(words(Text::StepsExplained));
  if (is_year_over(run)) all.emplace_back(words(Text::YearIsOver));
  return all;
}

std::string distance_text(const Run& run, const result::Standing& community, const Words& words) {
  const auto& score = score_that_counts(community);
  if (!score || run.grades.empty() || community.grade == std::size_t{0}) return {};
  const std::size_t next = community.grade ? *community.grade - 1 : run.grades.size() - 1;
  const result::GradeText& grade = run.grades[next];
  const Fraction needed(grade.at_least.units, power_of_ten(grade.at_least.scale));
  return words(Text::DistanceToGrade, words(grade.label),
               rounded_up(needed - score->floor * Fraction(100, 1)));
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
