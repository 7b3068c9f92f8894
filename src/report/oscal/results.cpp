#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cbps/value/unreachable.h"
#include "report/format_rows.h"
#include "report/oscal/entry_list.h"
#include "report/oscal/markup.h"
#include "report/oscal/parts.h"
#include "report/words/community.h"
#include "report/words/exceptions.h"
#include "report/words/figures.h"
#include "report/words/rule_text.h"
#include "report/words/summary_blocks.h"

/// OSCAL assessment results: a result a community, which is an inventory item in it. A check that
/// fails is a finding, with the extent Detail also one that is met; one that is undecided is an
/// observation without a finding. What is not due or does not apply is only counted. A community
/// that could not be assessed is a result with neither.
namespace cbps::report::oscal_results {
namespace {

using oscal::check_id;
using oscal::Owner;
using oscal::paragraphs;
using oscal::Property;
using oscal::time_of;
using oscal::title_line;
using oscal::uuid_of;
using oscal::write_properties;
using result::CheckResult;
using result::CheckText;
using result::Community;
using result::Outcome;
using result::Run;
using result::StandardResult;

// ---- what was looked at ----

/// All controls of the catalog, or those that were selected of it.
void write_selection(JsonWriter& json, const Run& run) {
  const bool is_all = run.options.only.empty() && run.options.skip.empty();
  json.begin_array("control-selections");
  json.begin_object();
  if (is_all || run.standards.empty()) {
    json.begin_object("include-all");
    json.end_object();
  } else {
    json.begin_array("include-controls");
    for (const result::StandardText& standard : run.standards) {
      for (const CheckText& check : standard.checks) {
        json.begin_object();
        json.string("control-id", check_id(check.id));
        json.end_object();
      }
    }
    json.end_array();
  }
  json.end_object();
  json.end_array();
}

void write_reviewed_controls(JsonWriter& json, const Run& run, std::string_view remarks) {
  json.begin_object("reviewed-controls");
  write_selection(json, run);
  json.string_if_any("remarks", remarks);
  json.end_object();
}

void write_subject_of_result(JsonWriter& json, const Run& run, const Community& community,
                             const Words& words) {
  json.begin_object("local-definitions");
  json.begin_array("inventory-items");
  json.begin_object();
  json.string("uuid", oscal::community_uuid(run, community.id));
  json.string("description", title_line(name_text(community.id, community.name, words)));
  write_properties(json, {{"asset-id", community.id, Owner::Oscal},
                          {"name", community.name},
                          {"source", to_string(community.source)}});
  json.end_object();
  json.end_array();
  json.end_object();
}

// ---- findings and observations ----

bool is_finding(Outcome outcome, const Style& style) {
  switch (outcome) {
    case Outcome::Fail: return true;
    case Outcome::Pass: return style.extent == Extent::Detail;
    case Outcome::Unknown:
    case Outcome::Pending:
    case Outcome::NotApplicable: break;
  }
  return false;
}

void write_finding(JsonWriter& json, const Run& run, const Community& community,
                   const CheckResult& check, const CheckText& text, const Words& words) {
  const bool is_met = check.outcome == Outcome::Pass;
  const std::string said =
      is_met ? std::string(words(mark(check.outcome).word)) : explain(check, words.language());
  json.begin_object();
  json.string("uuid", oscal::finding_uuid(run, community.id, check.id));
  json.string("title", title_line(title_text(check.id, text.title, words)));
  json.string("description", title_line(said));
  write_properties(json, {{"check", check.id},
                          {"gain", check.gain ? fine_points_text(*check.gain) : std::string()}});
  json.begin_object("target");
  json.string("type", "statement-id");
  json.string("target-id", oscal::statement_id(check.id));
  json.begin_object("status");
  json.string("state", is_met ? "satisfied" : "not-satisfied");
  json.string("reason", is_met ? "pass" : "fail");
  json.end_object();
  json.end_object();
  json.end_object();
}

void write_observation(JsonWriter& json, const Run& run, const Community& community,
                       const CheckResult& check, const CheckText& text, const Words& words) {
  json.begin_object();
  json.string("uuid", uuid_of(run, "observation", {community.id, check.id}));
  json.string("title", title_line(title_text(check.id, text.title, words)));
  json.string("description", title_line(explain(check, words.language())));
  write_properties(json,
                   {{"check", check.id},
                    {"outcome", std::string(id_of(check.outcome))},
                    {"reason", check.reason ? std::string(id_of(*check.reason)) : std::string()},
                    {"waiver", waiver_text(run, check, words)},
                    {"since-baseline", check.since ? std::string(id_of(*check.since)) : ""}});
  json.begin_array("methods");
  json.string("EXAMINE");
  json.end_array();
  json.begin_array("subjects");
  json.begin_object();
  json.string("subject-uuid", oscal::community_uuid(run, community.id));
  json.string("type", "inventory-item");
  json.end_object();
  json.end_array();
  json.string("collected", time_of(run));
  json.end_object();
}

/// Writes what `write` makes of each check that is `asked` for, as an array if there is any.
template <typename Asked, typename Write>
void write_checks(JsonWriter& json, std::string_view key, const Run& run,
                  const Community& community, Asked asked, Write write) {
  if (!any_check(community, asked)) return;
  json.begin_array(key);
  for_each_standard(run, community, [&](const StandardResult& standard, const auto& texts) {
    for_each_check(standard, texts, [&](const CheckResult& check, const CheckText& text) {
      if (asked(check)) write(check, text);
    });
  });
  json.end_array();
}

// ---- a result a community ----

/// Its identifier; empty where there is none.
std::string grade_id(const Run& run, std::optional<std::size_t> grade) {
  return grade ? run.grades[*grade].id : std::string();
}

std::vector<Property> figures(const Run& run, const Community& community) {
  const result::Counts& counts = community.counts;
  return {{"score", community.score ? percent_text(community.score->floor) : std::string()},
          {"score-high", community.score ? percent_text(community.score->ceiling) : std::string()},
          {"grade", grade_id(run, community.grade)},
          {"grade-high", grade_id(run, community.ceiling_grade)},
          {"pass", std::to_string(counts.pass)},
          {"fail", std::to_string(counts.fail)},
          {"unknown", std::to_string(counts.unknown)},
          {"pending", std::to_string(counts.pending)},
          {"not-applicable", std::to_string(counts.not_applicable)}};
}

std::string score_and_counts(const Run& run, const Community& community, const Words& words) {
  return paragraphs({words(Text::Labelled, words(score_word(run)), score_text(community, words)),
                     counts_text(community.counts, words)});
}

std::string messages_of(const Community& community, const Words& words) {
  std::vector<std::string> texts = oscal::message_texts(community.faults, words);
  for (std::string& one : oscal::message_texts(community.remarks, words))
    texts.push_back(std::move(one));
  return paragraphs(texts);
}

void each(const Run& run, const Community& community, const Style& style, std::string& out) {
  const Words words(style.language);
  JsonWriter json(out, JsonWriter::Layout::Compact);
  json.begin_object();
  json.string("uuid", uuid_of(run, "result", {community.id}));
  json.string("title", title_line(name_text(community.id, community.name, words)));
  json.string("description", score_and_counts(run, community, words));
  json.string("start", time_of(run));
  write_properties(json, figures(run, community));
  write_subject_of_result(json, run, community, words);
  write_reviewed_controls(json, run, {});
  write_checks(
      json, "observations", run, community,
      [](const CheckResult& check) { return check.outcome == Outcome::Unknown; },
      [&](const CheckResult& check, const CheckText& text) {
        write_observation(json, run, community, check, text, words);
      });
  write_checks(
      json, "findings", run, community,
      [&](const CheckResult& check) { return is_finding(check.outcome, style); },
      [&](const CheckResult& check, const CheckText& text) {
        write_finding(json, run, community, check, text, words);
      });
  json.string_if_any("remarks", messages_of(community, words));
  json.end_object();
  out += '\n';
}

// ---- the head and the end ----

Text listed_text(const Style& style) {
  switch (style.extent) {
    case Extent::Summary: return Text::OscalListsNone;
    case Extent::Normal: return Text::OscalListsFailed;
    case Extent::Detail: return Text::OscalListsMet;
  }
  unreachable();
}

void begin(const Run& run, const Style& style, std::string& out) {
  const Words words(style.language);
  JsonWriter json(out, JsonWriter::Layout::Compact);
  json.begin_object();
  json.begin_object("assessment-results");
  json.string("uuid", oscal::document_uuid(run, "assessment-results", style));
  oscal::write_metadata(json, run,
                        {words(Text::AssessmentResultsOf, words(run.pack.title)),
                         oscal::day_version(run), std::string(words(listed_text(style)))},
                        words);
  json.begin_object("import-ap");
  json.string("href", '#' + oscal::plan_uuid(run));
  json.end_object();
  json.begin_array("results");
}

void write_rejected(const Run& run, const result::Rejected& rejected, std::size_t number,
                    const Words& words, std::string& out) {
  JsonWriter json(out, JsonWriter::Layout::Compact);
  json.begin_object();
  json.string("uuid", oscal::rejected_uuid(run, "result", rejected, number));
  json.string("title", title_line(oscal::rejected_title(rejected, words)));
  json.string("description", paragraphs(oscal::message_texts(rejected.diagnostics, words)));
  json.string("start", time_of(run));
  oscal::write_rejected_properties(json, rejected);
  write_reviewed_controls(json, run, words(Text::NotAssessedTitle));
  json.end_object();
  out += '\n';
}

/// What stands in place of results, which there must be, and of communities in a summary.
void write_no_result(const Run& run, const result::Summary& summary, const Words& words,
                     std::string& out) {
  JsonWriter json(out, JsonWriter::Layout::Compact);
  json.begin_object();
  json.string("uuid", uuid_of(run, "result", {}));
  json.string("title", words(Text::WholeInput));
  json.string("description", title_line(checked_block(summary, words).text));
  json.string("start", time_of(run));
  write_reviewed_controls(json, run, {});
  json.end_object();
  out += '\n';
}

void end(const Run& run, const result::Summary& summary, const Style& style, const Drain& drain,
         std::string& out) {
  const Words words(style.language);
  oscal::for_each_rejected(summary, drain, out, [&](const auto& one, std::size_t number) {
    write_rejected(run, one, number, words, out);
  });
  const bool is_empty = summary.communities == 0 && summary.rejected.empty();
  if (style.extent == Extent::Summary || is_empty) write_no_result(run, summary, words, out);
  oscal::write_end(run, summary, words, out);
}

}  // namespace

Format format() {
  return {.name = "oscal-results",
          .endings = {},
          .assembler = oscal::entry_list,
          .begin = begin,
          .each = each,
          .end = end};
}

}  // namespace cbps::report::oscal_results
