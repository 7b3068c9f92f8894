#include "report/words/notices.h"

#include "cbps/value/unreachable.h"
#include "report/words/figures.h"

namespace cbps::report {

bool shows_remarks_with_communities(const Style& style) {
  switch (style.extent) {
    case Extent::Summary: return false;
    case Extent::Normal: return !style.several;
    case Extent::Detail: return true;
  }
  unreachable();
}

std::string remarks_counted(const Notices& notices, const Words& words) {
  return amount(notices.count, Text::RemarksUnit, words);
}

std::string remarks_not_listed(const Notices& notices, const Words& words) {
  std::size_t listed = 0;
  for (const Notice& one : notices.listed) listed += one.remarks.size();
  return listed == notices.count ? std::string()
                                 : words(Text::RemarksMore, count_text(notices.count - listed));
}

}  // namespace cbps::report
