#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace cbps {

/// One bit a row, 64 rows a word. Bits beyond the last row are 0 (kernels rely on it).
class Bitmap {
 public:
  static constexpr std::size_t kWordBits = 64;
  static constexpr std::size_t words_for(std::size_t rows) {
    return (rows + kWordBits - 1) / kWordBits;
  }

  Bitmap() = default;
  explicit Bitmap(std::size_t rows) : words_(words_for(rows)) {}

  [[nodiscard]] bool test(std::size_t row) const {
    return (words_[row / kWordBits] >> (row % kWordBits) & 1U) != 0;
  }
  void set(std::size_t row) { words_[row / kWordBits] |= std::uint64_t{1} << (row % kWordBits); }
  void reset(std::size_t row) {
    words_[row / kWordBits] &= ~(std::uint64_t{1} << (row % kWordBits));
  }

  /// The bits of a word that are rows, when there are `rows` in all.
  static constexpr std::uint64_t live(std::size_t word, std::size_t rows) {
    const std::size_t left = rows - word * kWordBits;
    return left >= kWordBits ? ~std::uint64_t{0} : (std::uint64_t{1} << left) - 1;
  }

  [[nodiscard]] std::uint64_t* data() { return words_.data(); }
  [[nodiscard]] const std::uint64_t* data() const { return words_.data(); }
  [[nodiscard]] std::size_t words() const { return words_.size(); }

 private:
  std::vector<std::uint64_t> words_;
};

/// The three truth values of the condition language.
enum class Truth : std::uint8_t { False, True, Unknown };

}  // namespace cbps
