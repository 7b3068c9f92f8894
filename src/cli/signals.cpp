#include "cli/signals.h"

#include <unistd.h>

#include <atomic>
#include <csignal>
#include <string_view>

#include "cbps/cli/run.h"

namespace cbps::cli {
namespace {

std::atomic<int> requested = 0;
static_assert(std::atomic<int>::is_always_lock_free, "a handler may not wait");

struct sigaction earlier_interrupt {};
struct sigaction earlier_terminate {};

void remember(int signal) { requested = signal; }

/// Calls that wait come back, and a second request is not asked any more but followed.
void ask(int signal, struct sigaction& earlier) {
  struct sigaction action {};
  action.sa_handler = remember;
  action.sa_flags = SA_RESETHAND;
  ::sigaction(signal, nullptr, &earlier);
  // Who starts a program in the background has interrupts ignored; that stays.
  if (earlier.sa_handler != SIG_IGN) ::sigaction(signal, &action, nullptr);
}

void shrunk(int) {
  constexpr std::string_view kText =
      "cbps: 读取时文件被截短 / a file was cut short while it was being read\n";
  (void)!::write(STDERR_FILENO, kText.data(), kText.size());
  ::_exit(kUnusable);
}

}  // namespace

InterruptRequest::InterruptRequest() {
  requested = 0;
  ask(SIGINT, earlier_interrupt);
  ask(SIGTERM, earlier_terminate);
}

InterruptRequest::~InterruptRequest() {
  ::sigaction(SIGINT, &earlier_interrupt, nullptr);
  ::sigaction(SIGTERM, &earlier_terminate, nullptr);
}

bool InterruptRequest::made() { return requested != 0; }

void InterruptRequest::follow() {
  const int signal = requested;
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

void explain_shrunk_files() { std::signal(SIGBUS, shrunk); }

}  // namespace cbps::cli
