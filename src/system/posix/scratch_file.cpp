#include "cbps/system/scratch_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <system_error>

#include "cbps/system/output.h"
#include "system/posix/descriptor.h"
#include "system/posix/reason.h"
#include "system/posix/signals.h"

namespace cbps::system {
namespace {

class PosixScratchFile final : public ScratchFile {
 public:
  PosixScratchFile() {
    std::error_code error;
    const std::filesystem::path folder = std::filesystem::temp_directory_path(error);
    std::string path = (error ? std::filesystem::path("/tmp") : folder) / "cbps-XXXXXX";
    const BlockedRequests blocked;  // until it is known which file must not be left behind
    const Descriptor file(::mkstemp(path.data()));
    if (file.get() < 0) {
      fail();
      return;
    }
    path_ = std::move(path);
    if (remember_unfinished_file(path_.c_str())) return;
    ::unlink(path_.c_str());
    path_.clear();
    errno = EMFILE;
    fail();
  }

  ~PosixScratchFile() override {
    if (path_.empty()) return;
    ::unlink(path_.c_str());
    forget_unfinished_file(path_.c_str());
  }
  PosixScratchFile(const PosixScratchFile&) = delete;
  PosixScratchFile& operator=(const PosixScratchFile&) = delete;

  [[nodiscard]] const std::string& path() const override { return path_; }
  [[nodiscard]] std::optional<WriteError> error() const override { return error_; }

  bool read(std::string& out) override {
    const Descriptor file(::open(path_.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.get() < 0) return fail();
    std::array<char, std::size_t{64} << 10U> piece{};
    while (true) {
      const ssize_t count = ::read(file.get(), piece.data(), piece.size());
      if (count == 0) return true;
      if (count > 0) {
        out.append(piece.data(), static_cast<std::size_t>(count));
      } else if (errno != EINTR) {
        return fail();
      }
    }
  }

 private:
  bool fail() {
    error_ = WriteError{temporary_file_name(), reason(errno)};
    return false;
  }

  std::string path_;
  std::optional<WriteError> error_;
};

}  // namespace

std::unique_ptr<ScratchFile> scratch_file() { return std::make_unique<PosixScratchFile>(); }

}  // namespace cbps::system
