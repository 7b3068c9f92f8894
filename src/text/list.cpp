#include "cbps/text/list.h"

#include <algorithm>

namespace cbps {

Bilingual first_of(std::span<const std::string_view> items, std::size_t count, std::size_t most) {
  const std::size_t named = std::min(items.size(), most);
  Bilingual all;
  for (const std::string_view item : items.first(named)) {
    append_item(all.zh, "、", item);
    append_item(all.en, ", ", item);
  }
  if (count > named) {
    all.zh += " 等";
    all.en += " …";
  }
  return all;
}

}  // namespace cbps
