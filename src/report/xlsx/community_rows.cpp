#include "report/xlsx/community_rows.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "cbps/text/list.h"
#include "cbps/value/unreachable.h"
#include "report/ledger/entries.h"
#include "report/words/community.h"
#include "report/words/exceptions.h"
#include "report/words/explain.h"
#include "report/words/figures.h"
#include "report/words/rule_text.h"
#include "report/words/run_blocks.h"
#include "report/xlsx/rows.h"

namespace cbps::report::xlsx {
namespace {

using result::CheckResult;
using result::CheckText;
using result::Community;
using result::Outcome;
using result::Run;
using result::Standing;

/// Rounded down as they are elsewhere: a sheet that shows fewer digits than it has would round up.
Decimal points(const Fraction& points) { return round_down(points, 0, 2); }

/// With so many digits that sums of a column come out right.
Decimal exact_points(const Fraction& points) { return round_down(points, 0, kMaxScale); }

Decimal percent(const Fraction& share) { return round_down(share, 2, 2); }

RowWriter& add_identity(const Standing& community, RowWriter& row) {
  return row.text(community.id).text(community.name);
}

void add_share(const std::optional<Fraction>& share, RowWriter& row) {
  if (share) {
    row.number(percent(*share));
  } else {
    row.skip();
  }
}

// ---- a line a community ----

void add_exceptions(const result::Standing& community, RowWriter& row) {
  const auto& waived = community.waived;
  add_share(waived && waived->score ? std::optional(waived->score->floor) : std::nullopt, row);
  std::string checks;
  if (waived) {
    for (const std::string& id : waived->checks) append_item(checks, " ", id);
  }
  row.text(checks);
  if (community.since) {
    row.count(community.since->fail + community.since->unknown);
  } else {
    row.skip();
  }
}

void add_list_row(const Run& run, const result::Brief& community, const Words& words,
                  std::string& piece) {
  RowWriter row(piece, SheetId::Communities);
  add_identity(community, row);
  const auto& score = community.score;
  add_share(score ? std::optional(score->floor) : std::nullopt, row);
  add_share(score ? std::optional(score->ceiling) : std::nullopt, row);
  row.text(grade_text(run, community.grade, words));
  row.text(
      grade_text(run, community.ceiling_grade ? community.ceiling_grade : community.grade, words));
  row.count(community.counts.pass)
      .count(community.counts.fail)
      .count(community.counts.unknown)
      .count(community.counts.pending)
      .count(community.counts.not_applicable)
      .count(community.fault_count);
  add_share(community.declared, row);
  row.text(titles_of(run, result::most_lost(community.losses), words))
      .text(place_text(community.source, words));
  add_exceptions(community, row);
}

void add_standards_row(const result::Brief& community, std::string& piece) {
  RowWriter row(piece, SheetId::Standards);
  add_identity(community, row);
  add_share(community.score ? std::optional(community.score->floor) : std::nullopt, row);
  for (const result::StandardLoss& loss : community.losses) {
    if (loss.scored == 0) {
      row.skip();
    } else {
      row.number(percent(Fraction(loss.scored - loss.fail - loss.unknown, loss.scored)));
    }
  }
}

// ---- a row a check ----

void add_points(const CheckResult& check, RowWriter& row) {
  if (check.points) {
    row.number(points(check.points->earned)).number(points(check.points->max));
  } else {
    row.skip(2);
  }
}

/// What its step brings, as the ledger says; of what is undecided what it may be worth.
void add_worth(const Community& community, const CheckResult& check, RowWriter& row) {
  const result::Step* step = step_of(community, check);
  if (step != nullptr) {
    row.number(points(step->gain));
  } else if (check.outcome == Outcome::Unknown && check.gain) {
    row.number(points(*check.gain));
  } else {
    row.skip();
  }
}

void add_check(const Run& run, const Community& community, const result::StandardText& standard,
               const CheckResult& check, const CheckText& text, const Words& words,
               std::string& piece) {
  RowWriter row(piece, SheetId::Checks, RowRole::Body, kMostInFull);
  add_identity(community, row);
  row.text(title_text(standard.id, standard.title, words))
      .text(check.id)
      .text(words(text.title))
      .text(words(mark(check.outcome).word));
  add_points(check, row);
  add_worth(community, check, row);
  row.text(explain(check, words.language()));
  row.text(check.outcome == Outcome::Fail ? remedy_text(check, text, words) : std::string());
  row.text(words(text.evidence)).text(places_text(check, words));
  row.text(waiver_text(run, check, words)).text(since_text(check, words));
}

bool is_open(const CheckResult& check) {
  return check.outcome == Outcome::Fail || check.outcome == Outcome::Unknown;
}

// ---- facts ----

/// A fact that checks wait for, or that makes them not applicable.
struct FactRow {
  std::string_view name;
  std::string label;
  std::string state;
  std::vector<std::string> checks;  ///< with their titles
};

FactRow& fact_row(std::vector<FactRow>& all, std::string_view name) {
  const auto known =
      std::find_if(all.begin(), all.end(), [name](const FactRow& one) { return one.name == name; });
  return known == all.end() ? all.emplace_back(FactRow{name, {}, {}, {}}) : *known;
}

bool is_parameter(std::string_view name) { return name.starts_with("param."); }

Text state_of(const result::UnknownField& field) {
  if (field.invalid) return Text::FactInvalid;
  return is_parameter(field.name) ? Text::ParameterNotSet : Text::FactNotReported;
}

Text known_by(const Run& run, std::string_view name) {
  if (is_parameter(name)) return Text::UnitDistrict;
  switch (known_field(run, name).asked_of) {
    case Actor::Community: return Text::UnitCommunity;
    case Actor::Street: return Text::UnitStreet;
    case Actor::District: return Text::UnitDistrict;
  }
  unreachable();
}

void add_facts(const Run& run, const Community& community, SheetId sheet,
               const std::vector<FactRow>& facts, const Words& words, std::string& piece) {
  for (const FactRow& one : facts) {
    RowWriter row(piece, sheet, RowRole::Body, kMostInFull);
    add_identity(community, row);
    row.text(one.label).text(one.state).text(listed(one.checks, Text::Comma, words));
    if (sheet == SheetId::NotReported) row.text(words(known_by(run, one.name)));
  }
}

// ---- the score sheet ----

void add_score_row(const CheckResult& check, const CheckText& text, const Words& words,
                   std::string& piece) {
  RowWriter row(piece, SheetId::Scores);
  row.skip();  // its number
  row.text(title_text(check.id, text.title, words)).text(clause_text(text, words));
  if (check.points) {
    row.number(exact_points(check.points->max)).text(words(Text::AllOrNothing));
  } else {
    row.skip().text(words(Text::NotScored));
  }
  // What is undecided has no score yet.
  if (check.points && check.outcome != Outcome::Unknown) {
    row.number(exact_points(check.points->earned));
  } else {
    row.skip();
  }
  row.skip();  // after the review
  const bool is_lost = check.points && check.outcome != Outcome::Pass;
  const std::string why =
      check.early ? std::string(words(Text::MetEarlyNote)) : explain(check, words.language());
  row.text(is_lost ? why : std::string());
  row.text(words(text.is_declared ? Text::CheckOnSite : Text::CheckFigures));
  row.text(words(text.evidence)).text(is_lost ? std::string() : why);
}

}  // namespace

void add_lines(const Run& run, const result::Brief& community, const Words& words,
               std::string& piece) {
  add_list_row(run, community, words, piece);
  add_standards_row(community, piece);
}

void add_checks(const Run& run, const Community& community, bool all, const Words& words,
                std::string& piece) {
  std::vector<FactRow> lacking;
  std::vector<FactRow> zeros;
  for_each_standard(run, community, [&](const auto& standard, const auto& texts) {
    for_each_check(standard, texts, [&](const CheckResult& check, const CheckText& text) {
      if (all || is_open(check)) add_check(run, community, texts, check, text, words, piece);
      const std::string title = title_text(check.id, text.title, words);
      for (const result::UnknownField& field : check.unknown_fields) {
        FactRow& row = fact_row(lacking, field.name);
        row.label = words(field.label);
        row.state = words(state_of(field));
        row.checks.push_back(title);
      }
      for (const result::Because& one : check.because) {
        FactRow& row = fact_row(zeros, one.field);
        row.label = words(one.label);
        row.state = value_text(one.value, one.unit, words);
        row.checks.push_back(title);
      }
    });
  });
  add_facts(run, community, SheetId::NotReported, lacking, words, piece);
  add_facts(run, community, SheetId::Zeros, zeros, words, piece);
}

void add_ledger(const Run& run, const Community& community, std::size_t of_first,
                const Words& words, std::string& piece) {
  ledger::for_each_entry(run, community, words, [&](const ledger::Entry& entry) {
    RowWriter row(piece, SheetId::Ledger, RowRole::Body, of_first);
    row.skip();  // its number
    row.text(entry.community)
        .text(entry.problem)
        .text(entry.source)
        .text(entry.standard)
        .text(entry.now)
        .text(entry.goal)
        .text(entry.gap)
        .text(entry.measure)
        .text(entry.unit);
    constexpr std::size_t kPeople = 2;
    row.skip(kPeople);
    if (entry.deadline) {
      row.date(*entry.deadline);
    } else {
      row.skip();
    }
    row.text(entry.progress);
    row.skip();  // when it was closed
    row.text(entry.remarks);
  });
}

void add_score_sheet(const Run& run, const Community& community, const Words& words,
                     std::string& piece) {
  RowWriter(piece, SheetId::Scores, RowRole::Section)
      .text(name_text(community.id, community.name, words));
  for_each_standard(run, community, [&](const auto& standard, const auto& texts) {
    for_each_check(standard, texts, [&](const CheckResult& check, const CheckText& text) {
      add_score_row(check, text, words, piece);
    });
  });
  if (!community.score) return;
  constexpr std::int64_t kHundred = 100;
  constexpr std::size_t kRest = 5;
  RowWriter row(piece, SheetId::Scores, RowRole::Sum);
  row.skip().text(words(Text::SumWord)).skip().number({kHundred, 0}).skip();
  row.number(percent(community.score->floor)).skip(kRest);
}

}  // namespace cbps::report::xlsx
