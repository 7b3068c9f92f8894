#include "cli/signals.h"

#include <unistd.h>

#include <csignal>
#include <string_view>

#include "cbps/cli/run.h"

namespace cbps::cli {
namespace {

volatile std::sig_atomic_t requested = 0;

void (*earlier_interrupt)(int) = SIG_DFL;
void (*earlier_terminate)(int) = SIG_DFL;

void remember(int signal) { requested = signal; }

void shrunk(int) {
  constexpr std::string_view kText =
      "cbps: 读取时文件被截短 / a file was cut short while it was being read\n";
  (void)!::write(STDERR_FILENO, kText.data(), kText.size());
  ::_exit(kUnusable);
}

}  // namespace

InterruptRequest::InterruptRequest() {
  requested = 0;
  earlier_interrupt = std::signal(SIGINT, remember);
  // Who starts a program in the background has interrupts ignored; that stays.
  if (earlier_interrupt == SIG_IGN) std::signal(SIGINT, SIG_IGN);
  earlier_terminate = std::signal(SIGTERM, remember);
}

InterruptRequest::~InterruptRequest() {
  std::signal(SIGINT, earlier_interrupt);
  std::signal(SIGTERM, earlier_terminate);
}

bool InterruptRequest::made() { return requested != 0; }

void InterruptRequest::follow() {
  const int signal = requested;
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

void explain_shrunk_files() { std::signal(SIGBUS, shrunk); }

}  // namespace cbps::cli
