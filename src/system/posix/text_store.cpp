#include "cbps/system/text_store.h"

#include <cerrno>
#include <cstddef>
#include <string>
#include <utility>

#include "system/posix/descriptor.h"
#include "system/posix/mapping.h"
#include "system/posix/reason.h"
#include "system/posix/temporary_file.h"

namespace cbps::system {
namespace {

constexpr std::uint64_t kMostInMemory = std::uint64_t{64} << 20U;

class MemoryStore final : public TextStore {
 public:
  explicit MemoryStore(std::size_t most_bytes) { text_.reserve(most_bytes); }

  bool append(std::string_view piece) override {
    text_ += piece;
    return true;
  }
  std::optional<StoredText> finish() override {
    auto owner = std::make_shared<const std::string>(std::move(text_));
    const std::string_view text = *owner;
    return StoredText{text, std::move(owner)};
  }
  [[nodiscard]] const Bilingual& reason() const override { return none_; }

 private:
  std::string text_;
  Bilingual none_;
};

class FileStore final : public TextStore {
 public:
  FileStore() : file_(temporary_file()) {
    if (file_.get() < 0) fail();
  }

  bool append(std::string_view piece) override {
    if (!reason_.empty()) return false;
    size_ += piece.size();
    return write_all(file_.get(), piece) || fail();
  }
  std::optional<StoredText> finish() override {
    if (!reason_.empty()) return std::nullopt;
    if (size_ == 0) return StoredText{};
    auto owner = std::make_shared<const Mapping>(file_, size_);
    if (!owner->is_there()) {
      fail();
      return std::nullopt;
    }
    const std::string_view text = owner->text();
    return StoredText{text, std::move(owner)};
  }
  [[nodiscard]] const Bilingual& reason() const override { return reason_; }

 private:
  bool fail() {
    reason_ = system::reason(errno);
    return false;
  }

  Descriptor file_;
  std::size_t size_ = 0;
  Bilingual reason_;  ///< empty: nothing has failed
};

}  // namespace

std::unique_ptr<TextStore> text_store(std::uint64_t most_bytes) {
  if (most_bytes > kMostInMemory) return std::make_unique<FileStore>();
  return std::make_unique<MemoryStore>(static_cast<std::size_t>(most_bytes));
}

}  // namespace cbps::system
