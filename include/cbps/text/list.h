#pragma once

#include <span>
#include <string>
#include <string_view>

#include "cbps/text/language.h"

namespace cbps {

/// Appends an item to a list that is one text: "A、B、C". The first item has no separator before
/// it.
inline void append_item(std::string& list, std::string_view separator, std::string_view item) {
  if (!list.empty()) list += separator;
  list += item;
}

/// How many items of a long list are named.
inline constexpr std::size_t kMostNamed = 3;

/// The first items of a list of `count`, at most `most`: "A、B、C 等".
[[nodiscard]] Bilingual first_of(std::span<const std::string_view> items, std::size_t count,
                                 std::size_t most = kMostNamed);

}  // namespace cbps
