#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace cbps {

/// How what was written can differ from how this program writes it, and still be read.
enum class ReadingKind : std::uint8_t {
  Encoding,
  Separator,
  TitleRows,
  HeadingRows,
  Lying,
  HeadingsAgain,
  Totals,
  Feet,
  ColumnsIgnored,
  Unit,
  Date,
  Year,
  Number,
  Bool,
  List,
  Quotes,
  Code,
  Sheet,
};
inline constexpr std::size_t kReadingKinds = static_cast<std::size_t>(ReadingKind::Sheet) + 1;
[[nodiscard]] std::span<const std::string_view> ids(ReadingKind kind);

/// A set of such kinds.
class ReadingKinds {
 public:
  void add(ReadingKind kind) { bits_ |= bit(kind); }
  void add(ReadingKinds others) { bits_ |= others.bits_; }
  [[nodiscard]] bool has(ReadingKind kind) const { return (bits_ & bit(kind)) != 0; }
  [[nodiscard]] bool empty() const { return bits_ == 0; }
  /// The kinds as bits, the first in the lowest.
  [[nodiscard]] std::uint32_t bits() const { return bits_; }
  bool operator==(const ReadingKinds&) const = default;

 private:
  [[nodiscard]] static constexpr std::uint32_t bit(ReadingKind kind) {
    return std::uint32_t{1} << static_cast<unsigned>(kind);
  }
  std::uint32_t bits_ = 0;
};

}  // namespace cbps
