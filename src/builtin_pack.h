#pragma once

#include <string_view>

namespace cbps {

/// The rules of `rules/` as `doc::store` wrote them when the program was built.
[[nodiscard]] std::string_view builtin_pack();

}  // namespace cbps
