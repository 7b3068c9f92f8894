#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "cbps/text/json_writer.h"
#include "cbps/text/list.h"
#include "cbps/value/unreachable.h"
#include "report/findings.h"
#include "report/fingerprint.h"
#include "report/format_rows.h"
#include "report/ranked_lists.h"
#include "report/words/community.h"
#include "report/words/exceptions.h"
#include "report/words/figures.h"
#include "report/words/run_blocks.h"
#include "report/words/summary_blocks.h"

/// SARIF 2.1.0. The rules are the checks; a result is a check that a community fails, with the
/// extent Detail also one that is undecided: services that read SARIF take every result for
/// something that is wrong. They take 25,000 results at most, so that the report has those by which
/// most is lost, and says what it leaves out.
namespace cbps::report::sarif {
namespace {

using result::CheckResult;
using result::CheckText;
using result::Community;
using result::Outcome;
using result::Run;

constexpr std::size_t kMostResults = 25'000;
constexpr std::size_t kMostNotifications = 1'000;

enum List : std::size_t { Results, Notifications };
/// Ranks of notifications: what was not assessed, errors, remarks.
constexpr std::int64_t kRejected = 2;
constexpr std::int64_t kFault = 1;

/// The depth at which the members of the one invocation of the one run stand.
constexpr std::size_t kInvocationDepth = 5;

std::unique_ptr<Assembler> assembler() {
  return ranked_lists({{.most = kMostResults,
                        .before = ",\n      \"results\": [",
                        .before_each = "\n        ",
                        .between = ",",
                        .behind_last = "\n      ",
                        .after = "]"},
                       {.most = kMostNotifications,
                        .before = ",\n      \"invocations\": [\n        {\n"
                                  "          \"toolExecutionNotifications\": [",
                        .before_each = "\n            ",
                        .between = ",",
                        .behind_last = "\n          ",
                        .after = "]"}});
}

JsonWriter pretty(std::string& out, JsonWriter::Resume at = {}) {
  return {out, JsonWriter::Layout::Pretty, at};
}

void write_text(JsonWriter& json, std::string_view key, std::string_view text) {
  json.begin_object(key, JsonWriter::Flow::Inline);
  json.string("text", text);
  json.end_object();
}

// ---- places ----

bool is_unreserved(char c) {
  constexpr std::string_view kSigns = "-._~/";
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         kSigns.find(c) != std::string_view::npos;
}

/// A path as a reference (RFC 3986).
std::string uri_of(std::string_view path) {
  std::string uri = path.starts_with('/') ? "file://" : "";
  for (const char c : path) {
    if (is_unreserved(c)) {
      uri += c;
    } else {
      uri += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return uri;
}

/// A result without a place is refused by those who read SARIF; the first line is none too few.
void write_place(JsonWriter& json, const result::Location& place) {
  json.begin_object("physicalLocation");
  json.begin_object("artifactLocation");
  json.string("uri", uri_of(place.file.empty() ? "-" : place.file));
  json.end_object();
  json.begin_object("region");
  json.number("startLine", std::uint64_t{std::max(place.line, 1U)});
  if (place.column != 0) json.number("startColumn", std::uint64_t{place.column});
  json.end_object();
  json.end_object();
  if (!place.cell.empty()) {
    json.begin_object("properties");
    json.string("cell", place.cell);
    json.end_object();
  }
}

// ---- the rules ----

void write_rule(JsonWriter& json, const result::StandardText& standard, const CheckText& check,
                const Words& words) {
  const std::string clause = clause_text(check, words);
  const std::string& title = words(check.title);
  const std::string help = words(Text::Labelled, words(Text::LabelRemedy), words(check.remedy)) +
                           '\n' +
                           words(Text::Labelled, words(Text::LabelEvidence), words(check.evidence));
  json.begin_object();
  json.string("id", check.id);
  json.string_if_any("name", title);
  write_text(json, "shortDescription", title_text(check.id, check.title, words));
  if (!clause.empty()) write_text(json, "fullDescription", clause);
  write_text(json, "help", help);
  json.begin_object("defaultConfiguration", JsonWriter::Flow::Inline);
  json.string("level", "error");
  json.end_object();
  json.begin_object("properties");
  json.string("standard", standard.id);
  json.string("standard_title", words(standard.title));
  json.key("declared");
  json.boolean(check.is_declared);
  json.end_object();
  json.end_object();
}

void begin(const Run& run, const Style& style, std::string& out) {
  const Words words(style.language);
  JsonWriter json = pretty(out);
  json.begin_object();
  json.string("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
  json.string("version", "2.1.0");
  json.begin_array("runs");
  json.begin_object();
  json.begin_object("tool");
  json.begin_object("driver");
  json.string("name", "cbps");
  json.string_if_any("version", run.version);
  json.begin_array("rules");
  for (const result::StandardText& standard : run.standards) {
    for (const CheckText& check : standard.checks) write_rule(json, standard, check, words);
  }
  json.end_array();
  json.end_object();
  json.end_object();
  json.string("language", style.language == Language::Zh ? "zh-CN" : "en-US");
  json.string("columnKind", "unicodeCodePoints");
}

// ---- results and notifications, each on a line of its own ----

/// In the terms of SARIF, 3.27.24 and 3.27.23.
void write_exceptions(JsonWriter& json, const Run& run, const CheckResult& check,
                      const Words& words) {
  if (check.since) {
    switch (*check.since) {
      case result::SinceBaseline::New: json.string("baselineState", "new"); break;
      case result::SinceBaseline::Worse: json.string("baselineState", "updated"); break;
      case result::SinceBaseline::Known: json.string("baselineState", "unchanged"); break;
    }
  }
  if (run.waivers.empty()) return;
  json.begin_array("suppressions");
  if (check.waiver != 0) {
    json.begin_object();
    json.string("kind", "external");
    json.string("status", "accepted");
    json.string("justification", waiver_text(run, check, words));
    json.end_object();
  }
  json.end_array();
}

void add_result(const Run& run, const Community& community, const CheckResult& check,
                const Words& words, std::string& out) {
  const bool failed = check.outcome == Outcome::Fail;
  const std::string key = fingerprint(community.id, check.id);
  std::string entry;
  JsonWriter json(entry, JsonWriter::Layout::Compact);
  json.begin_object();
  json.string("ruleId", check.id);
  json.string("kind", failed ? "fail" : "open");
  json.string("level", failed ? "error" : "none");
  write_text(json, "message", finding_text(community, check, words));
  json.begin_array("locations");
  json.begin_object();
  write_place(json, failed ? finding_place(community, check) : community.source);
  json.begin_array("logicalLocations");
  json.begin_object();
  json.string_if_any("name", community.name);
  json.string("fullyQualifiedName", community.id);
  json.string("kind", "community");
  json.end_object();
  json.end_array();
  json.end_object();
  json.end_array();
  json.begin_object("partialFingerprints");
  json.string("communityCheck/v1", key);
  json.string("primaryLocationLineHash", key);  // the only one that GitHub reads
  json.end_object();
  json.number("rank", fine_points_text(loss_of(check)));
  write_exceptions(json, run, check, words);
  json.end_object();
  append_entry(Results, loss_of(check), entry, out);
}

std::string_view level_of(Severity severity) {
  switch (severity) {
    case Severity::Error: return "error";
    case Severity::Warning: return "warning";
    case Severity::Note: return "note";
  }
  unreachable();
}

/// `owner`: the community that it is about, if it is about one.
void write_notification(JsonWriter& json, const std::string& owner, const result::Remark& remark,
                        const Words& words) {
  const CodeInfo& code = info(remark.diagnostic.code);
  const RemarkText said = remark_text(remark, words);
  std::string text = owner.empty() ? said.text : words(Text::Labelled, owner, said.text);
  for (const std::string& note : said.notes) append_item(text, words(Text::Semicolon), note);
  json.begin_object();
  json.begin_object("descriptor");
  json.string("id", code.id);
  json.end_object();
  json.string("level", level_of(code.severity));
  write_text(json, "message", text);
  if (!remark.location.file.empty()) {
    json.begin_array("locations");
    json.begin_object();
    write_place(json, remark.location);
    json.end_object();
    json.end_array();
  }
  json.end_object();
}

void add_notification(const std::string& owner, const result::Remark& remark, std::int64_t rank,
                      const Words& words, std::string& out) {
  std::string entry;
  JsonWriter json(entry, JsonWriter::Layout::Compact);
  write_notification(json, owner, remark, words);
  append_entry(Notifications, Fraction(rank, 1), entry, out);
}

void each(const Run& run, const Community& community, const Style& style, std::string& out) {
  const Words words(style.language);
  for_each_finding(run, community, style.extent == Extent::Detail,
                   [&](const CheckResult& check, const CheckText& /*text*/) {
                     add_result(run, community, check, words, out);
                   });
  const std::string owner = name_text(community.id, community.name, words);
  for (const result::Remark& one : community.faults) {
    add_notification(owner, one, kFault, words, out);
  }
  for (const result::Remark& one : community.remarks) add_notification(owner, one, 0, words, out);
}

void rejected(const result::Rejected& rejected, const Style& style, std::string& out) {
  const Words words(style.language);
  const std::string owner = rejected_name(rejected, words);
  for (const result::Remark& one : rejected.diagnostics) {
    add_notification(owner, one, kRejected, words, out);
  }
}

// ---- the end ----

void write_note(JsonWriter& json, std::string_view text) {
  if (text.empty()) return;
  json.begin_object();
  json.string("level", "note");
  write_text(json, "message", text);
  json.end_object();
}

std::size_t messages_of(const result::Summary& summary) {
  return summary.rejected_count + summary.fault_count + summary.remark_count +
         summary.remarks.size() + summary.remarks_left_out;
}

/// Whether there are more of a kind than are listed: of those on communities, which the assembler
/// counts, or of those that the summary has.
bool has_more_messages(const result::Summary& summary) {
  const std::size_t on_communities = summary.rejected_count +
                                     (summary.fault_count - summary.input_fault_count) +
                                     (summary.remark_count - summary.input_remark_count);
  return on_communities > kMostNotifications || summary.remarks_left_out != 0 ||
         summary.input_fault_count > summary.input_faults.size() ||
         summary.input_remark_count > summary.input_remarks.size();
}

/// What shaped the report as a whole, and what it leaves out.
void write_notes(JsonWriter& json, const Run& run, const result::Summary& summary,
                 const Style& style, const Words& words) {
  write_note(json, checked_block(summary, words).text);
  write_note(json, changed_rules_text(run, words));
  write_note(json, unset_parameters(run, words));
  for (const std::string& one : exception_texts(summary, words)) write_note(json, one);
  const std::size_t results =
      summary.verdicts.fail + (style.extent == Extent::Detail ? summary.verdicts.unknown : 0);
  const std::size_t shown = style.extent == Extent::Summary ? 0 : std::min(results, kMostResults);
  if (shown < results) {
    write_note(json, words(Text::OnlyMostLost, count_text(shown), count_text(results), "csv"));
  }
  if (has_more_messages(summary)) {
    write_note(json, words(Text::OnlySomeNotices, count_text(kMostNotifications),
                           count_text(messages_of(summary))));
  }
  write_note(json, files_left_out(summary, words));
  for (const result::Remark& one : summary.input_faults) write_notification(json, {}, one, words);
  for (const result::Remark& one : summary.input_remarks) write_notification(json, {}, one, words);
  for (const result::Remark& one : summary.remarks) write_notification(json, {}, one, words);
}

void write_properties(JsonWriter& json, const Run& run, const result::Summary& summary,
                      const Words& words) {
  json.begin_object("properties");
  json.string("rules", run.pack.id);
  json.string("edition", words(run.pack.edition));
  json.string("digest", run.pack.digest);
  if (run.year) json.string("period", std::to_string(*run.year));
  if (run.as_of) json.string("as_of", to_string(*run.as_of));
  json.number("communities", std::uint64_t{summary.communities});
  json.number("rejected", std::uint64_t{summary.rejected_count});
  json.number("pass", std::uint64_t{summary.verdicts.pass});
  json.number("fail", std::uint64_t{summary.verdicts.fail});
  json.number("unknown", std::uint64_t{summary.verdicts.unknown});
  json.number("pending", std::uint64_t{summary.verdicts.pending});
  json.number("not_applicable", std::uint64_t{summary.verdicts.not_applicable});
  json.end_object();
}

void end(const Run& run, const result::Summary& summary, const Style& style, const Drain& /*drain*/,
         std::string& out) {
  const Words words(style.language);
  JsonWriter json = pretty(out, {kInvocationDepth, false});
  json.begin_array("toolConfigurationNotifications");
  write_notes(json, run, summary, style, words);
  json.end_array();
  json.key("executionSuccessful");
  json.boolean(summary.communities != 0 && summary.rejected_count == 0);
  json.end_object();
  json.end_array();
  write_properties(json, run, summary, words);
  json.end_object();
  json.end_array();
  json.end_object();
  out += '\n';
}

constexpr std::array<std::string_view, 1> kEndings{".sarif"};

}  // namespace

Format format() {
  return {.name = "sarif",
          .endings = kEndings,
          .assembler = assembler,
          .begin = begin,
          .each = each,
          .rejected = rejected,
          .end = end};
}

}  // namespace cbps::report::sarif
