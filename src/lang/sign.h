#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace cbps::lang {

/// A sign of the language, or none. The word `in` is also a sign.
class Sign {
 public:
  constexpr Sign() = default;
  /// Makes a sign from a literal such as `"&&"`; a text that is not a sign does not compile.
  consteval Sign(const char* written) : number_(number(written)) {
    if (number_ == 0) throw "not a sign";
  }
  [[nodiscard]] static constexpr Sign find(std::string_view written) {
    Sign sign;
    sign.number_ = number(written);
    return sign;
  }

  [[nodiscard]] constexpr std::string_view text() const { return kTexts[number_]; }
  /// The number of the sign in `kTexts`; 0 is no sign.
  [[nodiscard]] constexpr std::size_t number() const { return number_; }
  constexpr bool operator==(const Sign&) const = default;

  static constexpr std::size_t kCount = 24;  ///< includes the empty sign
  /// Longest first: the lexer takes the first that fits.
  static constexpr std::array<std::string_view, kCount> kTexts{
      "",  "&&", "||", "==", "!=", "<=", ">=", "in", "<", ">", "!", "+",
      "-", "*",  "/",  "%",  "?",  ":",  "(",  ")",  "[", "]", ",", "."};

 private:
  static constexpr std::uint8_t number(std::string_view written) {
    for (std::uint8_t i = 1; i < kCount; ++i) {
      if (kTexts[i] == written) return i;
    }
    return 0;
  }

  std::uint8_t number_ = 0;
};

}  // namespace cbps::lang
