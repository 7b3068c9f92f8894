#pragma once

#include <string_view>

namespace cbps {

/// The rules of `rules/` as `doc::store` wrote them when the program was built.
[[nodiscard]] std::string_view builtin_pack();
/// Their `rules::document_digest`.
[[nodiscard]] std::string_view builtin_digest();
/// As `builtin_pack`, the cases of `rules/tests/`. Files are numbered behind those of the rules.
[[nodiscard]] std::string_view builtin_cases();

}  // namespace cbps
