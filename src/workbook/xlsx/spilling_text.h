#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "cbps/workbook/overflow.h"

namespace cbps::workbook {

/// A text that is put together in memory, and goes to an overflow when it becomes too long.
class SpillingText {
 public:
  /// False: there is no room.
  [[nodiscard]] bool append(std::string_view piece, const MakeOverflow& overflow);
  [[nodiscard]] bool finish();
  [[nodiscard]] std::size_t size() const { return size_; }
  /// The whole, once it is finished. It moves with this.
  [[nodiscard]] std::string_view text() const {
    return overflow_ == nullptr ? std::string_view(memory_) : spilled_;
  }

 private:
  std::string memory_;
  std::unique_ptr<Overflow> overflow_;
  std::string_view spilled_;
  std::size_t size_ = 0;
};

}  // namespace cbps::workbook
