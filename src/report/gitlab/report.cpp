#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "cbps/text/json_writer.h"
#include "report/findings.h"
#include "report/fingerprint.h"
#include "report/format_rows.h"
#include "report/words/community.h"

/// What GitLab calls a code quality report: a list of findings, each with its place. A check that
/// fails is major, one that is undecided (with the extent Detail) a piece of information, and what
/// could not be assessed blocks. What is waived, or known from the baseline, is left out. Nothing
/// else has room in it.
namespace cbps::report::gitlab {
namespace {

using result::CheckResult;
using result::CheckText;
using result::Community;
using result::Outcome;
using result::Run;

/// Joins the findings, a line each, of the pieces of communities and of what was rejected.
class FindingList final : public Assembler {
 public:
  void add(Part part, std::string_view piece, std::string& out) override {
    switch (part) {
      case Part::Community:
      case Part::Rejected: break;
      case Part::Head:
      case Part::Opening:
      case Part::End: out += piece; return;
    }
    while (!piece.empty()) {
      const std::string_view line = piece.substr(0, piece.find('\n'));
      piece.remove_prefix(std::min(line.size() + 1, piece.size()));
      out += is_first_ ? "\n" : ",\n";
      out += line;
      is_first_ = false;
    }
  }
  void finish(std::string& /*out*/) override {}

 private:
  bool is_first_ = true;
};

std::unique_ptr<Assembler> assembler() { return std::make_unique<FindingList>(); }

struct Finding {
  std::string text;
  std::string_view check;  ///< the check, or the code of an error
  std::string key;
  std::string_view severity;
  const result::Location& place;
};

void write(const Finding& finding, std::string& out) {
  JsonWriter json(out, JsonWriter::Layout::Compact);
  json.begin_object();
  json.string("description", finding.text);
  json.string("check_name", finding.check);
  json.string("fingerprint", finding.key);
  json.string("severity", finding.severity);
  json.begin_object("location");
  json.string("path", finding.place.file.empty() ? "-" : finding.place.file);
  json.begin_object("lines");
  json.number("begin", std::uint64_t{std::max(finding.place.line, 1U)});
  json.end_object();
  json.end_object();
  json.end_object();
  out += '\n';
}

void begin(const Run& /*run*/, const Style& /*style*/, std::string& out) { out += '['; }

void each(const Run& run, const Community& community, const Style& style, std::string& out) {
  const Words words(style.language);
  for_each_finding(run, community, style.extent == Extent::Detail,
                   [&](const CheckResult& check, const CheckText& text) {
                     if (!is_decisive(check)) return;
                     const bool failed = check.outcome == Outcome::Fail;
                     write(
                         {words(Text::Labelled, title_text(check.id, text.title, words),
                                finding_text(community, check, words)),
                          check.id, fingerprint(community.id, check.id), failed ? "major" : "info",
                          failed ? finding_place(community, check) : community.source},
                         out);
                   });
}

void rejected(const result::Rejected& rejected, const Style& style, std::string& out) {
  const Words words(style.language);
  const bool has_code = !rejected.diagnostics.empty();
  write({words(Text::Labelled,
               words(Text::Labelled, words(Text::NotAssessedTitle), rejected_name(rejected, words)),
               rejected_text(rejected, words)),
         has_code ? info(rejected.diagnostics.front().diagnostic.code).id : "rejected",
         fingerprint(rejected.id + '\n' + to_string(rejected.source), "rejected"), "blocker",
         rejected.source},
        out);
}

void end(const Run& /*run*/, const result::Summary& /*summary*/, const Style& /*style*/,
         const Drain& /*drain*/, std::string& out) {
  out += "\n]\n";
}

}  // namespace

Format format() {
  return {.name = "gitlab",
          .endings = {},
          .assembler = assembler,
          .begin = begin,
          .each = each,
          .rejected = rejected,
          .end = end};
}

}  // namespace cbps::report::gitlab
