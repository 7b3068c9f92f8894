#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace cbps {

/// Holds one bit for each row, 64 rows to a word.
class Bitmap {
 public:
  static constexpr std::size_t kWordBits = 64;
  static constexpr std::size_t words_for(std::size_t rows) {
    return (rows + kWordBits - 1) / kWordBits;
  }

  // These do the same for words that the caller owns.
  [[nodiscard]] static bool test(const std::uint64_t* words, std::size_t row) {
    return (words[row / kWordBits] >> (row % kWordBits) & 1U) != 0;
  }
  static void set(std::uint64_t* words, std::size_t row) {
    words[row / kWordBits] |= std::uint64_t{1} << (row % kWordBits);
  }
  static void reset(std::uint64_t* words, std::size_t row) {
    words[row / kWordBits] &= ~(std::uint64_t{1} << (row % kWordBits));
  }

  Bitmap() = default;
  explicit Bitmap(std::size_t rows) : words_(words_for(rows)) {}

  [[nodiscard]] bool test(std::size_t row) const { return test(words_.data(), row); }
  void set(std::size_t row) { set(words_.data(), row); }
  void reset(std::size_t row) { reset(words_.data(), row); }

  /// Resizes to `rows` bits and clears all of them. The allocated memory is kept.
  void clear(std::size_t rows) { words_.assign(words_for(rows), 0); }

  [[nodiscard]] std::uint64_t* data() { return words_.data(); }
  [[nodiscard]] const std::uint64_t* data() const { return words_.data(); }
  [[nodiscard]] std::size_t words() const { return words_.size(); }
  /// Whether there is room for no row at all.
  [[nodiscard]] bool empty() const { return words_.empty(); }

 private:
  std::vector<std::uint64_t> words_;
};

/// The three truth values of the condition language.
enum class Truth : std::uint8_t { False, True, Unknown };

}  // namespace cbps
