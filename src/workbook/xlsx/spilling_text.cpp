#include "workbook/xlsx/spilling_text.h"

namespace cbps::workbook {
namespace {

/// Pieces are gathered before they go to the overflow.
constexpr std::size_t kGathered = std::size_t{256} << 10U;

}  // namespace

bool SpillingText::append(std::string_view piece, const MakeOverflow& overflow) {
  memory_ += piece;
  size_ += piece.size();
  if (overflow_ == nullptr && memory_.size() > kMostInMemory && overflow) overflow_ = overflow();
  if (overflow_ == nullptr || memory_.size() < kGathered) return true;
  const bool has_room = overflow_->append(memory_);
  memory_.clear();
  return has_room;
}

bool SpillingText::finish() {
  if (overflow_ == nullptr) return true;
  if (!overflow_->append(memory_)) return false;
  memory_ = std::string();
  const auto whole = overflow_->finish();
  if (!whole || whole->size() != size_) return false;
  spilled_ = *whole;
  return true;
}

}  // namespace cbps::workbook
