#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>
#include <utility>

#include "cbps/system/files.h"
#include "cbps/system/output.h"
#include "system/posix/descriptor.h"
#include "system/posix/reason.h"
#include "system/posix/signals.h"

namespace cbps::system {
namespace {

class PosixOutputFile final : public OutputFile {
 public:
  explicit PosixOutputFile(const std::string& path) : name_(path), path_(path) {
    std::error_code ignored;
    // A link stays, and the file that it leads to is replaced.
    if (std::filesystem::is_symlink(path_, ignored)) {
      const auto target = std::filesystem::canonical(path_, ignored);
      if (!target.empty()) path_ = target.string();
    }
    // What is no ordinary file (a pipe, /dev/null) cannot be replaced, only written to.
    const bool replace = !std::filesystem::exists(path_, ignored) || is_regular_file(path_);
    if (replace) {
      open_beside();
      return;
    }
    file_ = Descriptor(::open(path_.c_str(), O_WRONLY | O_CLOEXEC));
    if (file_.get() < 0) fail();
  }

  ~PosixOutputFile() override {
    if (partial_.empty()) return;
    ::unlink(partial_.c_str());
    forget_unfinished_file(partial_.c_str());
  }
  PosixOutputFile(const PosixOutputFile&) = delete;
  PosixOutputFile& operator=(const PosixOutputFile&) = delete;

  bool write(std::string_view bytes) override {
    return file_.get() >= 0 && (write_all(file_.get(), bytes) || fail());
  }

  [[nodiscard]] std::optional<WriteError> error() const override { return error_; }

  bool finish() override {
    if (!file_.close()) return fail();
    if (partial_.empty()) return true;
    if (std::rename(partial_.c_str(), path_.c_str()) != 0) return fail();
    forget_unfinished_file(partial_.c_str());
    partial_.clear();
    return true;
  }

 private:
  /// Tries several names, because a file of the first one may belong to somebody.
  void open_beside() {
    constexpr int kMostTries = 100;
    const BlockedRequests blocked;  // until it is known which file must not be left behind
    for (int i = 1; i <= kMostTries; ++i) {
      const std::string target = path_ + ".partial" + (i == 1 ? "" : std::to_string(i));
      file_ = Descriptor(::open(target.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
      if (file_.get() >= 0) {
        partial_ = target;
        if (!remember_unfinished_file(partial_.c_str())) give_up();
        return;
      }
      if (errno != EEXIST) break;
    }
    fail();
  }

  /// There are too many files: a signal could not remove this one.
  void give_up() {
    errno = EMFILE;
    fail();
    file_.close();
    ::unlink(partial_.c_str());
    partial_.clear();
  }

  bool fail() {
    error_ = WriteError{{name_, name_}, reason(errno)};
    return false;
  }

  std::string name_;
  std::string path_;     ///< of the file that is replaced or written to
  std::string partial_;  ///< the file beside it, while there is one
  Descriptor file_;
  std::optional<WriteError> error_;
};

}  // namespace

std::unique_ptr<OutputFile> open_output_file(const std::string& path) {
  return std::make_unique<PosixOutputFile>(path);
}

}  // namespace cbps::system
