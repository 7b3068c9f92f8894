#include "report/text/notices.h"

#include "report/text/community.h"
#include "report/words/community.h"
#include "report/words/figures.h"
#include "report/words/notices.h"

namespace cbps::report::text {
namespace {

constexpr std::size_t kIndent = 2;

}  // namespace

void write_notices(Page& page, const Notices& notices, const Style& style, const Words& words) {
  if (notices.count == 0) return;
  page.blank();
  if (shows_remarks_with_communities(style)) {
    page.paragraph({0, 0}, {{remarks_counted(notices, words)}});
    return;
  }
  page.paragraph({0, 0}, {{words(Text::RemarksHead, count_text(notices.count)), Hue::Bold}});
  for (const Notice& one : notices.listed) {
    page.paragraph({kIndent, 2 * kIndent}, {{name_text(one.id, one.name, words), Hue::Bold}});
    for (const result::Remark& remark : one.remarks) {
      write_remark(page, remark, 2 * kIndent, words);
    }
  }
  const std::string more = remarks_not_listed(notices, words);
  if (!more.empty()) page.paragraph({kIndent, 2 * kIndent}, {{more}});
}

}  // namespace cbps::report::text
