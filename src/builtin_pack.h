#pragma once

#include <string_view>

namespace cbps {

/// The rules of `rules/` as `doc::store` wrote them when the program was built.
[[nodiscard]] std::string_view builtin_pack();
/// The same of the cases of `rules/tests/`. Files are numbered behind those of the rules.
[[nodiscard]] std::string_view builtin_cases();

}  // namespace cbps
