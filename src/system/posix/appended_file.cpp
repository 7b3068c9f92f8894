#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "cbps/system/output.h"
#include "system/posix/descriptor.h"
#include "system/posix/reason.h"

namespace cbps::system {
namespace {

class AppendedFile final : public OutputFile {
 public:
  AppendedFile(std::string path, Bilingual name) : path_(std::move(path)), name_(std::move(name)) {}

  bool write(std::string_view bytes) override {
    bytes_ += bytes;
    return true;
  }

  [[nodiscard]] std::optional<WriteError> error() const override { return error_; }

  bool finish() override {
    constexpr mode_t kNewFile = 0666;
    Descriptor file(::open(path_.c_str(), O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, kNewFile));
    if (file.get() >= 0 && lacks_line_end(file.get())) bytes_ = "\n" + bytes_;
    if (file.get() >= 0 && write_all(file.get(), bytes_) && file.close()) return true;
    error_ = WriteError{name_, reason(errno), errno == EPIPE};
    return false;
  }

 private:
  /// Whether what is there does not end with its line.
  static bool lacks_line_end(int file) {
    struct stat status {};
    char last = '\n';
    return ::fstat(file, &status) == 0 && status.st_size > 0 &&
           ::pread(file, &last, 1, status.st_size - 1) == 1 && last != '\n';
  }

  std::string path_;
  Bilingual name_;
  std::string bytes_;
  std::optional<WriteError> error_;
};

}  // namespace

std::unique_ptr<OutputFile> open_appended_file(const std::string& path, const Bilingual& name) {
  return std::make_unique<AppendedFile>(path, name);
}

}  // namespace cbps::system
