#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace cbps::doc {

/// A copy of a text with some pieces replaced, which knows where its bytes stand in the original.
class RepairedText {
 public:
  /// The original must outlive it.
  explicit RepairedText(std::string_view original) : original_(original) {}

  /// Replaces a piece of the original. Pieces are given in reading order and do not overlap.
  void replace(std::size_t begin, std::size_t length, std::string_view by);

  [[nodiscard]] bool is_changed() const { return !pieces_.empty(); }

  /// The whole copy. Once, after the last piece.
  [[nodiscard]] std::string take();

  /// Where a byte of the copy stands in the original. What was put in stands where the piece that
  /// it replaces begins.
  [[nodiscard]] std::size_t original_place(std::size_t offset) const;

 private:
  struct Piece {
    std::size_t copy_begin = 0;
    std::size_t copy_end = 0;
    std::size_t original_begin = 0;
    std::size_t original_end = 0;
  };

  std::string_view original_;
  std::string copy_;
  std::vector<Piece> pieces_;
  std::size_t taken_ = 0;  ///< so much of the original stands in the copy, repaired
};

}  // namespace cbps::doc
