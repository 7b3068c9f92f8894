#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "cbps/text/language.h"

namespace cbps::system {

/// A text in one piece of memory, as long as somebody has its `owner`.
struct StoredText {
  std::string_view text;
  std::shared_ptr<const void> owner;
};

/// Puts a text together from pieces.
class TextStore {
 public:
  TextStore() = default;
  virtual ~TextStore() = default;
  TextStore(const TextStore&) = delete;
  TextStore& operator=(const TextStore&) = delete;

  /// False: there is no room for it. `reason` then says why, and nothing can be stored any more.
  virtual bool append(std::string_view piece) = 0;
  /// The text, once all pieces are there. Nothing where there is no room; `reason` says why.
  [[nodiscard]] virtual std::optional<StoredText> finish() = 0;
  [[nodiscard]] virtual const Bilingual& reason() const = 0;
};

/// A store for a text of at most `most_bytes`: in memory up to 64 MiB. A text that may be larger
/// goes to a temporary file without a name, which is mapped.
[[nodiscard]] std::unique_ptr<TextStore> text_store(std::uint64_t most_bytes);

}  // namespace cbps::system
