#include <unistd.h>

#include <cerrno>
#include <utility>

#include "cbps/system/output.h"
#include "system/posix/descriptor.h"
#include "system/posix/reason.h"

namespace cbps::system {
namespace {

class StandardStream final : public Sink {
 public:
  StandardStream(int descriptor, Bilingual name)
      : descriptor_(descriptor), name_(std::move(name)) {}

  bool write(std::string_view bytes) override {
    if (write_all(descriptor_, bytes)) return true;
    error_ = WriteError{name_, reason(errno), errno == EPIPE};
    return false;
  }

  [[nodiscard]] std::optional<WriteError> error() const override { return error_; }

 private:
  int descriptor_;
  Bilingual name_;
  std::optional<WriteError> error_;
};

}  // namespace

std::unique_ptr<Sink> standard_output() {
  return std::make_unique<StandardStream>(STDOUT_FILENO, Bilingual{"标准输出", "standard output"});
}

std::unique_ptr<Sink> standard_error() {
  return std::make_unique<StandardStream>(STDERR_FILENO, Bilingual{"标准错误", "standard error"});
}

}  // namespace cbps::system
