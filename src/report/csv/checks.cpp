#include <array>
#include <string_view>

#include "report/csv/row.h"
#include "report/format_rows.h"
#include "report/words/community.h"
#include "report/words/exceptions.h"
#include "report/words/figures.h"
#include "report/words/rule_text.h"
#include "report/words/run_blocks.h"

/// A row a community × check. A community that could not be assessed has a row with the reason.
namespace cbps::report::csv {
namespace {

using result::CheckResult;
using result::CheckText;
using result::Run;
using result::StandardResult;

constexpr std::array<std::string_view, 1> kEndings{".csv"};

constexpr std::array kHeadings{
    Text::IdWord,           Text::CommunityWord,    Text::YearWord,         Text::AsOfWord,
    Text::StandardIdWord,   Text::StandardWord,     Text::CheckIdWord,      Text::CheckWord,
    Text::OutcomeWord,      Text::WhyUndecidedWord, Text::PointsEarnedWord, Text::PointsMaxWord,
    Text::GainOnceMetWord,  Text::ExplanationWord,  Text::LabelRemedy,      Text::LabelPlace,
    Text::ProfilePlaceWord, Text::ChangesWord,      Text::WaiverWord,       Text::SinceWord};

void begin(const Run& /*run*/, const Style& style, std::string& out) {
  write_headings(kHeadings, Words(style.language), out);
}

void add_points(const CheckResult& check, Cells& row) {
  const bool is_scored = check.points.has_value();
  row.add(is_scored ? fine_points_text(check.points->earned) : std::string());
  row.add(is_scored ? fine_points_text(check.points->max) : std::string());
  row.add(check.gain ? fine_points_text(*check.gain) : std::string());
}

void add_remedy(const CheckResult& check, const CheckText& text, const Words& words, Cells& row) {
  const bool is_asked = check.outcome == result::Outcome::Fail;
  row.add_text(is_asked ? remedy_text(check, text, words) : std::string());
}

void each(const Run& run, const result::Community& community, const Style& style,
          std::string& out) {
  const Words words(style.language);
  const std::string changes = changed_rules_text(run, words);
  for_each_standard(run, community, [&](const StandardResult& standard, const auto& texts) {
    for_each_check(standard, texts, [&](const CheckResult& check, const CheckText& text) {
      Cells row;
      row.add_text(community.id);
      row.add_text(community.name);
      row.add_period(run);
      row.add(standard.id);
      row.add_text(words(texts.title));
      row.add(check.id);
      row.add_text(words(text.title));
      row.add(id_of(check.outcome));
      row.add(check.reason ? id_of(*check.reason) : std::string_view());
      add_points(check, row);
      row.add_text(explain(check, style.language));
      add_remedy(check, text, words, row);
      row.add_text(places_text(check, words));
      row.add_text(place_text(community.source, words));
      row.add_text(changes);
      row.add_text(waiver_text(run, check, words));
      row.add(check.since ? id_of(*check.since) : std::string_view());
      row.write(out);
    });
  });
}

void rejected(const result::Rejected& rejected, const Style& style, std::string& out) {
  constexpr std::size_t kUntilOutcome = 7;
  constexpr std::size_t kUntilExplanation = 4;
  constexpr std::size_t kUntilProfile = 2;
  constexpr std::size_t kAfterProfile = 3;
  const Words words(style.language);
  Cells row;
  row.add_text(rejected.id);
  row.skip(kUntilOutcome);
  row.add(kRejected);
  row.skip(kUntilExplanation);
  row.add_text(rejected_text(rejected, words));
  row.skip(kUntilProfile);
  row.add_text(place_text(rejected.source, words));
  row.skip(kAfterProfile);
  row.write(out);
}

}  // namespace

Format format() {
  return {.name = "csv",
          .endings = kEndings,
          .assembler = rows,
          .begin = begin,
          .each = each,
          .rejected = rejected,
          .end = end_rows};
}

}  // namespace cbps::report::csv
