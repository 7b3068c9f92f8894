#include "cbps/system/process.h"

#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <charconv>
#include <csignal>
#include <cstdlib>
#include <initializer_list>
#include <string_view>

namespace cbps::system {
namespace {

/// A closed standard stream is opened in the direction that it is not used in, so that it can be
/// neither read nor written.
void keep_standard_descriptors() {
  for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (::fcntl(descriptor, F_GETFD) >= 0) continue;
    (void)::open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY);
  }
}

}  // namespace

void prepare_process() {
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
  keep_standard_descriptors();
}

void end_process(int exit_code) { std::_Exit(exit_code); }

Terminal terminal() {
  Terminal found;
  found.out_is_terminal = ::isatty(STDOUT_FILENO) != 0;
  found.err_is_terminal = ::isatty(STDERR_FILENO) != 0;
  const auto is_set = [](const char* name) {
    const char* value = std::getenv(name);
    return value != nullptr && *value != '\0';
  };
  found.no_color = is_set("NO_COLOR");
  found.is_watched = !is_set("CI");
  if (is_set("GITHUB_STEP_SUMMARY")) found.step_summary = std::getenv("GITHUB_STEP_SUMMARY");
  if (const char* columns = std::getenv("COLUMNS")) {
    const std::string_view text(columns);
    std::size_t width = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), width);
    const bool is_width = error == std::errc() && end == text.data() + text.size() && width > 0;
    if (is_width) found.width = width;
    if (is_width) return found;
  }
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) found.width = size.ws_col;
  return found;
}

}  // namespace cbps::system
