#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "cbps/system/text_store.h"
#include "cbps/text/language.h"

namespace cbps::cli {

/// A text that goes on in a file when it has become too long for memory.
class GrowingText {
 public:
  /// False: there is no room, or it is longer than anyone needs; nothing more is taken then.
  [[nodiscard]] bool append(std::string_view piece);
  /// The whole text, once. Nothing where a piece was not taken.
  [[nodiscard]] std::optional<system::StoredText> finish();

  [[nodiscard]] bool is_too_long() const;
  /// Why there is no room, where it is not too long.
  [[nodiscard]] const Bilingual& reason() const { return store_->reason(); }

 private:
  std::uint64_t size_ = 0;
  std::string text_;
  std::unique_ptr<system::TextStore> store_;
};

}  // namespace cbps::cli
