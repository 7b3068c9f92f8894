#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "data/fast/word_bytes.h"

namespace cbps::data {

/// Sets that cells of one column said lately: the communities of a table mostly write the same few
/// lists, and comparing a text is quicker than reading it. The texts outlive it.
class RecentLists {
 public:
  struct Entry {
    const char* begin = nullptr;
    std::size_t length = 0;  ///< 0: nothing is kept here
    std::int64_t bits = 0;

    [[nodiscard]] bool says(const char* text, std::size_t size) const {
      return length == size && std::memcmp(begin, text, size) == 0;
    }
  };

  /// Where such a text is kept, if it is. It is not empty, and eight bytes before its end can be
  /// read.
  [[nodiscard]] Entry& place_of(const char* begin, const char* end) {
    const auto length = static_cast<std::size_t>(end - begin);
    // Lists that differ in one item often have the same end, but then another length or middle.
    const std::uint64_t middle = length < 2 * kWordBytes ? 0 : word_before(end - length / 2);
    constexpr std::uint64_t kGoldenRatio = 0x9E3779B97F4A7C15;
    const std::uint64_t mixed = (word_before(end) ^ middle * 3 ^ length) * kGoldenRatio;
    return entries_[mixed >> (64U - kBits)];
  }

 private:
  static constexpr unsigned kBits = 5;
  std::array<Entry, std::size_t{1} << kBits> entries_{};
};

}  // namespace cbps::data
