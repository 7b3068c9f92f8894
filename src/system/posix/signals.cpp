#include "system/posix/signals.h"

#include <sys/mman.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <string_view>

#include "cbps/system/output.h"
#include "cbps/system/signal_cleanup.h"

namespace cbps::system {
namespace {

/// The signals that ask a process to end.
constexpr std::array kRequests{SIGINT, SIGTERM, SIGHUP, SIGQUIT};

// What the handler reads.
std::array<std::atomic<const char*>, kMostUnfinishedFiles> unfinished_files{};  ///< nullptr: free
SignalMessages messages;  ///< written before there is a handler
int exit_code_cut_short = 0;
/// A file that is mapped. `begin` is 0 while the place is free, and set after `end`.
struct Watched {
  std::atomic<std::uintptr_t> begin = 0;
  std::atomic<std::uintptr_t> end = 0;
  std::atomic<bool> is_taken = false;
};
constexpr std::size_t kMostWatched = 64;
std::array<Watched, kMostWatched> watched_mappings;
std::uintptr_t page_size = 0;
static_assert(std::atomic<std::uintptr_t>::is_always_lock_free, "a handler may not wait");

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

/// Puts zeros where a mapped file no longer has bytes. False: it is not there that the signal came
/// from.
bool fill_with_zeros(std::uintptr_t address) {
  for (const Watched& one : watched_mappings) {
    const std::uintptr_t begin = one.begin;
    const std::uintptr_t end = one.end;
    if (begin == 0 || address < begin || address >= end) continue;
    const std::uintptr_t page = address - address % page_size;
    // Nothing but a system call, so that a handler may do it.
    return ::mmap(reinterpret_cast<void*>(page), end - page, PROT_READ,
                  MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0) != MAP_FAILED;
  }
  return false;
}

void answer_missing_bytes(int signal, siginfo_t* information, void* /*context*/) {
  const int error = errno;
  if (!fill_with_zeros(reinterpret_cast<std::uintptr_t>(information->si_addr))) end(signal);
  errno = error;
}

sigset_t all_requests() {
  sigset_t all;
  ::sigemptyset(&all);
  for (const int signal : kRequests) ::sigaddset(&all, signal);
  return all;
}

void handle(int signal, struct sigaction& before) {
  struct sigaction action {};
  if (signal == SIGBUS) {
    action.sa_sigaction = answer_missing_bytes;
    action.sa_flags = SA_SIGINFO;
  } else {
    action.sa_handler = end;
  }
  action.sa_mask = all_requests();  // one request is followed, not several
  ::sigaction(signal, nullptr, &before);
  // A program that was started with a signal ignored, such as in the background, goes on so.
  if (before.sa_handler != SIG_IGN) ::sigaction(signal, &action, nullptr);
}

}  // namespace

SignalCleanup::SignalCleanup(const SignalMessages& said, int exit_code) {
  messages = said;
  exit_code_cut_short = exit_code;
  page_size = static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE));
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

void watch_mapping(void* begin, std::size_t size) {
  for (Watched& one : watched_mappings) {
    if (one.is_taken.exchange(true)) continue;
    const auto address = reinterpret_cast<std::uintptr_t>(begin);
    one.end = address + size;
    one.begin = address;
    return;
  }
}

void forget_mapping(void* begin) {
  for (Watched& one : watched_mappings) {
    if (one.begin != reinterpret_cast<std::uintptr_t>(begin)) continue;
    one.begin = 0;
    one.is_taken = false;
    return;
  }
}

}  // namespace cbps::system
