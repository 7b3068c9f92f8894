#pragma once

#include <concepts>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

/// Enumerations that are written by identifiers, in rules, cases and reports.
namespace cbps {

/// `ids(Enum)` gives the identifiers of all enumerators, in order. It stands beside the
/// enumeration.
template <class Enum>
concept Identified = requires(Enum value) {
  { ids(value) } -> std::same_as<std::span<const std::string_view>>;
};

template <Identified Enum>
[[nodiscard]] std::string_view id_of(Enum value) {
  return ids(value)[static_cast<std::size_t>(value)];
}

/// The enumerator with this identifier; nothing if there is none.
template <Identified Enum>
[[nodiscard]] std::optional<Enum> from_id(std::string_view id) {
  const std::span<const std::string_view> all = ids(Enum{});
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i] == id) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

}  // namespace cbps
