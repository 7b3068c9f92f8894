#include "report/words/community.h"

#include <algorithm>
#include <array>

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
using result::StandardText;

constexpr std::array<OutcomeMark, 4> kMarks{
    {{"✓", Text::Met}, {"✗", Text::NotMet}, {"?", Text::Undecided}, {"–", Text::NotApplicable}}};

}  // namespace

const OutcomeMark& mark(Outcome outcome) { return kMarks[static_cast<std::size_t>(outcome)]; }

Outcome outcome_of(const Counts& counts) {
  if (counts.fail != 0) return Outcome::Fail;
  if (counts.unknown != 0) return Outcome::Unknown;
  return counts.pass != 0 ? Outcome::Pass : Outcome::NotApplicable;
}

std::string name_text(const std::string& id, const std::string& name, const Words& words) {
  return name.empty() || name == id ? id : words(Text::NameAndId, name, id);
}

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

std::string grade_up_to(const Run& run, const Community& community, const Words& words) {
  const std::string high = grade_text(run, community.ceiling_grade, words);
  return high.empty() ? high : words(Text::GradeUpTo, high);
}

std::vector<std::string> fine_print(const Community& community, const Words& words) {
  if (!community.score) return {};
  std::vector<std::string> all;
  if (community.score->floor != community.score->ceiling) {
    all.emplace_back(words(Text::RangeExplained));
  }
  all.emplace_back(words(Text::WeightsAreOurs));
  if (community.declared) {
    all.push_back(words(Text::DeclaredShare, percent_text(*community.declared)));
  }
  return all;
}

std::size_t count_of(const Counts& counts, Outcome outcome) {
  switch (outcome) {
    case Outcome::Pass: return counts.pass;
    case Outcome::Fail: return counts.fail;
    case Outcome::Unknown: return counts.unknown;
    case Outcome::NotApplicable: return counts.not_applicable;
  }
  return 0;
}

std::string count_text(const Counts& counts, Outcome outcome, const Words& words) {
  return words(Text::Count, words(mark(outcome).word), count_text(count_of(counts, outcome)));
}

std::string counts_text(const Counts& counts, const Words& words) {
  std::vector<std::string> items;
  for (const Outcome outcome : kOutcomes) items.push_back(count_text(counts, outcome, words));
  return listed(items, Text::FullComma, words);
}

std::string title_text(const std::string& id, const Bilingual& title, const Words& words) {
  return id + ' ' + words(title);
}

std::string earned_text(const StandardResult& standard, const Words& words) {
  if (!standard.points) return {};
  return words(Text::PointsOf, points_text(standard.points->earned),
               points_text(standard.points->max));
}

std::string worth_text(const CheckResult& check, const Words& words) {
  if (check.outcome != Outcome::Fail || !check.points) return {};
  return words(Text::Aside, words(Text::WouldBring, points_text(to_gain(check))));
}

Fraction to_gain(const CheckResult& check) {
  return check.points->max + check.points->earned * Fraction(-1, 1);
}

std::string clause_text(const CheckText& text, const Words& words) {
  const bool part = !text.focus.empty() && text.focus != text.quote;
  return part ? words(Text::Focus, text.quote, text.focus) : text.quote;
}

std::string places_text(const CheckResult& check, const Words& words) {
  std::vector<std::string> places;
  std::vector<std::string> named;
  for (const result::Gap* gap : gaps(check)) {
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
  const std::string why = listed(reasons, Text::Semicolon, words);
  return why.empty() ? title : words(Text::Labelled, title, why);
}

std::vector<GapText> gap_texts(const CheckResult& check, const Words& words) {
  std::vector<GapText> all;
  if (check.outcome != Outcome::Fail) {
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

std::vector<std::string> remark_lines(const result::Remark& remark, const Words& words) {
  const Diagnostic& diagnostic = remark.diagnostic;
  std::vector<std::string> lines{std::string(info(diagnostic.code).id) + ' ' +
                                 remark_text(remark, words)};
  for (std::size_t i = 0; i < diagnostic.notes.size(); ++i) {
    lines.push_back(note_text(remark, i, words));
  }
  return lines;
}

std::string note_text(const result::Remark& remark, std::size_t index, const Words& words) {
  std::string text = message(remark.diagnostic.notes[index], words.language());
  if (index >= remark.note_locations.size()) return text;
  const result::Location& location = remark.note_locations[index];
  const std::string place =
      location == remark.location ? std::string() : place_text(location, words);
  if (!place.empty()) text += words(Text::Aside, place);
  return text;
}

std::string remark_text(const result::Remark& remark, const Words& words) {
  const std::string place = place_text(remark.location, words);
  return message(remark.diagnostic, words.language()) +
         (place.empty() ? std::string() : words(Text::Aside, place));
}

std::vector<FailedCheck> failed_by_points(const Run& run, const Community& community) {
  std::vector<FailedCheck> all;
  for (std::size_t s = 0; s < community.standards.size(); ++s) {
    const StandardResult& standard = community.standards[s];
    const StandardText& text = rule_text(run, standard.id, s);
    for (std::size_t c = 0; c < standard.checks.size(); ++c) {
      const CheckResult& check = standard.checks[c];
      if (check.outcome != Outcome::Fail || !check.points) continue;
      all.push_back({&check, &rule_text(text, check.id, c), to_gain(check)});
    }
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const FailedCheck& a, const FailedCheck& b) { return a.gain > b.gain; });
  return all;
}

std::string rejected_name(const result::Rejected& rejected, const Words& words) {
  if (!rejected.id.empty()) return rejected.id;
  return std::string(words(rejected.is_rest ? Text::RejectedRest : Text::RejectedNameless));
}

std::vector<std::string> ids_of(const Community& community, Outcome outcome) {
  std::vector<std::string> all;
  for (const StandardResult& standard : community.standards) {
    for (const CheckResult& check : standard.checks) {
      if (check.outcome == outcome) all.push_back(check.id);
    }
  }
  return all;
}

}  // namespace cbps::report
