#include "unit/report/written.h"

namespace cbps::report::test {

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
      row->each(run, community, style, piece);
      body += (body.empty() ? "" : std::string(row->between)) + piece;
    }
  }
  for (const result::Rejected& rejected : summary.rejected) {
    std::string piece;
    if (row->rejected != nullptr) row->rejected(rejected, style, piece);
    body += piece;
  }
  std::string tail;
  row->end(run, summary, style, tail);
  return all + (row->summary_first ? tail + body : body + tail);
}

}  // namespace cbps::report::test
