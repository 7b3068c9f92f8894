#include "report/json/community.h"

#include "cbps/report/format.h"
#include "report/json/findings.h"
#include "report/words/community.h"
#include "report/words/figures.h"

namespace cbps::report::json {
namespace {

using result::Outcome;
using Flow = JsonWriter::Flow;

void write_score(JsonWriter& json, const result::Score& score) {
  const std::string floor = percent_text(score.floor);
  json.begin_object("score", Flow::Inline);
  json.number("percent", floor);
  json.number("low", floor);
  json.number("high", percent_text(score.ceiling));
  json.string("exact", to_string(score.floor));
  json.end_object();
}

void write_points(JsonWriter& json, const std::optional<result::Points>& points) {
  if (!points) return;
  json.number("points", fixed_text(round_down(points->earned, 0, 4)));
  json.number("max", fixed_text(round_down(points->max, 0, 4)));
}

void write_source(JsonWriter& json, const result::Location& source) {
  if (source.file.empty()) return;
  json.begin_object("source", Flow::Inline);
  json.string("file", source.file);
  if (source.line != 0) json.number("line", source.line);
  json.end_object();
}

void write_because(JsonWriter& json, const std::vector<result::Because>& because) {
  if (because.empty()) return;
  json.begin_array("because");
  for (const result::Because& one : because) {
    json.begin_object(Flow::Inline);
    json.string("field", one.field);
    write_datum(json, "value", one.value);
    write_location(json, one.location);
    json.end_object();
  }
  json.end_array();
}

void write_check(JsonWriter& json, const result::CheckResult& check, Language language) {
  // Of a pass there is little to say: a line.
  json.begin_object(check.outcome == Outcome::Pass ? Flow::Inline : Flow::Block);
  json.string("id", check.id);
  json.string("outcome", id_of(check.outcome));
  if (check.reason) json.string("reason", id_of(*check.reason));
  if (check.outcome != Outcome::Pass) json.string_if_any("message", explain(check, language));
  write_points(json, check.points);
  if (!check.shortfalls.empty()) {
    json.key("shortfalls");
    write_shortfalls(json, check.shortfalls, language);
  }
  if (!check.unknown_fields.empty()) {
    json.begin_array("unknown_fields", Flow::Inline);
    for (const result::UnknownField& field : check.unknown_fields) json.string(field.name);
    json.end_array();
  }
  write_because(json, check.because);
  json.end_object();
}

void write_standard(JsonWriter& json, const result::StandardResult& standard, Language language) {
  json.begin_object();
  json.string("id", standard.id);
  json.string("outcome", id_of(standard.outcome));
  write_points(json, standard.points);
  json.begin_array("checks");
  for (const result::CheckResult& check : standard.checks) write_check(json, check, language);
  json.end_array();
  json.end_object();
}

/// Remarks and diagnostics. The file stands there only when it is not the one named above them.
void write_remarks(JsonWriter& json, std::string_view key,
                   const std::vector<result::Remark>& remarks, const std::string& file,
                   Language language) {
  json.begin_array(key);
  for (const result::Remark& remark : remarks) {
    json.begin_object(Flow::Inline);
    json.string("code", info(remark.diagnostic.code).id);
    json.string("message", message(remark.diagnostic, language));
    if (remark.location.file != file) json.string_if_any("file", remark.location.file);
    write_position(json, remark.location);
    json.end_object();
  }
  json.end_array();
}

/// How a community stands, without its checks.
void write_standing(JsonWriter& json, const result::Run& run, const result::Standing& community,
                    Language language) {
  json.string("id", community.id);
  json.string_if_any("name", community.name);
  write_source(json, community.source);
  if (community.score) write_score(json, *community.score);
  write_grade(json, "grade", run, community.grade, language);
  write_grade(json, "grade_high", run, community.ceiling_grade, language);
  write_counts(json, "counts", community.counts);
}

void write_ids(JsonWriter& json, std::string_view key, const std::vector<std::string_view>& ids) {
  json.begin_array(key, Flow::Inline);
  for (const std::string_view id : ids) json.string(id);
  json.end_array();
}

}  // namespace

void write_community(JsonWriter& json, const result::Run& run, const result::Community& community,
                     Language language) {
  json.begin_object();
  write_standing(json, run, community, language);
  json.begin_array("standards");
  for (const result::StandardResult& standard : community.standards) {
    write_standard(json, standard, language);
  }
  json.end_array();
  write_remarks(json, "remarks", community.remarks, community.source.file, language);
  if (community.declared) json.number("declared_percent", percent_text(*community.declared));
  json.end_object();
}

void write_brief(JsonWriter& json, const result::Run& run, const result::Brief& community,
                 Language language) {
  json.begin_object();
  write_standing(json, run, community, language);
  write_ids(json, "failed", community.failed);
  write_ids(json, "unknown", community.unknown);
  json.end_object();
}

void write_rejected(JsonWriter& json, const result::Rejected& rejected, Language language) {
  json.begin_object();
  json.string_if_any("id", rejected.id);
  write_source(json, rejected.source);
  write_remarks(json, "diagnostics", rejected.diagnostics, rejected.source.file, language);
  json.end_object();
}

void write_counts(JsonWriter& json, std::string_view key, const result::Counts& counts) {
  json.begin_object(key, Flow::Inline);
  json.number("pass", counts.pass);
  json.number("fail", counts.fail);
  json.number("unknown", counts.unknown);
  json.number("not_applicable", counts.not_applicable);
  json.end_object();
}

void write_grade(JsonWriter& json, std::string_view key, const result::Run& run,
                 std::optional<std::size_t> grade, Language language) {
  if (grade && *grade < run.grades.size()) json.string(key, run.grades[*grade].label.in(language));
}

}  // namespace cbps::report::json
