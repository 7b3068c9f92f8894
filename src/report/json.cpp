#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "cbps/report/json_writer.h"
#include "report/figures.h"
#include "report/json_findings.h"
#include "report/rule_text.h"
#include "report/writers.h"

/// The JSON report is a contract: keys and their order are part of it. A key without a value is
/// left out, never null; lists that every reader walks are there even when empty.
namespace cbps::report::json {
namespace {

using result::Outcome;
using Flow = JsonWriter::Flow;

/// Depth at which the elements of "communities" stand.
constexpr std::size_t kCommunityDepth = 2;

JsonWriter writer(std::string& out, JsonWriter::Resume at = {}) {
  return {out, JsonWriter::Layout::Pretty, at};
}

// ---- small pieces ----

void write_score(JsonWriter& json, const result::Score& score) {
  const std::string floor = percent_text(score.floor);
  json.begin_object("score", Flow::Inline);
  json.number("percent", floor);
  json.number("low", floor);
  json.number("high", percent_text(score.ceiling));
  json.string("exact", to_string(score.floor));
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

// ---- communities ----

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

void write_grade(JsonWriter& json, std::string_view key, const result::Run& run,
                 std::optional<std::size_t> grade, Language language) {
  if (grade && *grade < run.grades.size()) json.string(key, run.grades[*grade].label.in(language));
}

// ---- head and end ----

/// An option that was given several times is one key: its values are joined.
void write_options(JsonWriter& json, const result::Run& run) {
  json.begin_object("options", Flow::Inline);
  for (std::size_t i = 0; i < run.options.size(); ++i) {
    const std::string& name = run.options[i].first;
    const auto same = [&name](const auto& option) { return option.first == name; };
    const auto begin = run.options.begin() + static_cast<std::ptrdiff_t>(i);
    if (std::any_of(run.options.begin(), begin, same)) continue;
    std::string values = begin->second;
    for (auto other = begin + 1; other != run.options.end(); ++other) {
      if (same(*other)) values += ", " + other->second;
    }
    json.string(name, values);
  }
  json.end_object();
}

void write_rules(JsonWriter& json, const result::Run& run, Language language) {
  json.begin_object("rules");
  for (const result::StandardText& standard : run.standards) {
    json.begin_object(standard.id);
    json.string("title", standard.title.in(language));
    json.string_if_any("chapter", standard.chapter.in(language));
    json.end_object();
    for (const result::CheckText& check : standard.checks) {
      json.begin_object(check.id);
      json.string("title", check.title.in(language));
      json.string_if_any("quote", check.quote);
      json.string_if_any("remedy", check.remedy.in(language));
      json.string_if_any("evidence", check.evidence.in(language));
      json.end_object();
    }
  }
  json.end_object();
}

void write_rejected(JsonWriter& json, const result::Rejected& rejected, Language language) {
  json.begin_object();
  json.string_if_any("id", rejected.id);
  write_source(json, rejected.source);
  write_remarks(json, "diagnostics", rejected.diagnostics, rejected.source.file, language);
  json.end_object();
}

void write_grades(JsonWriter& json, const result::Run& run, const result::Summary& summary,
                  Language language) {
  json.begin_object("grades", Flow::Inline);
  for (std::size_t i = 0; i < run.grades.size() && i < summary.grades.size(); ++i) {
    json.number(run.grades[i].label.in(language), summary.grades[i]);
  }
  json.end_object();
}

void write_tallies(JsonWriter& json, const std::vector<result::RuleTally>& tallies) {
  json.begin_array("worst_standards");
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

void write_summary(JsonWriter& json, const result::Run& run, const result::Summary& summary,
                   Language language) {
  json.begin_object("summary");
  json.number("communities", summary.communities);
  json.number("rejected", summary.rejected_count);
  json.number("files_left_out", summary.files_left_out);
  json.number("checks", summary.checks);
  write_counts(json, "verdicts", summary.verdicts);
  if (summary.means.percent) json.number("mean_percent", percent_text(*summary.means.percent));
  if (summary.means.high) json.number("mean_high", percent_text(*summary.means.high));
  write_grades(json, run, summary, language);
  write_tallies(json, summary.worst_standards);
  json.end_object();
}

}  // namespace

void begin(const result::Run& run, const Style& style, std::string& out) {
  JsonWriter json = writer(out);
  json.begin_object();
  json.string("cbps", run.version);
  json.begin_object("pack", Flow::Inline);
  json.string("id", run.pack.id);
  json.string_if_any("edition", run.pack.edition.in(style.language));
  json.string_if_any("digest", run.pack.digest);
  json.end_object();
  json.string("period", std::to_string(run.period.year));
  json.string("as_of", to_string(run.as_of));
  json.string("lang", style.language == Language::Zh ? "zh" : "en");
  write_options(json, run);
  write_rules(json, run, style.language);
  if (style.extent != Extent::Summary) json.begin_array("communities");
}

void each(const result::Run& run, const result::Community& community, const Style& style,
          std::string& out) {
  JsonWriter json = writer(out, {kCommunityDepth, true});
  json.begin_object();
  json.string("id", community.id);
  json.string_if_any("name", community.name);
  write_source(json, community.source);
  if (community.score) write_score(json, *community.score);
  write_grade(json, "grade", run, community.grade, style.language);
  write_grade(json, "grade_high", run, community.ceiling_grade, style.language);
  write_counts(json, "counts", community.counts);
  json.begin_array("standards");
  for (const result::StandardResult& standard : community.standards) {
    write_standard(json, standard, style.language);
  }
  json.end_array();
  write_remarks(json, "remarks", community.remarks, community.source.file, style.language);
  if (community.declared) json.number("declared_percent", percent_text(*community.declared));
  json.end_object();
}

void end(const result::Run& run, const result::Summary& summary, const Style& style,
         std::string& out) {
  const bool has_communities = style.extent != Extent::Summary;
  JsonWriter json = has_communities ? writer(out, {kCommunityDepth, summary.communities == 0})
                                    : writer(out, {1, false});
  if (has_communities) json.end_array();
  json.begin_array("rejected");
  for (const result::Rejected& one : summary.rejected) write_rejected(json, one, style.language);
  json.end_array();
  write_summary(json, run, summary, style.language);
  json.end_object();
  out += '\n';
}

}  // namespace cbps::report::json
