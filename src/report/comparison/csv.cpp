#include <array>
#include <memory>
#include <string>

#include "cbps/text/list.h"
#include "report/comparison/figures.h"
#include "report/comparison/format_rows.h"
#include "report/csv/row.h"

/// A row a community, whether it changed or not.
namespace cbps::report::comparison {
namespace {

using result::CommunityChange;

std::string_view state_of(result::ComparisonPurpose purpose, const CommunityChange& community) {
  if (!community.before) return "came";
  if (!community.after) return "went";
  const bool worse = is_worse(community);
  const bool better = is_better(community);
  if (purpose == result::ComparisonPurpose::Verification && is_different(community)) {
    return "different";
  }
  if (worse && better) return "mixed";
  if (worse) return "worse";
  return better ? "better" : "same";
}

template <class Chosen>
std::string ids_of(const CommunityChange& community, Chosen chosen) {
  std::string ids;
  for (const result::CheckChange& check : community.checks) {
    if (chosen(check)) append_item(ids, " ", check.id);
  }
  return ids;
}

class CsvComparison final : public ComparisonWriter {
 public:
  explicit CsvComparison(const Style& style) : words_(style.language) {}

  void begin(const result::ComparisonHead& head, const result::Run& /*before*/,
             const result::Run& /*after*/, std::string& out) override {
    purpose_ = head.purpose;
    constexpr std::array kHeadings{
        Text::IdWord,          Text::CommunityWord,   Text::FormerIdWord,    Text::MoveWord,
        Text::ScoreBeforeWord, Text::ScoreAfterWord,  Text::PointsMovedWord, Text::OfFactsWord,
        Text::OfRulesWord,     Text::GradeBeforeWord, Text::GradeAfterWord,  Text::RankBeforeWord,
        Text::RankAfterWord,   Text::WorseChecks,     Text::BetterChecks,    Text::OfWaiversWord,
        Text::FormerNameWord,  Text::OtherReasons,    Text::OtherFacts};
    csv::write_headings(kHeadings, words_, out);
  }
  void add(const CommunityChange& community, std::string& out) override {
    csv::Cells row;
    row.add_text(community.id);
    row.add_text(community.name);
    row.add_text(community.former_id);
    row.add(state_of(purpose_, community));
    const auto& before = community.before;
    const auto& after = community.after;
    row.add(before ? score_text(*before) : std::string());
    row.add(after ? score_text(*after) : std::string());
    const auto part = [](const std::optional<Fraction>& points) {
      return points ? change_text(*points) : std::string();
    };
    const auto& score = community.score;
    row.add(score ? change_text(score->points) : std::string());
    row.add(score ? part(score->of_facts) : std::string());
    row.add(score ? part(score->of_rules) : std::string());
    row.add(before ? before->grade : std::string());
    row.add(after ? after->grade : std::string());
    const auto rank = [](const std::optional<result::ComparedStanding>& standing) {
      return standing && standing->rank ? std::to_string(*standing->rank) : std::string();
    };
    row.add(rank(before));
    row.add(rank(after));
    row.add(ids_of(community, [](const auto& check) { return is_worse(check); }));
    row.add(ids_of(community, [](const auto& check) { return is_better(check); }));
    row.add(score ? part(score->of_waivers) : std::string());
    row.add_text(community.former_name);
    std::string reasons;
    for (const std::string& id : community.reasons) append_item(reasons, " ", id);
    row.add(reasons);
    std::string facts;
    for (const result::FactDifference& fact : community.facts) append_item(facts, " ", fact.field);
    row.add(facts);
    row.write(out);
  }
  void end(const result::ComparisonSummary& /*summary*/, std::string& /*out*/) override {}

 private:
  Words words_;
  result::ComparisonPurpose purpose_ = result::ComparisonPurpose::Change;
};

constexpr std::array<std::string_view, 1> kEndings{".csv"};

}  // namespace

ComparisonFormat csv_format() {
  return {"csv", kEndings, [](const Style& style) -> std::unique_ptr<ComparisonWriter> {
            return std::make_unique<CsvComparison>(style);
          }};
}

}  // namespace cbps::report::comparison
