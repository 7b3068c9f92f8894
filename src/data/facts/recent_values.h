#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
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
    std::uint64_t end = 0;  ///< the last eight bytes
    std::int64_t value = 0;
    ReadingKinds kinds;
    std::uint16_t length = 0;  ///< 0: nothing is kept here
    bool is_given = false;     ///< it is a value, and not a word for none
  };

  /// What such a text was read as. It is not empty, and eight bytes before its end can be read.
  [[nodiscard]] const Entry* find(std::string_view text) const {
    const std::uint64_t end = end_of(text);
    const Entry& entry = entries_[slot(text, end)];
    if (entry.length != text.size() || entry.end != end) return nullptr;
    const bool same = text.size() <= kWordBytes ||
                      std::memcmp(entry.begin, text.data(), text.size() - kWordBytes) == 0;
    return same ? &entry : nullptr;
  }

  /// Whether `find` finds it. Columns without any such text are told at once.
  [[nodiscard]] bool has(std::string_view text) const { return !empty_ && find(text) != nullptr; }

  void keep_value(std::string_view text, std::int64_t value, ReadingKinds kinds) {
    keep(text, value, kinds, true);
  }
  void keep_nothing(std::string_view text) { keep(text, 0, {}, false); }

 private:
  static constexpr unsigned kBits = 6;

  [[nodiscard]] static std::uint64_t end_of(std::string_view text) {
    return word_before(text.data() + text.size()) & word_mask(std::min(text.size(), kWordBytes));
  }

  [[nodiscard]] static std::size_t slot(std::string_view text, std::uint64_t end) {
    constexpr std::uint64_t kGoldenRatio = 0x9E3779B97F4A7C15;
    // Lists that differ in one item often have the same end, but then another length or middle.
    const std::uint64_t middle =
        text.size() < 2 * kWordBytes ? 0 : word_before(text.data() + text.size() / 2);
    return ((end ^ middle * 3 ^ text.size()) * kGoldenRatio) >> (64U - kBits);
  }

  void keep(std::string_view text, std::int64_t value, ReadingKinds kinds, bool is_given) {
    // Cells of a grid are shorter than its rows.
    if (text.size() > std::numeric_limits<std::uint16_t>::max()) return;
    empty_ = false;
    const std::uint64_t end = end_of(text);
    entries_[slot(text, end)] = {
        text.data(), end, value, kinds, static_cast<std::uint16_t>(text.size()), is_given};
  }

  bool empty_ = true;
  std::array<Entry, std::size_t{1} << kBits> entries_{};
};

}  // namespace cbps::data
