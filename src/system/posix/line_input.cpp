#include "cbps/system/line_input.h"

#include <unistd.h>

#include <array>
#include <cerrno>

namespace cbps::system {
namespace {

class PosixLineInput final : public LineInput {
 public:
  [[nodiscard]] std::optional<std::string> next() override {
    while (true) {
      if (const std::size_t end = waiting_.find('\n'); end != std::string::npos) {
        std::string line = waiting_.substr(0, end);
        waiting_.erase(0, end + 1);
        if (line.ends_with('\r')) line.pop_back();
        return line;
      }
      if (!read_more()) return std::nullopt;
    }
  }

 private:
  /// False: there is no more. What stands there without an end is no line.
  bool read_more() {
    std::array<char, 4096> piece{};
    while (true) {
      const ssize_t count = ::read(STDIN_FILENO, piece.data(), piece.size());
      if (count > 0) waiting_.append(piece.data(), static_cast<std::size_t>(count));
      if (count >= 0 || errno != EINTR) return count > 0;
    }
  }

  std::string waiting_;
};

}  // namespace

std::unique_ptr<LineInput> standard_input_lines() { return std::make_unique<PosixLineInput>(); }

bool standard_input_is_terminal() { return ::isatty(STDIN_FILENO) != 0; }

}  // namespace cbps::system
