#include "report/words/rule_text.h"

#include <algorithm>
#include <vector>

namespace cbps::report {
namespace {

/// nullptr if there is none.
template <typename Entry>
const Entry* find(const std::vector<Entry>& all, std::string_view id, std::size_t position) {
  if (position < all.size() && all[position].id == id) return &all[position];
  const auto found =
      std::find_if(all.begin(), all.end(), [id](const Entry& one) { return one.id == id; });
  return found == all.end() ? nullptr : &*found;
}

template <typename Entry>
const Entry& entry_or_empty(const Entry* entry) {
  static const Entry kNone{};
  return entry == nullptr ? kNone : *entry;
}

}  // namespace

const result::StandardText& rule_text(const result::Run& run, std::string_view id,
                                      std::size_t position) {
  return entry_or_empty(find(run.standards, id, position));
}

const result::CheckText& rule_text(const result::StandardText& standard, std::string_view id,
                                   std::size_t position) {
  return entry_or_empty(find(standard.checks, id, position));
}

const Bilingual* rule_title(const result::Run& run, std::string_view id) {
  if (const auto* standard = find(run.standards, id, 0)) return &standard->title;
  for (const result::StandardText& standard : run.standards) {
    if (const auto* check = find(standard.checks, id, 0)) return &check->title;
  }
  return nullptr;
}

}  // namespace cbps::report
