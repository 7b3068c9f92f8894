#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>

#include "builtin_pack.h"
#include "cbps/cli/run.h"
#include "cli/files.h"

namespace {

/// Where one of the three is closed, the next file that is opened would take its number, and get
/// what is meant for it. Something stands there instead that can be neither read nor written.
void keep_standard_descriptors() {
  for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (::fcntl(descriptor, F_GETFD) >= 0) continue;
    (void)::open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY);
  }
}

std::size_t terminal_width() {
  winsize size{};
  const bool known = ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
  return known ? size.ws_col : 80;
}

cbps::Date today() {
  const auto days = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  return {static_cast<std::int32_t>(days.time_since_epoch().count())};
}

}  // namespace

int main(int argument_count, char** arguments) {
  // A closed pipe, and a file beyond what is allowed, are failed writes.
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
  keep_standard_descriptors();
  cbps::cli::Environment environment;
  environment.builtin_pack = cbps::builtin_pack();
  environment.builtin_digest = cbps::builtin_digest();
  environment.builtin_cases = cbps::builtin_cases();
  environment.out = [](std::string_view text) { return cbps::cli::write_all(STDOUT_FILENO, text); };
  environment.err = [](std::string_view text) { return cbps::cli::write_all(STDERR_FILENO, text); };
  environment.out_is_terminal = ::isatty(STDOUT_FILENO) != 0;
  environment.err_is_terminal = ::isatty(STDERR_FILENO) != 0;
  const char* no_color = std::getenv("NO_COLOR");
  environment.no_color = no_color != nullptr && *no_color != '\0';
  environment.width = terminal_width();
  environment.today = today;
  return cbps::cli::run(argument_count, arguments, environment);
}
