#include "data/facts/chinese_number.h"

#include <algorithm>
#include <array>

namespace cbps::data {
namespace {

struct Sign {
  std::string_view text;
  std::uint64_t value;
};

constexpr std::array kDigits{
    Sign{"〇", 0}, Sign{"零", 0}, Sign{"○", 0},  Sign{"一", 1}, Sign{"二", 2},
    Sign{"两", 2}, Sign{"三", 3}, Sign{"四", 4}, Sign{"五", 5}, Sign{"六", 6},
    Sign{"七", 7}, Sign{"八", 8}, Sign{"九", 9},
};
constexpr std::array kPowers{Sign{"十", 10}, Sign{"百", 100}, Sign{"千", 1000}};
constexpr std::array kSections{Sign{"万", 10'000}, Sign{"亿", 100'000'000}};
constexpr std::uint64_t kMostBeforeSection = 9999;

template <std::size_t kCount>
const Sign* find(const std::array<Sign, kCount>& signs, std::string_view text) {
  const auto sign = std::find_if(signs.begin(), signs.end(),
                                 [text](const Sign& one) { return text.starts_with(one.text); });
  return sign == signs.end() ? nullptr : &*sign;
}

template <std::size_t kCount>
const Sign* take(const std::array<Sign, kCount>& signs, std::string_view& text) {
  const Sign* sign = find(signs, text);
  if (sign != nullptr) text.remove_prefix(sign->text.size());
  return sign;
}

/// Up to 9999: digits with 千, 百 and 十 in this order. `is_first`: nothing stands before it.
std::optional<std::uint64_t> take_section(std::string_view& text, bool is_first) {
  std::uint64_t sum = 0;
  std::uint64_t last_power = kMostBeforeSection + 1;
  bool after_zero = false;
  bool is_empty = true;
  while (true) {
    const Sign* digit = take(kDigits, text);
    const bool is_zero = digit != nullptr && digit->value == 0;
    const Sign* power = is_zero ? nullptr : take(kPowers, text);
    if (digit == nullptr && power == nullptr) break;
    const bool begins = is_empty && is_first;
    if (is_zero) {
      // A zero stands for powers that are left out, and only once.
      if (after_zero) return std::nullopt;
      after_zero = true;
      if (begins && find(kDigits, text) != nullptr) return std::nullopt;
      is_empty = false;
      continue;
    }
    const bool bare_ten = digit == nullptr && power != nullptr && power->value == 10;
    if (digit == nullptr && !bare_ten) return std::nullopt;
    const std::uint64_t times = digit == nullptr ? 1 : digit->value;
    if (power != nullptr) {
      if (power->value >= last_power) return std::nullopt;
      last_power = power->value;
      sum += times * power->value;
    } else {
      // 一百二 may be 102 or 120; 二十二 and 一百零二 are clear.
      const bool is_clear = last_power == 10 || after_zero || begins;
      if (!is_clear || last_power == 1) return std::nullopt;
      last_power = 1;
      sum += times;
    }
    after_zero = false;
    is_empty = false;
  }
  if (is_empty) return std::nullopt;
  // 一百零 is not finished; 零 itself is a number.
  if (after_zero && sum != 0) return std::nullopt;
  return sum;
}

}  // namespace

std::optional<unsigned> take_chinese_digit(std::string_view& text) {
  const Sign* sign = take(kDigits, text);
  if (sign == nullptr) return std::nullopt;
  return static_cast<unsigned>(sign->value);
}

bool begins_chinese_number(std::string_view text) {
  return find(kDigits, text) != nullptr || find(kPowers, text) != nullptr;
}

std::optional<std::uint64_t> take_chinese_number(std::string_view& text) {
  std::string_view left = text;
  std::uint64_t sum = 0;
  std::uint64_t last_section = kSections.back().value * kSections.back().value;
  bool is_first = true;
  while (begins_chinese_number(left)) {
    const auto section = take_section(left, is_first);
    if (!section) return std::nullopt;
    const Sign* power = take(kSections, left);
    const std::uint64_t factor = power == nullptr ? 1 : power->value;
    if (factor >= last_section || (power != nullptr && *section == 0)) return std::nullopt;
    sum += *section * factor;
    last_section = factor;
    is_first = false;
  }
  if (is_first || find(kSections, left) != nullptr) return std::nullopt;
  text = left;
  return sum;
}

}  // namespace cbps::data
