#include "unit/report/written.h"

#include <utility>

namespace cbps::report::test {

namespace {

result::Brief brief(const result::Community& community) {
  result::Brief brief{community, {}, {}};
  for (const result::StandardResult& standard : community.standards) {
    for (const result::CheckResult& check : standard.checks) {
      if (check.outcome == result::Outcome::Fail) brief.failed.push_back(check.id);
      if (check.outcome == result::Outcome::Unknown) brief.unknown.push_back(check.id);
    }
  }
  return brief;
}

}  // namespace

std::string written(std::string_view format, const result::Run& run,
                    const std::vector<result::Community>& communities,
                    const result::Summary& summary, const Style& style) {
  const Format* row = find_format(format);
  if (row == nullptr) return {};
  std::string all;
  // Each piece into a buffer of its own: a writer may not look back at what it wrote before.
  std::string head;
  row->begin(run, style, head);
  all += head;
  std::string body;
  if (style.extent != Extent::Summary) {
    for (const result::Community& community : communities) {
      std::string piece;
      if (in_lines(*row, style)) {
        row->line(run, brief(community), style, piece);
      } else {
        row->each(run, community, style, piece);
      }
      body += (body.empty() ? "" : std::string(row->between)) + piece;
    }
  }
  for (const result::Rejected& rejected : summary.rejected) {
    std::string piece;
    if (row->rejected != nullptr) row->rejected(rejected, style, piece);
    body += piece;
  }
  std::string drained;
  std::string tail;
  const Drain drain = [&drained](std::string& out) { drained += std::exchange(out, {}); };
  row->end(run, summary, style, drain, tail);
  return all + (row->summary_first ? drained + tail + body : body + drained + tail);
}

}  // namespace cbps::report::test
