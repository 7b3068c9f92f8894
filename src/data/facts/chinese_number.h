#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace cbps::data {

/// The digit that `text` begins with (〇 零 一 二 两 … 九), which is taken away from it.
[[nodiscard]] std::optional<unsigned> take_chinese_digit(std::string_view& text);

/// Whether `text` begins with a sign that Chinese numerals are written with.
[[nodiscard]] bool begins_chinese_number(std::string_view text);

/// The number that the numerals at the beginning of `text` are, which are taken away from it:
/// 三十, 一千二百零五, 两万, 一亿. Nothing where they are put together in a way that leaves doubt
/// (一百二, 五六十), and then nothing is taken away.
[[nodiscard]] std::optional<std::uint64_t> take_chinese_number(std::string_view& text);

}  // namespace cbps::data
