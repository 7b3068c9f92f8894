#pragma once

#include <string>
#include <string_view>

namespace cbps {

/// Appends an item to a list that is one text: "A、B、C". The first item has no separator before
/// it.
inline void append_item(std::string& list, std::string_view separator, std::string_view item) {
  if (!list.empty()) list += separator;
  list += item;
}

}  // namespace cbps
