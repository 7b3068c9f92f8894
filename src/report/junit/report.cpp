#include <fmt/format.h>

#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "cbps/text/html_writer.h"
#include "report/format_rows.h"
#include "report/words/community.h"
#include "report/words/exceptions.h"
#include "report/words/explain.h"
#include "report/words/figures.h"
#include "report/words/rule_text.h"
#include "report/words/run_blocks.h"
#include "report/words/summary_blocks.h"

/// JUnit: a suite is a community, a case is a check. What is undecided, not due or not applicable
/// is skipped, with the reason. A community that could not be assessed is a suite with an error.
/// Both schemas that are in use take it, the strict one and that of Jenkins; they ask for a time,
/// which is the day of the assessment, as no report has a clock.
namespace cbps::report::junit {
namespace {

using result::CheckResult;
using result::CheckText;
using result::Community;
using result::Counts;
using result::Outcome;
using result::Run;
using result::StandardResult;

constexpr std::string_view kSuite = "testsuite";
/// What a suite begins with until it has a number.
constexpr std::string_view kSuiteBegin = "<testsuite";
constexpr std::string_view kHost = "cbps";

/// Numbers the suites of the communities, which are written without a number.
class NumberedSuites final : public Assembler {
 public:
  void add(Part part, std::string_view piece, std::string& out) override {
    if (part == Part::Community) {
      out += fmt::format("{} id=\"{}\"", kSuiteBegin, number_++);
      piece.remove_prefix(kSuiteBegin.size());
    }
    out += piece;
  }
  void finish(std::string& /*out*/) override {}

 private:
  std::size_t number_ = 0;
};

std::unique_ptr<Assembler> assembler() { return std::make_unique<NumberedSuites>(); }

/// A run in which nothing was assessed may have no day, and the schema wants one.
std::string timestamp(const Run& run) {
  return (run.as_of ? to_string(*run.as_of) : std::string("1970-01-01")) + "T00:00:00";
}

struct SuiteHead {
  std::string number;  ///< may be empty
  std::string name;
  std::size_t tests = 0;
  std::size_t failures = 0;
  std::size_t errors = 0;
  std::size_t skipped = 0;
};

/// Writes the parts of a suite, each on a line of its own.
class SuiteWriter {
 public:
  SuiteWriter(const Run& run, std::string& out) : run_(run), html_(out) {}

  void begin(const SuiteHead& head) {
    const std::string package = run_.pack.id.empty() ? std::string(kHost) : run_.pack.id;
    html_.begin(kSuite, {{"id", head.number},
                         {"name", head.name},
                         {"package", package},
                         {"timestamp", timestamp(run_)},
                         {"hostname", kHost},
                         {"tests", std::to_string(head.tests)},
                         {"failures", std::to_string(head.failures)},
                         {"errors", std::to_string(head.errors)},
                         {"skipped", std::to_string(head.skipped)},
                         {"time", "0"}});
    html_.raw("\n");
  }
  void property(std::string_view name, std::string_view value) {
    if (value.empty()) return;
    html_.lone("property", {{"name", name}, {"value", value}});
    html_.raw("\n");
  }
  void begin_properties(const Words& words) {
    html_.raw("<properties>\n");
    property("rules", run_.pack.id);
    property("edition", words(run_.pack.edition));
    property("digest", run_.pack.digest);
    property("period", run_.year ? std::to_string(*run_.year) : std::string());
    property("as_of", run_.as_of ? to_string(*run_.as_of) : std::string());
    property("changes", changed_rules_text(run_, words));
  }
  void end_properties() { html_.raw("</properties>\n"); }

  /// A case with nothing to say.
  void met(std::string_view name, std::string_view of) {
    html_.lone("testcase", {{"name", name}, {"classname", of}, {"time", "0"}});
    html_.raw("\n");
  }
  /// One with a reason; `type` is an identifier.
  void skipped(std::string_view name, std::string_view of, std::string_view type,
               std::string_view reason) {
    begin_case(name, of);
    html_.lone("skipped", {{"type", type}, {"message", reason}});
    end_case();
  }
  /// `what` is `failure` or `error`.
  void bad(std::string_view what, std::string_view name, std::string_view of, std::string_view type,
           std::string_view message, const std::vector<std::string>& lines) {
    begin_case(name, of);
    html_.begin(what, {{"type", type}, {"message", message}});
    write(lines);
    html_.end(what);
    end_case();
  }
  void output(std::string_view element, const std::vector<std::string>& lines) {
    html_.begin(element);
    write(lines);
    html_.end(element);
    html_.raw("\n");
  }
  void end() {
    html_.end(kSuite);
    html_.raw("\n");
  }

 private:
  void begin_case(std::string_view name, std::string_view of) {
    html_.begin("testcase", {{"name", name}, {"classname", of}, {"time", "0"}});
  }
  void end_case() {
    html_.end("testcase");
    html_.raw("\n");
  }
  void write(const std::vector<std::string>& lines) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (i != 0) html_.raw("\n");
      html_.text(lines[i]);
    }
  }

  const Run& run_;
  HtmlWriter html_;
};

std::vector<std::string> message_lines(const std::vector<result::Remark>& remarks,
                                       const Words& words) {
  std::vector<std::string> lines;
  for (RemarkText& one : remark_texts(remarks, words)) {
    lines.push_back(std::string(one.code) + ' ' + one.text);
    for (std::string& note : one.notes) lines.push_back("  " + note);
  }
  return lines;
}

/// What is missing, and what to do about it.
std::vector<std::string> failure_lines(const Community& community, const CheckResult& check,
                                       const CheckText& text, const Words& words) {
  std::vector<std::string> lines;
  for (GapText& gap : gap_texts(check, words)) {
    lines.push_back(std::move(gap.text));
    for (std::string& way : gap.ways) lines.push_back(std::move(way));
  }
  const auto add = [&](Text label, const std::string& value) {
    if (!value.empty()) lines.push_back(words(Text::Labelled, words(label), value));
  };
  add(Text::LabelQuote, clause_text(text, words));
  add(Text::LabelRemedy, remedy_text(check, text, words));
  add(Text::LabelEvidence, words(text.evidence));
  add(Text::LabelPlace, places_text(check, words));
  std::string worth = bare_worth_text(community, check, words);
  if (!worth.empty()) lines.push_back(std::move(worth));
  return lines;
}

void write_case(const Run& run, const Community& community, const CheckResult& check,
                const CheckText& text, const Words& words, SuiteWriter& suite) {
  const std::string name = title_text(check.id, text.title, words);
  if (check.waiver != 0) {
    return suite.skipped(
        name, community.id, "waived",
        words(Text::Labelled, waiver_text(run, check, words), explain(check, words.language())));
  }
  if (check.outcome == Outcome::Fail && check.since == result::SinceBaseline::Known) {
    return suite.skipped(name, community.id, "known", explain(check, words.language()));
  }
  const std::string_view type = id_of(check.outcome);
  switch (check.outcome) {
    case Outcome::Pass: return suite.met(name, community.id);
    case Outcome::Fail:
      return suite.bad("failure", name, community.id, type, explain(check, words.language()),
                       failure_lines(community, check, text, words));
    case Outcome::Unknown:
    case Outcome::Pending:
    case Outcome::NotApplicable:
      return suite.skipped(name, community.id, type, explain(check, words.language()));
  }
}

void begin(const Run& /*run*/, const Style& /*style*/, std::string& out) {
  out += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n";
}

void each(const Run& run, const Community& community, const Style& style, std::string& out) {
  const Words words(style.language);
  const Counts& counts = community.counts;
  const std::size_t not_waived = counts.fail - (community.waived ? community.waived->fail : 0);
  const std::size_t failures = community.since ? community.since->fail : not_waived;
  SuiteWriter suite(run, out);
  suite.begin({"", name_text(community.id, community.name, words), counts.total(), failures, 0,
               counts.total() - failures - counts.pass});
  suite.begin_properties(words);
  if (community.score) {
    suite.property("score", percent_text(community.score->floor));
    suite.property("score_high", percent_text(community.score->ceiling));
  }
  if (community.waived && community.waived->score) {
    suite.property("score_with_waivers", percent_text(community.waived->score->floor));
  }
  suite.property("grade", grade_text(run, community, words));
  suite.property("source", place_text(community.source, words));
  suite.end_properties();
  for_each_standard(run, community, [&](const StandardResult& standard, const auto& texts) {
    for_each_check(standard, texts, [&](const CheckResult& check, const CheckText& text) {
      write_case(run, community, check, text, words, suite);
    });
  });
  suite.output("system-out",
               {words(Text::Labelled, words(score_word(run)), score_text(community, words)),
                counts_text(counts, words)});
  std::vector<std::string> messages = message_lines(community.faults, words);
  for (std::string& one : message_lines(community.remarks, words)) {
    messages.push_back(std::move(one));
  }
  suite.output("system-err", messages);
  suite.end();
}

void write_rejected(const Run& run, const result::Rejected& rejected, std::size_t number,
                    const Words& words, std::string& out) {
  const std::string name = rejected_name(rejected, words);
  const bool has_code = !rejected.diagnostics.empty();
  const std::string_view type =
      has_code ? info(rejected.diagnostics.front().diagnostic.code).id : std::string_view("error");
  SuiteWriter suite(run, out);
  suite.begin({std::to_string(number), name, 1, 0, 1, 0});
  suite.begin_properties(words);
  suite.property("source", place_text(rejected.source, words));
  suite.end_properties();
  suite.bad("error", words(Text::NotAssessedTitle), name, type, rejected_text(rejected, words),
            message_lines(rejected.diagnostics, words));
  suite.output("system-out", {});
  suite.output("system-err", {});
  suite.end();
}

/// What concerns no single community, and what is left out.
void write_all_input(const Run& run, const result::Summary& summary, std::size_t number,
                     const Words& words, std::string& out) {
  std::vector<std::string> lines{checked_block(summary, words).text};
  if (summary.rejected_count > summary.rejected.size()) {
    lines.push_back(
        words(Text::RejectedMore, count_text(summary.rejected_count - summary.rejected.size())));
  }
  std::string files = files_left_out(summary, words);
  if (!files.empty()) lines.push_back(std::move(files));
  std::vector<std::string> messages = message_lines(summary.input_faults, words);
  for (std::string& one : message_lines(summary.input_remarks, words)) {
    messages.push_back(std::move(one));
  }
  for (std::string& one : message_lines(summary.remarks, words)) messages.push_back(std::move(one));
  SuiteWriter suite(run, out);
  suite.begin({std::to_string(number), std::string(words(Text::WholeInput)), 0, 0, 0, 0});
  suite.begin_properties(words);
  suite.end_properties();
  suite.output("system-out", lines);
  suite.output("system-err", messages);
  suite.end();
}

void end(const Run& run, const result::Summary& summary, const Style& style, const Drain& drain,
         std::string& out) {
  constexpr std::size_t kBlock = 100;
  const Words words(style.language);
  std::size_t number = style.extent == Extent::Summary ? 0 : summary.communities;
  for (const result::Rejected& one : summary.rejected) {
    write_rejected(run, one, number++, words, out);
    if (number % kBlock == 0) drain(out);
  }
  write_all_input(run, summary, number, words, out);
  out += "</testsuites>\n";
}

}  // namespace

Format format() {
  return {.name = "junit",
          .endings = {},
          .assembler = assembler,
          .begin = begin,
          .each = each,
          .end = end};
}

}  // namespace cbps::report::junit
