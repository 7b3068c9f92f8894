#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "cbps/value/reading.h"
#include "data/fast/word_bytes.h"

namespace cbps::data {

/// What cells of one column that are not plain were read as lately: the communities of a table
/// mostly share their other spellings. Texts that cannot be read are not kept. The texts outlive
/// it.
class RecentValues {
 public:
  struct Entry {
    const char* begin = nullptr;
    std::size_t length = 0;  ///< 0: nothing is kept here
    std::int64_t value = 0;
    ReadingKinds kinds;
    bool is_given = false;  ///< it is a value, and not a word for none
  };

  /// What such a text was read as. It is not empty, and eight bytes before its end can be read.
  [[nodiscard]] const Entry* find(std::string_view text) const {
    const Entry& entry = entries_[slot(text)];
    const bool same =
        entry.length == text.size() && std::memcmp(entry.begin, text.data(), text.size()) == 0;
    return same ? &entry : nullptr;
  }

  void keep_value(std::string_view text, std::int64_t value, ReadingKinds kinds) {
    entries_[slot(text)] = {text.data(), text.size(), value, kinds, true};
  }
  void keep_nothing(std::string_view text) {
    entries_[slot(text)] = {text.data(), text.size(), 0, {}, false};
  }

 private:
  static constexpr unsigned kBits = 6;

  [[nodiscard]] static std::size_t slot(std::string_view text) {
    constexpr std::uint64_t kGoldenRatio = 0x9E3779B97F4A7C15;
    const std::uint64_t end =
        word_before(text.data() + text.size()) & word_mask(std::min(text.size(), kWordBytes));
    // Numbers before a unit differ in front of it.
    std::uint64_t begin = 0;
    std::memcpy(&begin, text.data(), std::min(text.size(), kWordBytes));
    return ((end ^ begin * 3 ^ text.size()) * kGoldenRatio) >> (64U - kBits);
  }

  std::array<Entry, std::size_t{1} << kBits> entries_{};
};

}  // namespace cbps::data
