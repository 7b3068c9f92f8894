#include "cli/growing_text.h"

#include <utility>

namespace cbps::cli {
namespace {

/// More than a store keeps in memory.
constexpr std::uint64_t kIntoFile = std::uint64_t{1} << 40U;
/// So much is kept in memory: the text of some thousand communities.
constexpr std::size_t kMostInMemory = std::size_t{4} << 20U;
/// More text than a sheet that people filled in has; repeated strings can make any number of it.
constexpr std::uint64_t kMostText = std::uint64_t{2} << 30U;

}  // namespace

bool GrowingText::append(std::string_view piece) {
  size_ += piece.size();
  if (is_too_long()) return false;
  if (!store_ && size_ <= kMostInMemory) {
    text_ += piece;
    return true;
  }
  if (!store_) {
    store_ = system::text_store(kIntoFile);
    if (!store_->append(std::exchange(text_, {}))) return false;
  }
  return store_->append(piece);
}

std::optional<system::StoredText> GrowingText::finish() {
  if (is_too_long()) return std::nullopt;
  if (store_) return store_->finish();
  const auto owner = std::make_shared<const std::string>(std::move(text_));
  return system::StoredText{*owner, owner};
}

bool GrowingText::is_too_long() const { return size_ > kMostText; }

}  // namespace cbps::cli
