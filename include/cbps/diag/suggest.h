#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace cbps {

/// The candidate nearest to `text` by edits of characters (insert, delete, replace, swap), if it is
/// near enough to be worth a "did you mean": at least one letter or digit is in both, two in longer
/// words, case and width apart. Ties go to the first.
[[nodiscard]] std::optional<std::string_view> nearest(std::string_view text,
                                                      std::span<const std::string_view> candidates);

}  // namespace cbps
