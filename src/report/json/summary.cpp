#include "report/json/summary.h"

#include "report/json/community.h"
#include "report/words/figures.h"

namespace cbps::report::json {
namespace {

using Flow = JsonWriter::Flow;

void write_means(JsonWriter& json, const result::Means& means) {
  if (means.percent) json.number("mean_percent", percent_text(*means.percent));
  if (means.high) json.number("mean_high", percent_text(*means.high));
  if (means.declared) json.number("declared_percent", percent_text(*means.declared));
}

void write_grades(JsonWriter& json, const result::Run& run, const std::vector<std::size_t>& grades,
                  Language language) {
  json.begin_object("grades", Flow::Inline);
  for (std::size_t i = 0; i < run.grades.size() && i < grades.size(); ++i) {
    json.number(run.grades[i].label.in(language), grades[i]);
  }
  json.end_object();
}

void write_tallies(JsonWriter& json, std::string_view key,
                   const std::vector<result::RuleTally>& tallies) {
  json.begin_array(key);
  for (const result::RuleTally& tally : tallies) {
    json.begin_object(Flow::Inline);
    json.string("id", tally.id);
    json.number("fail", tally.fail);
    json.number("unknown", tally.unknown);
    json.number("applies", tally.applies);
    json.end_object();
  }
  json.end_array();
}

void write_groups(JsonWriter& json, const result::Run& run, const std::deque<result::Group>& groups,
                  Language language, const std::function<void()>& pause) {
  constexpr std::size_t kPiece = 256;
  json.begin_array("groups");
  for (std::size_t i = 0; i < groups.size(); ++i) {
    if (i % kPiece == 0) pause();
    const result::Group& group = groups[i];
    json.begin_object(Flow::Inline);
    json.string("level", id_of(group.what.level));
    json.string("key", group.what.key);
    json.string_if_any("name", group.what.name);
    json.number("communities", group.communities);
    write_means(json, group.means);
    write_grades(json, run, group.grades, language);
    json.end_object();
  }
  json.end_array();
}

void write_ranking(JsonWriter& json, const result::Run& run,
                   const std::vector<result::Ranked>& ranking, Language language) {
  json.begin_array("ranking");
  for (const result::Ranked& one : ranking) {
    json.begin_object(Flow::Inline);
    json.number("rank", one.rank);
    json.string("id", one.id);
    json.string_if_any("name", one.name);
    json.number("percent", percent_text(one.percent));
    json.number("high", percent_text(one.high));
    write_grade(json, "grade", run, one.grade, language);
    json.end_object();
  }
  json.end_array();
}

void write_zeros(JsonWriter& json, const std::vector<result::ReportedZero>& zeros,
                 Language language) {
  json.begin_array("zeros");
  for (const result::ReportedZero& zero : zeros) {
    json.begin_object(Flow::Inline);
    json.string("field", zero.field);
    json.string_if_any("label", zero.label.in(language));
    json.number("communities", zero.communities);
    json.number("verdicts", zero.verdicts);
    json.end_object();
  }
  json.end_array();
}

}  // namespace

void write_summary(JsonWriter& json, const result::Run& run, const result::Summary& summary,
                   Language language, const std::function<void()>& pause) {
  json.begin_array("rejected");
  for (const result::Rejected& one : summary.rejected) write_rejected(json, one, language);
  json.end_array();
  json.begin_object("summary");
  json.number("communities", summary.communities);
  json.number("rejected", summary.rejected_count);
  json.number("files_left_out", summary.files_left_out);
  json.number("checks", summary.checks);
  write_counts(json, "verdicts", summary.verdicts);
  write_means(json, summary.means);
  write_grades(json, run, summary.grades, language);
  write_tallies(json, "worst_standards", summary.worst_standards);
  write_tallies(json, "worst_checks", summary.worst_checks);
  write_groups(json, run, summary.groups, language, pause);
  json.number("ranked", summary.ranked);
  write_ranking(json, run, summary.ranking, language);
  write_zeros(json, summary.zeros, language);
  json.end_object();
}

}  // namespace cbps::report::json
