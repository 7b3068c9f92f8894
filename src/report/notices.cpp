#include "cbps/report/notices.h"

namespace cbps::report {

void NoticeList::add(const MessageOwner& owner, const std::vector<result::Remark>& messages,
                     std::size_t its_count) {
  count += its_count;
  for (const result::Remark& one : messages) {
    switch (groups.add(owner, one)) {
      case MessageGroups::Added::NewCause:
      case MessageGroups::Added::NewPlace: ++listed; break;
      case MessageGroups::Added::KnownPlace: --count; break;
      case MessageGroups::Added::LeftOut: break;
    }
  }
}

}  // namespace cbps::report
