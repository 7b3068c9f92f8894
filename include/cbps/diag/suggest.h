#pragma once

#include <cstddef>
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

/// The same, and by how many edits the two differ.
struct NearName {
  std::string_view name;
  std::size_t edits = 0;
};
[[nodiscard]] std::optional<NearName> nearest_name(std::string_view text,
                                                   std::span<const std::string_view> candidates);

/// Of options, the one that was meant. The Chinese character of the text that the fewest options
/// have tells them apart: one without it was not meant, however few edits lead there (总支部 is not
/// 党支部 where 党总支 is an option).
[[nodiscard]] std::optional<std::string_view> nearest_option(
    std::string_view text, std::span<const std::string_view> options);

/// Whether two names that look alike say opposite things: 已建 and 应建, 合格 and 不合格.
[[nodiscard]] bool are_opposite(std::string_view one, std::string_view other);

}  // namespace cbps
