#include "report/markdown/notices.h"

#include <vector>

#include "report/words/community.h"
#include "report/words/figures.h"
#include "report/words/notices.h"

namespace cbps::report::markdown {

void write_notices(Document& page, const Notices& notices, const Style& style, const Words& words) {
  if (notices.count == 0 || shows_remarks_with_communities(style)) return;
  page.heading(2, words(Text::RemarksHead, count_text(notices.count)));
  const std::vector<Column> columns{{heading(Text::CommunityWord, words)},
                                    {heading(Text::Remarks, words)}};
  page.begin_table(columns);
  for (const Notice& one : notices.listed) {
    Document::Lines remarks;
    for (const result::Remark& remark : one.remarks) {
      const std::vector<std::string> lines = remark_lines(remark, words);
      remarks.insert(remarks.end(), lines.begin(), lines.end());
    }
    const std::vector<Document::Lines> cells{{name_text(one.id, one.name, words)}, remarks};
    page.row(cells);
  }
  const std::string more = remarks_not_listed(notices, words);
  if (!more.empty()) page.paragraph(more);
}

}  // namespace cbps::report::markdown
