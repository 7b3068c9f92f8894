#include "doc/line_findings.h"

#include <utility>

#include "doc/shown_text.h"

namespace cbps::doc {
namespace {

/// Who makes more has another kind of problem.
constexpr std::size_t kMostSlips = 1000;

void show_line(const LineFindings& line, Diagnostic& slip) {
  std::string shown;
  if (line.key) shown = shown_key(*line.key) + (line.shown.empty() ? ":" : ": ");
  shown += line.shown;
  if (line.other_prefix) {
    slip.note(Code::WriteEither, line.prefix + shown, *line.other_prefix + shown);
  } else {
    slip.note(Code::WriteInstead, line.prefix + shown);
  }
}

}  // namespace

void add_findings(LineFindings line, LineSlips& result) {
  if (!line.is_guess && !line.slips.empty()) show_line(line, line.slips.back());
  for (Diagnostic& one : line.slips) {
    if (result.messages.size() == kMostSlips) {
      result.is_cut_short = true;
      break;
    }
    result.messages.add(std::move(one));
  }
  for (const LineFindings::Fix& fix : line.fixes) {
    result.repaired.replace(fix.begin, fix.length, fix.by);
  }
}

}  // namespace cbps::doc
