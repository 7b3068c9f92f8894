#include <unistd.h>

#include <algorithm>
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
    if (bytes.size() > kMostInMemory - memory_.size()) {
      if (!spill(memory_)) return false;
      memory_.clear();
      if (bytes.size() > kMostInMemory) return spill(bytes);
    }
    memory_ += bytes;
    return true;
  }

  [[nodiscard]] std::optional<WriteError> error() const override { return error_; }

  bool read(std::uint64_t offset, std::size_t size, std::string& out) override {
    if (error_) return false;
    std::size_t in_file = 0;
    if (offset < in_file_) {
      in_file = static_cast<std::size_t>(std::min<std::uint64_t>(size, in_file_ - offset));
      if (!read_file(offset, in_file, out)) return false;
      offset = in_file_;
    }
    out.append(memory_, static_cast<std::size_t>(offset - in_file_), size - in_file);
    return true;
  }

 private:
  bool spill(std::string_view bytes) {
    if (bytes.empty()) return true;
    if (file_.get() < 0) file_ = temporary_file();
    if (file_.get() < 0 || !write_all(file_.get(), bytes)) return fail();
    in_file_ += bytes.size();
    return true;
  }

  bool read_file(std::uint64_t offset, std::size_t size, std::string& out) {
    const std::size_t end = out.size() + size;
    std::size_t at = out.size();
    out.resize(end);
    while (at < end) {
      const ssize_t count =
          ::pread(file_.get(), out.data() + at, end - at, static_cast<off_t>(offset));
      if (count < 0 && errno == EINTR) continue;
      if (count == 0) errno = EIO;  // the file is shorter than what was written to it
      if (count <= 0) return fail();
      at += static_cast<std::size_t>(count);
      offset += static_cast<std::uint64_t>(count);
    }
    return true;
  }

  bool fail() {
    error_ = WriteError{temporary_file_name(), reason(errno)};
    return false;
  }

  Descriptor file_;
  std::uint64_t in_file_ = 0;  ///< bytes in the file; those after them are in `memory_`
  std::string memory_;
  std::optional<WriteError> error_;
};

}  // namespace

std::unique_ptr<Spool> temporary_spool() { return std::make_unique<TemporarySpool>(); }

}  // namespace cbps::system
