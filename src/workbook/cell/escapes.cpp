#include "workbook/cell/escapes.h"

#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>

namespace cbps::workbook {
namespace {

constexpr std::size_t kLength = 7;  // _xHHHH_

/// The UTF-16 unit of the escape at the beginning of a text.
std::optional<std::uint32_t> unit_at(std::string_view text) {
  if (text.size() < kLength || !text.starts_with("_x") || text[kLength - 1] != '_') {
    return std::nullopt;
  }
  std::uint32_t unit = 0;
  const char* const end = text.data() + kLength - 1;
  constexpr int kHex = 16;
  const auto [rest, error] = std::from_chars(text.data() + 2, end, unit, kHex);
  if (error != std::errc() || rest != end) return std::nullopt;
  return unit;
}

void append_utf8(std::string& text, std::uint32_t c) {
  const auto put = [&](std::uint32_t byte) { text += static_cast<char>(byte); };
  const auto trail = [&](std::uint32_t bits) { put(0x80U | (bits & 0x3FU)); };
  if (c < 0x80) return put(c);
  if (c < 0x800) {
    put(0xC0U | c >> 6U);
  } else if (c < 0x10000) {
    put(0xE0U | c >> 12U);
    trail(c >> 6U);
  } else {
    put(0xF0U | c >> 18U);
    trail(c >> 12U);
    trail(c >> 6U);
  }
  trail(c);
}

bool is_high(std::uint32_t unit) { return unit >= 0xD800 && unit < 0xDC00; }
bool is_low(std::uint32_t unit) { return unit >= 0xDC00 && unit < 0xE000; }

}  // namespace

void decode_escapes(std::string& text) {
  std::size_t at = text.find("_x");
  if (at == std::string::npos) return;
  std::string decoded(text, 0, at);
  const std::string_view whole(text);
  while (at < whole.size()) {
    const auto unit = unit_at(whole.substr(at));
    if (!unit || *unit == 0 || is_low(*unit)) {
      decoded += whole[at++];
      continue;
    }
    if (!is_high(*unit)) {
      append_utf8(decoded, *unit);
      at += kLength;
      continue;
    }
    const auto low = unit_at(whole.substr(at + kLength));
    if (!low || !is_low(*low)) {
      decoded += whole[at++];
      continue;
    }
    append_utf8(decoded, 0x10000U + ((*unit - 0xD800U) << 10U) + (*low - 0xDC00U));
    at += 2 * kLength;
  }
  text = std::move(decoded);
}

}  // namespace cbps::workbook
