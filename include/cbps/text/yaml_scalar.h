#pragma once

#include <string>
#include <string_view>

namespace cbps {

/// `text` as a YAML scalar that every reader takes for that text and nothing else (a number, a
/// bool, a date): as it is, or quoted. In `[ ]` commas and brackets are quoted too.
[[nodiscard]] std::string yaml_scalar(std::string_view text, bool in_brackets = false);

}  // namespace cbps
