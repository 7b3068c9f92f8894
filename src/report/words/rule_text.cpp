#include "report/words/rule_text.h"

#include <algorithm>
#include <vector>

namespace cbps::report {
namespace {

template <typename Entry>
const Entry& find(const std::vector<Entry>& all, std::string_view id, std::size_t position) {
  static const Entry kNone{};
  if (position < all.size() && all[position].id == id) return all[position];
  const auto found =
      std::find_if(all.begin(), all.end(), [id](const Entry& one) { return one.id == id; });
  return found == all.end() ? kNone : *found;
}

}  // namespace

const result::StandardText& rule_text(const result::Run& run, std::string_view id,
                                      std::size_t position) {
  return find(run.standards, id, position);
}

const result::CheckText& rule_text(const result::StandardText& standard, std::string_view id,
                                   std::size_t position) {
  return find(standard.checks, id, position);
}

}  // namespace cbps::report
