#include "cbps/report/notices.h"

#include <algorithm>
#include <utility>

namespace cbps::report {

void Notices::add(const result::Standing& community, std::vector<result::Remark> remarks,
                  std::size_t its_count) {
  count += its_count;
  remarks.resize(std::min(remarks.size(), kMost - listed_count));
  if (remarks.empty()) return;
  listed_count += remarks.size();
  listed.push_back({community.id, community.name, std::move(remarks)});
}

}  // namespace cbps::report
