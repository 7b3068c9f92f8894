#pragma once

#include <optional>
#include <string_view>
#include <type_traits>

#include "cbps/result/form.h"

/// What all descriptions use (`cbps/result/description.h`).
namespace cbps::result {

/// The number of this description. It rises with every change that removes a key or gives one
/// another meaning.
inline constexpr int kSchemaNumber = 2;

/// How an object is named in the JSON Schema, and whether it is written in one line.
struct ObjectInfo {
  std::string_view name;
  Meaning meaning;
  bool in_line = false;
};

/// `T` for a visitor that reads values, `const T` for others.
template <class T, class Visitor>
using Like = std::conditional_t<Visitor::kReads, T, const T>;

/// A share of one as a percentage with two digits, rounded down.
[[nodiscard]] inline Decimal percent(const Fraction& share) { return round_down(share, 2, 2); }
/// Points with four digits, rounded down.
[[nodiscard]] inline Decimal points(const Fraction& points) { return round_down(points, 0, 4); }

template <class Function>
[[nodiscard]] std::optional<Decimal> if_any(const std::optional<Fraction>& value,
                                            Function function) {
  if (!value) return std::nullopt;
  return function(*value);
}

/// The value in an optional: a reader makes one where there is none yet. The schema has none.
template <class T>
T& inside(std::optional<T>& value) {
  if (!value) value.emplace();
  return *value;
}
template <class T>
const T& inside(const std::optional<T>& value) {
  static const T kNone{};
  return value ? *value : kNone;
}

}  // namespace cbps::result
