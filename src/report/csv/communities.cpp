#include <array>
#include <string>
#include <string_view>

#include "cbps/text/list.h"
#include "report/csv/row.h"
#include "report/format_rows.h"
#include "report/words/community.h"
#include "report/words/figures.h"
#include "report/words/run_blocks.h"

/// A row a community. One that could not be assessed has a row with the reason.
namespace cbps::report::csv_communities {
namespace {

using csv::Cells;
using result::Run;

void begin(const Run& run, const Style& style, std::string& out) {
  const std::array headings{Text::IdWord,
                            Text::CommunityWord,
                            Text::YearWord,
                            Text::AsOfWord,
                            Text::OutcomeWord,
                            score_word(run),
                            Text::ScoreHighWord,
                            grade_word(run),
                            Text::GradeHighWord,
                            Text::Met,
                            Text::NotMet,
                            Text::Undecided,
                            Text::Pending,
                            Text::NotApplicable,
                            Text::FaultsWord,
                            Text::ChecksNotMetWord,
                            Text::ChecksUndecidedWord,
                            Text::ChecksPendingWord,
                            Text::DeclaredWord,
                            Text::ExplanationWord,
                            Text::ProfilePlaceWord,
                            Text::ChangesWord,
                            Text::WaivedScoreWord,
                            Text::WaivedChecksWord,
                            Text::NewChecksWord,
                            Text::FixedWord};
  csv::write_headings(headings, Words(style.language), out);
}

template <class Ids>
std::string joined(const Ids& ids) {
  std::string all;
  for (const auto& id : ids) append_item(all, " ", id);
  return all;
}

void add_grade(const Run& run, std::optional<std::size_t> grade, Cells& row) {
  row.add(grade && *grade < run.grades.size() ? run.grades[*grade].id : std::string());
}

void add_standing(const Run& run, const result::Standing& community, Cells& row) {
  const auto& score = community.score;
  row.add(id_of(outcome_of(community.counts)));
  row.add(score ? percent_text(score->floor) : std::string());
  row.add(score ? percent_text(score->ceiling) : std::string());
  add_grade(run, community.grade, row);
  add_grade(run, community.ceiling_grade ? community.ceiling_grade : community.grade, row);
  row.add_count(community.counts.pass);
  row.add_count(community.counts.fail);
  row.add_count(community.counts.unknown);
  row.add_count(community.counts.pending);
  row.add_count(community.counts.not_applicable);
  row.add_count(community.fault_count);
}

void add_exceptions(const result::Standing& community, Cells& row) {
  const auto& waived = community.waived;
  row.add(waived && waived->score ? percent_text(waived->score->floor) : std::string());
  row.add(waived ? joined(waived->checks) : std::string());
  if (community.since) {
    row.add_count(community.since->fail + community.since->unknown);
    row.add(joined(community.since->fixed));
  } else {
    row.skip(2);
  }
}

void line(const Run& run, const result::Brief& community, const Style& style, std::string& out) {
  const Words words(style.language);
  Cells row;
  row.add_text(community.id);
  row.add_text(community.name);
  row.add_period(run);
  add_standing(run, community, row);
  row.add(joined(community.failed));
  row.add(joined(community.unknown));
  row.add(joined(community.pending));
  row.add(community.declared ? percent_text(*community.declared) : std::string());
  row.skip();
  row.add_text(place_text(community.source, words));
  row.add_text(changed_rules_text(run, words));
  add_exceptions(community, row);
  row.write(out);
}

void each(const Run& run, const result::Community& community, const Style& style,
          std::string& out) {
  line(run, brief_of(community), style, out);
}

void rejected(const result::Rejected& rejected, const Style& style, std::string& out) {
  constexpr std::size_t kUntilOutcome = 3;
  constexpr std::size_t kUntilExplanation = 14;
  constexpr std::size_t kAfterProfile = 5;
  const Words words(style.language);
  Cells row;
  row.add_text(rejected.id);
  row.skip(kUntilOutcome);
  row.add(csv::kRejected);
  row.skip(kUntilExplanation);
  row.add_text(rejected_text(rejected, words));
  row.add_text(place_text(rejected.source, words));
  row.skip(kAfterProfile);
  row.write(out);
}

}  // namespace

Format format() {
  return {.name = "csv-communities",
          .endings = {},
          .assembler = csv::rows,
          .begin = begin,
          .each = each,
          .line = line,
          .lines_of_one = true,
          .rejected = rejected,
          .end = csv::end_rows};
}

}  // namespace cbps::report::csv_communities
