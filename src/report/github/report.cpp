#include <algorithm>
#include <memory>
#include <string>
#include <string_view>

#include "cbps/text/list.h"
#include "cbps/text/unicode.h"
#include "report/findings.h"
#include "report/format_rows.h"
#include "report/ranked_lists.h"
#include "report/words/community.h"
#include "report/words/figures.h"
#include "report/words/run_blocks.h"
#include "report/words/summary_blocks.h"

/// Annotations of a GitHub workflow, a command a line. GitHub shows ten errors and ten warnings a
/// step and drops the others, so that these are what was not assessed and what costs most, and a
/// notice says how many there are. What is waived, or known from the baseline, is not marked.
namespace cbps::report::github {
namespace {

using result::CheckResult;
using result::CheckText;
using result::Community;
using result::Outcome;
using result::Run;

constexpr std::size_t kMostMarked = 10;

enum List : std::size_t { Errors, Warnings };
/// What was not assessed, and errors in a profile, come before all checks: those are worth at most
/// this many points.
constexpr std::int64_t kFullScore = 100;
const Fraction kFirst(kFullScore + 1, 1);

std::unique_ptr<Assembler> assembler() {
  const RankedList list{.most = kMostMarked,
                        .before = "",
                        .before_each = "",
                        .between = "\n",
                        .behind_last = "\n",
                        .after = ""};
  return ranked_lists({list, list});
}

/// A text in a command: on its line, with the signs escaped that end a property or a message.
std::string escaped(std::string_view text, std::string_view signs) {
  std::string out;
  for (const char c : unicode::printable(text)) {
    if (signs.find(c) == std::string_view::npos) {
      out += c;
      continue;
    }
    switch (c) {
      case '%': out += "%25"; break;
      case ':': out += "%3A"; break;
      case ',': out += "%2C"; break;
      default: out += c;
    }
  }
  return out;
}

std::string command(std::string_view name, const result::Location& place, std::string_view title,
                    std::string_view message) {
  constexpr std::string_view kOfProperties = "%:,";
  constexpr std::string_view kOfMessages = "%";
  std::string out = "::" + std::string(name) + " ";
  if (!place.file.empty()) {
    out += "file=" + escaped(place.file, kOfProperties);
    if (place.line != 0) out += ",line=" + std::to_string(place.line);
    if (place.column != 0) out += ",col=" + std::to_string(place.column);
    out += ',';
  }
  return out + "title=" + escaped(title, kOfProperties) + "::" + escaped(message, kOfMessages);
}

void begin(const Run& /*run*/, const Style& /*style*/, std::string& /*out*/) {}

void each(const Run& run, const Community& community, const Style& style, std::string& out) {
  const Words words(style.language);
  for_each_finding(run, community, true, [&](const CheckResult& check, const CheckText& text) {
    if (!is_decisive(check)) return;
    const bool failed = check.outcome == Outcome::Fail;
    append_entry(
        failed ? Errors : Warnings, loss_of(check),
        command(failed ? "error" : "warning",
                failed ? finding_place(community, check) : community.source,
                title_text(check.id, text.title, words), finding_text(community, check, words)),
        out);
  });
  for (const result::Remark& one : community.faults) {
    append_entry(Warnings, kFirst,
                 command("warning", one.location, words(Text::FaultTitle),
                         words(Text::Labelled, name_text(community.id, community.name, words),
                               remark_text(one, words).text)),
                 out);
  }
}

void rejected(const result::Rejected& rejected, const Style& style, std::string& out) {
  const Words words(style.language);
  append_entry(Errors, kFirst,
               command("error", rejected.source, words(Text::NotAssessedTitle),
                       words(Text::Labelled, rejected_name(rejected, words),
                             rejected_text(rejected, words))),
               out);
}

/// One notice: what was checked, by which rules, and how much is not marked.
void end(const Run& run, const result::Summary& summary, const Style& style, const Drain& /*drain*/,
         std::string& out) {
  const Words words(style.language);
  const std::size_t errors = summary.verdicts.fail + summary.rejected_count;
  const std::size_t warnings = summary.verdicts.unknown + summary.fault_count;
  std::string text = checked_block(summary, words).text;
  const auto add = [&](const std::string& more) {
    if (!more.empty()) append_item(text, words(Text::Semicolon), more);
  };
  if (summary.rejected_count != 0) {
    add(words(Text::RejectedHead, amount(summary.rejected_count, Text::Entries, words)));
  }
  add(changed_rules_text(run, words));
  add(files_left_out(summary, words));
  if (style.extent == Extent::Summary || std::max(errors, warnings) > kMostMarked) {
    add(words(Text::OnlySomeMarked, count_text(errors), count_text(warnings),
              count_text(kMostMarked)));
  }
  out += command("notice", {}, period_text(run, words), text) + '\n';
}

}  // namespace

Format format() {
  return {.name = "github",
          .endings = {},
          .assembler = assembler,
          .begin = begin,
          .each = each,
          .has_step_summary = true,
          .rejected = rejected,
          .end = end};
}

}  // namespace cbps::report::github
