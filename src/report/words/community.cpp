#include "report/words/community.h"

#include <algorithm>
#include <array>

#include "cbps/text/list.h"
#include "report/words/explain.h"
#include "report/words/figures.h"
#include "report/words/rule_text.h"

namespace cbps::report {
namespace {

using result::CheckResult;
using result::CheckText;
using result::Community;
using result::Counts;
using result::Outcome;
using result::Run;
using result::StandardResult;

constexpr std::array<OutcomeMark, 5> kMarks{{{"✓", Text::Met},
                                             {"✗", Text::NotMet},
                                             {"?", Text::Undecided},
                                             {"…", Text::Pending},
                                             {"–", Text::NotApplicable}}};
/// What asks for something to be done comes first.
constexpr std::array kOutcomes{Outcome::Fail, Outcome::Unknown, Outcome::Pending, Outcome::Pass,
                               Outcome::NotApplicable};

std::size_t count_of(const Counts& counts, Outcome outcome) {
  switch (outcome) {
    case Outcome::Pass: return counts.pass;
    case Outcome::Fail: return counts.fail;
    case Outcome::Unknown: return counts.unknown;
    case Outcome::Pending: return counts.pending;
    case Outcome::NotApplicable: return counts.not_applicable;
  }
  return 0;
}

/// The message of a note, and its place if that is another than the remark's.
std::string note_text(const result::Remark& remark, std::size_t index, const Words& words) {
  std::string text = message(remark.diagnostic.notes[index], words.language());
  if (index >= remark.note_locations.size()) return text;
  const result::Location& location = remark.note_locations[index];
  const std::string place =
      location == remark.location ? std::string() : place_text(location, words);
  if (!place.empty()) text += words(Text::Aside, place);
  return text;
}

}  // namespace

const OutcomeMark& mark(Outcome outcome) { return kMarks[static_cast<std::size_t>(outcome)]; }

std::string name_text(const std::string& id, const std::string& name, const Words& words) {
  return name.empty() || name == id ? id : words(Text::NameAndId, name, id);
}

Text score_word(const Run& run) {
  return is_interim(run) ? Text::InterimScoreWord : Text::ScoreWord;
}
Text grade_word(const Run& run) {
  return is_interim(run) ? Text::InterimGradeWord : Text::GradeWord;
}
Text mean_word(const Run& run) { return is_interim(run) ? Text::InterimMeanWord : Text::MeanWord; }

std::string range_text(const Fraction& low, const Fraction& high, const Words& words) {
  const std::string from = percent_text(low);
  const std::string to = percent_text(high);
  return from == to ? from : words(Text::Range, from, to);
}

std::string score_text(const result::Standing& community, const Words& words) {
  if (!community.score) return std::string(words(Text::NoScore));
  return range_text(community.score->floor, community.score->ceiling, words);
}

std::string grade_text(const Run& run, std::optional<std::size_t> grade, const Words& words) {
  return grade && *grade < run.grades.size() ? words(run.grades[*grade].label) : std::string();
}

std::string grade_text(const Run& run, const result::Standing& community, const Words& words) {
  const std::string grade = grade_text(run, community.grade, words);
  return community.ceiling_grade ? words(Text::Open, grade) : grade;
}

const std::string& title_of(const result::Standing& community) {
  return community.name.empty() ? community.id : community.name;
}

std::vector<CountText> count_texts(const Counts& counts, const Words& words) {
  std::vector<CountText> all;
  all.reserve(kOutcomes.size());
  for (const Outcome outcome : kOutcomes) {
    // Most runs ask for a whole year, in which nothing is pending.
    if (outcome == Outcome::Pending && counts.pending == 0) continue;
    const std::string count = count_text(count_of(counts, outcome));
    all.push_back({outcome, words(Text::Count, words(mark(outcome).word), count)});
  }
  return all;
}

std::string counts_text(const Counts& counts, const Words& words) {
  std::string text;
  for (const CountText& one : count_texts(counts, words)) {
    append_item(text, words(Text::FullComma), one.text);
  }
  return text;
}

std::vector<std::pair<std::string_view, std::string>> given_options(
    const result::Options& options) {
  std::vector<std::pair<std::string_view, std::string>> all;
  const auto add = [&all](std::string_view name, std::string value) {
    if (!value.empty()) all.emplace_back(name, std::move(value));
  };
  const auto joined = [](const std::vector<std::string>& values) {
    std::string text;
    for (const std::string& one : values) text += (text.empty() ? "" : ",") + one;
    return text;
  };
  add("rules", options.rules);
  add("set", joined(options.set));
  add("only", joined(options.only));
  add("skip", joined(options.skip));
  add("period", options.period);
  add("as-of", options.as_of);
  add("fail-under", options.fail_under);
  add("fail-on", options.fail_on);
  return all;
}

std::string title_text(const std::string& id, const Bilingual& title, const Words& words) {
  return id + ' ' + words(title);
}

std::string titles_of(const Run& run, const std::vector<std::string_view>& ids,
                      const Words& words) {
  std::vector<std::string> all;
  all.reserve(ids.size());
  for (const std::string_view one : ids) {
    const Bilingual* title = rule_title(run, one);
    const std::string id(one);
    all.push_back(title == nullptr ? id : title_text(id, *title, words));
  }
  return listed(all, Text::Comma, words);
}

std::string earned_text(const StandardResult& standard, const Words& words) {
  if (!standard.points) return {};
  return words(Text::PointsOf, points_text(standard.points->earned),
               points_text(standard.points->max));
}

const result::Step* step_of(const Community& community, const CheckResult& check) {
  const auto found =
      std::find_if(community.steps.begin(), community.steps.end(),
                   [&check](const result::Step& step) { return step.check == check.id; });
  return found == community.steps.end() ? nullptr : &*found;
}

std::string with_others(const result::Step& step, std::string points, const Words& words) {
  const auto add = [&](const std::vector<std::string>& checks, Text text) {
    if (checks.empty()) return;
    const std::string named = checks.size() <= kMostNamed
                                  ? listed(checks, Text::Comma, words)
                                  : words(Text::SomeChecks, count_text(checks.size()));
    points = words(text, points, named);
  };
  add(step.also_met, Text::AlsoMetThen);
  add(step.then_apply, Text::AlsoApplyThen);
  add(step.stop_applying, Text::StopApplyingThen);
  return points;
}

std::string worth_text(const Community& community, const CheckResult& check, const Words& words) {
  const std::string text = bare_worth_text(community, check, words);
  return text.empty() ? text : words(Text::Aside, text);
}

std::string bare_worth_text(const Community& community, const CheckResult& check,
                            const Words& words) {
  if (check.outcome != Outcome::Fail || check.waiver != 0) return {};
  if (check.window_passed && check.gain) {
    return words(Text::LostForGood, points_text(*check.gain));
  }
  const result::Step* step = step_of(community, check);
  if (step == nullptr) return std::string(words(Text::NotTried));
  return with_others(*step, words(Text::WouldBring, points_text(step->gain)), words);
}

Text by_word(const CheckResult& check) {
  if (check.window_passed) return Text::ByNobody;
  switch (check.by) {
    case Actor::Community: return Text::ByCommunity;
    case Actor::Street: return Text::ByStreetOffice;
    case Actor::District: return Text::ByDistrict;
  }
  return Text::ByCommunity;
}

std::string clause_text(const CheckText& text, const Words& words) {
  const bool part = !text.focus.empty() && text.focus != text.quote;
  std::string clause = part ? words(Text::Focus, text.quote, text.focus) : text.quote;
  const bool glossed = words.language() == Language::En && !text.gloss.empty();
  return glossed ? words(Text::Glossed, clause, text.gloss) : clause;
}

const std::string& remedy_text(const CheckResult& check, const CheckText& text,
                               const Words& words) {
  return words(check.remedy.empty() ? text.remedy : check.remedy);
}

std::string places_text(const CheckResult& check, const Words& words) {
  std::vector<std::string> places;
  std::vector<std::string> named;
  for (const result::Gap* gap : result::all_gaps(check.shortfalls)) {
    if (!gap->location) continue;
    std::string place = place_text(*gap->location, words);
    if (place.empty() || std::find(places.begin(), places.end(), place) != places.end()) continue;
    named.push_back(words(Text::PlaceOf, words(gap->short_label), place));
    places.push_back(std::move(place));
  }
  return places.size() == 1 ? places.front() : listed(named, Text::Semicolon, words);
}

std::string not_applicable_text(const CheckResult& check, const CheckText& text,
                                const Words& words) {
  std::vector<std::string> reasons;
  for (const result::Because& because : check.because) {
    std::string reason = because_text(because, words);
    const std::string place =
        because.location ? place_text(*because.location, words) : std::string();
    if (!place.empty()) reason += words(Text::Aside, place);
    reasons.push_back(std::move(reason));
  }
  std::string title = title_text(check.id, text.title, words);
  if (check.never_due) reasons.push_back(never_due_text(*check.never_due, words));
  const std::string why = listed(reasons, Text::Semicolon, words);
  return why.empty() ? title : words(Text::Labelled, title, why);
}

std::vector<GapText> gap_texts(const CheckResult& check, const Words& words) {
  std::vector<GapText> all;
  if (check.outcome != Outcome::Fail || !check.finding.empty()) {
    for (std::string& one : statements(check, words)) all.push_back({std::move(one), {}});
    return all;
  }
  for (const result::Shortfall& one : check.shortfalls) {
    const auto* any = std::get_if<result::AnyOf>(&one.what);
    if (any == nullptr) {
      all.push_back({sentence(one, words), {}});
    } else {
      all.push_back({std::string(words(Text::AnyOneHead)), ways(*any, words)});
    }
  }
  return all;
}

RemarkText remark_text(const result::Remark& remark, const Words& words) {
  const Diagnostic& diagnostic = remark.diagnostic;
  const std::string place = place_text(remark.location, words);
  RemarkText text{info(diagnostic.code).id, message(diagnostic, words.language()), {}};
  if (!place.empty()) text.text += words(Text::Aside, place);
  for (std::size_t i = 0; i < diagnostic.notes.size(); ++i) {
    text.notes.push_back(note_text(remark, i, words));
  }
  return text;
}

std::vector<RemarkText> remark_texts(const std::vector<result::Remark>& remarks,
                                     const Words& words) {
  std::vector<RemarkText> all;
  all.reserve(remarks.size());
  for (const result::Remark& one : remarks) all.push_back(remark_text(one, words));
  return all;
}

std::string rejected_name(const result::Rejected& rejected, const Words& words) {
  if (!rejected.id.empty()) return rejected.id;
  return std::string(words(rejected.is_rest ? Text::RejectedRest : Text::RejectedNameless));
}

std::string rejected_text(const result::Rejected& rejected, const Words& words) {
  std::string all;
  for (const RemarkText& one : remark_texts(rejected.diagnostics, words)) {
    append_item(all, words(Text::Semicolon), one.text);
    for (const std::string& note : one.notes) append_item(all, words(Text::Semicolon), note);
  }
  return all;
}

}  // namespace cbps::report
