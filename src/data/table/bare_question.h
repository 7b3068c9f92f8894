#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace cbps::data {

/// In YAML a `?` that is all of a value begins a key of its own, unless it is quoted. A text in
/// which each of them behind a colon is the full-width `？`, which is a value, in the same column;
/// nothing where there is none.
[[nodiscard]] std::optional<std::string> with_question_values(std::string_view yaml);

}  // namespace cbps::data
