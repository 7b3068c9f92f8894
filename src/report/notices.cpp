#include "cbps/report/notices.h"

#include <algorithm>
#include <utility>

namespace cbps::report {

void Notices::add_faults(const result::Standing& community,
                         const std::vector<result::Remark>& its_faults, std::size_t its_count) {
  fault_count += its_count;
  for (const result::Remark& one : its_faults) add_fault({community.id, community.name}, one);
}

void Notices::add_input_fault(const result::Remark& fault) {
  ++fault_count;
  add_fault({}, fault);
}

void Notices::add_fault(const FaultNotice& of, const result::Remark& fault) {
  if (first_with_fault.size() == kMost) return;
  if (faults.add(fault)) first_with_fault.push_back(of);
}

void Notices::add(const result::Standing& community, std::vector<result::Remark> remarks,
                  std::size_t its_count) {
  count += its_count;
  remarks.resize(std::min(remarks.size(), kMost - listed_count));
  if (remarks.empty()) return;
  listed_count += remarks.size();
  listed.push_back({community.id, community.name, std::move(remarks)});
}

}  // namespace cbps::report
