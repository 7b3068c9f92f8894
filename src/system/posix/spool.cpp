#include <unistd.h>

#include <array>
#include <cerrno>
#include <string>

#include "cbps/system/output.h"
#include "system/posix/descriptor.h"
#include "system/posix/reason.h"
#include "system/posix/temporary_file.h"

namespace cbps::system {
namespace {

constexpr std::size_t kMostInMemory = std::size_t{8} << 20U;

class TemporarySpool final : public Spool {
 public:
  bool write(std::string_view bytes) override {
    if (error_) return false;
    memory_ += bytes;
    return memory_.size() <= kMostInMemory || spill();
  }

  [[nodiscard]] std::optional<WriteError> error() const override { return error_; }

  bool copy_to(Sink& target) override {
    return !error_ && copy_file(target) && target.write(memory_);
  }

 private:
  bool spill() {
    if (file_.get() < 0) file_ = temporary_file();
    if (file_.get() < 0 || !write_all(file_.get(), memory_)) return fail();
    memory_.clear();
    return true;
  }

  bool copy_file(Sink& target) {
    if (file_.get() < 0) return true;
    if (::lseek(file_.get(), 0, SEEK_SET) != 0) return fail();
    std::array<char, 64 * 1024> block;
    while (true) {
      const ssize_t count = ::read(file_.get(), block.data(), block.size());
      if (count == 0) return true;
      if (count < 0 && errno == EINTR) continue;
      if (count < 0) return fail();
      if (!target.write({block.data(), static_cast<std::size_t>(count)})) return false;
    }
  }

  bool fail() {
    error_ = WriteError{{"临时文件", "a temporary file"}, reason(errno)};
    return false;
  }

  std::string memory_;
  Descriptor file_;
  std::optional<WriteError> error_;
};

}  // namespace

std::unique_ptr<Spool> temporary_spool() { return std::make_unique<TemporarySpool>(); }

}  // namespace cbps::system
