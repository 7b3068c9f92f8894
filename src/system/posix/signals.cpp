#include "system/posix/signals.h"

#include <unistd.h>

#include <array>
#include <atomic>
#include <csignal>
#include <string_view>

#include "cbps/system/output.h"
#include "cbps/system/signal_cleanup.h"

namespace cbps::system {
namespace {

/// The signals that ask a process to end.
constexpr std::array kRequests{SIGINT, SIGTERM, SIGHUP};

// What the handler reads.
std::array<std::atomic<const char*>, kMostUnfinishedFiles> unfinished_files{};  ///< nullptr: free
SignalMessages messages;  ///< written before there is a handler
int exit_code_cut_short = 0;
std::atomic<bool> over_a_line = false;  ///< standard error is a terminal, and may show progress
std::atomic_flag ending = ATOMIC_FLAG_INIT;
static_assert(std::atomic<const char*>::is_always_lock_free, "a handler may not wait");

std::array<struct sigaction, kRequests.size() + 1> earlier;

void say(std::string_view text) { (void)!::write(STDERR_FILENO, text.data(), text.size()); }

void end(int signal) {
  while (ending.test_and_set()) ::pause();  // another thread does it
  for (const std::atomic<const char*>& file : unfinished_files) {
    if (const char* path = file) ::unlink(path);
  }
  if (over_a_line) say("\r\x1b[K");
  say(signal == SIGBUS ? messages.cut_short : messages.interrupted);
  if (signal == SIGBUS) ::_exit(exit_code_cut_short);
  ::signal(signal, SIG_DFL);
  sigset_t only;
  ::sigemptyset(&only);
  ::sigaddset(&only, signal);
  ::pthread_sigmask(SIG_UNBLOCK, &only, nullptr);
  ::raise(signal);
}

sigset_t all_requests() {
  sigset_t all;
  ::sigemptyset(&all);
  for (const int signal : kRequests) ::sigaddset(&all, signal);
  return all;
}

void handle(int signal, struct sigaction& before) {
  struct sigaction action {};
  action.sa_handler = end;
  action.sa_mask = all_requests();  // one request is followed, not several
  ::sigaction(signal, nullptr, &before);
  // A program that was started with a signal ignored, such as in the background, goes on so.
  if (before.sa_handler != SIG_IGN) ::sigaction(signal, &action, nullptr);
}

}  // namespace

SignalCleanup::SignalCleanup(const SignalMessages& said, int exit_code) {
  messages = said;
  exit_code_cut_short = exit_code;
  over_a_line = ::isatty(STDERR_FILENO) != 0;
  for (std::size_t i = 0; i < kRequests.size(); ++i) handle(kRequests[i], earlier[i]);
  handle(SIGBUS, earlier.back());
}

SignalCleanup::~SignalCleanup() {
  for (std::size_t i = 0; i < kRequests.size(); ++i) {
    ::sigaction(kRequests[i], &earlier[i], nullptr);
  }
  ::sigaction(SIGBUS, &earlier.back(), nullptr);
}

BlockedRequests::BlockedRequests() {
  const sigset_t requests = all_requests();
  ::pthread_sigmask(SIG_BLOCK, &requests, &before_);
}

BlockedRequests::~BlockedRequests() { ::pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

bool remember_unfinished_file(const char* path) {
  for (std::atomic<const char*>& file : unfinished_files) {
    const char* free = nullptr;
    if (file.compare_exchange_strong(free, path)) return true;
  }
  return false;
}

void forget_unfinished_file(const char* path) {
  for (std::atomic<const char*>& file : unfinished_files) {
    const char* remembered = path;
    if (file.compare_exchange_strong(remembered, nullptr)) return;
  }
}

}  // namespace cbps::system
