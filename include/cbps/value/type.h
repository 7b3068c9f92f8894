#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "cbps/diag/diagnostic.h"
#include "cbps/text/ids.h"

namespace cbps {

enum class Kind : std::uint8_t { Bool, Int, Decimal, String, Choice, Date, Dates, Set, List };
[[nodiscard]] std::span<const std::string_view> ids(Kind kind);

/// The static type of a fact, a parameter or an expression.
struct Type {
  Kind kind = Kind::Bool;
  /// Digits after the point: 0 for ints, 0 to 9 for decimals.
  std::uint8_t scale = 0;
  /// The list of options of a choice or set, as an index assigned by the dictionary.
  std::uint16_t domain = 0;

  bool operator==(const Type&) const = default;
};

[[nodiscard]] constexpr bool is_number(Type type) {
  return type.kind == Kind::Int || type.kind == Kind::Decimal;
}

/// The word for a kind in messages.
[[nodiscard]] Term term_of(Kind kind);

}  // namespace cbps
