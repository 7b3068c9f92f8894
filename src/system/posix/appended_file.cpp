#include <fcntl.h>

#include <cerrno>
#include <utility>

#include "cbps/system/output.h"
#include "system/posix/descriptor.h"
#include "system/posix/reason.h"

namespace cbps::system {
namespace {

class AppendedFile final : public OutputFile {
 public:
  explicit AppendedFile(std::string path) : path_(std::move(path)) {}

  bool write(std::string_view bytes) override {
    bytes_ += bytes;
    return true;
  }

  [[nodiscard]] std::optional<WriteError> error() const override { return error_; }

  bool finish() override {
    constexpr mode_t kNewFile = 0666;
    Descriptor file(::open(path_.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, kNewFile));
    if (file.get() >= 0 && write_all(file.get(), bytes_) && file.close()) return true;
    error_ = WriteError{{path_, path_}, reason(errno), errno == EPIPE};
    return false;
  }

 private:
  std::string path_;
  std::string bytes_;
  std::optional<WriteError> error_;
};

}  // namespace

std::unique_ptr<OutputFile> open_appended_file(const std::string& path) {
  return std::make_unique<AppendedFile>(path);
}

}  // namespace cbps::system
