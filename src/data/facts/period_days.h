#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "cbps/value/calendar.h"
#include "data/fast/word_bytes.h"

namespace cbps::data {

/// The days of a period up to the one that is assessed, found by how they are written.
class PeriodDays {
 public:
  static constexpr std::size_t kLength = 10;  ///< of YYYY-MM-DD

  explicit PeriodDays(const Calendar& calendar);

  [[nodiscard]] std::int32_t first() const { return first_; }

  /// How many days after the first the one is that stands in the ten bytes from `begin` on.
  /// Negative: that is none of these days.
  [[nodiscard]] std::int32_t find(const char* begin) const {
    const std::uint64_t head = word_before(begin + kWordBytes) ^ head_;
    const std::uint64_t tail = word_before(begin + kLength) ^ tail_;
    if ((head & kYear) != 0 || (tail & ~kDigits) != 0) return kNone;
    return days_[(tail >> 24U & 1U) << 10U | (tail >> 32U & 15U) << 6U | (tail >> 48U & 3U) << 4U |
                 tail >> 56U];
  }

  /// The same of a day of the period's year; there may be no such day.
  [[nodiscard]] std::int32_t find(unsigned month, unsigned day) const {
    if (month > 12 || day > 31) return kNone;
    return days_[(month / 10) << 10U | (month % 10) << 6U | (day / 10) << 4U | day % 10];
  }
  /// Whether the four bytes from `begin` on are the year.
  [[nodiscard]] bool is_year(const char* begin) const {
    return ((word_before(begin + 4) >> 32U) ^ (head_ & kYear)) == 0;
  }

 private:
  static constexpr std::int16_t kNone = -1;
  static constexpr std::uint64_t kYear = 0xFFFFFFFF;
  /// Of a month up to 19 and a day up to 39, in the last eight bytes.
  static constexpr std::uint64_t kDigits = 0x0F03000F01000000;

  std::uint64_t head_ = 0;  ///< the first eight bytes, zeros for month and day
  std::uint64_t tail_ = 0;  ///< the last eight, the same
  std::int32_t first_ = 0;
  /// By month and day: one bit and four of the month's digits, two and four of the day's.
  std::array<std::int16_t, 2048> days_{};
};

}  // namespace cbps::data
