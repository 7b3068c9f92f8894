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
  for (std::size_t i = 0; i < communities.size(); ++i) {
    std::string piece;
    row->each(run, communities[i], i, style, piece);
    all += piece;
  }
  std::string tail;
  row->end(run, summary, style, tail);
  all += tail;
  return all;
}

}  // namespace cbps::report::test
