#include "cli/signals.h"

#include <unistd.h>

#include <array>
#include <atomic>
#include <csignal>
#include <string_view>

#include "cbps/cli/run.h"

namespace cbps::cli {
namespace {

struct Words {
  std::string_view interrupted;
  std::string_view cut_short;
};
constexpr Words kChinese{"cbps: 已中断，报告没有写完\n",
                         "cbps: 输入文件在读取时被截短，没有报告\n"};
constexpr Words kEnglish{
    "cbps: interrupted, the report is not finished\n",
    "cbps: an input file was cut short while it was read, there is no report\n"};

constexpr std::array kRequests{SIGINT, SIGTERM, SIGHUP};

// What a handler may read.
std::atomic<const char*> unfinished_file = nullptr;
std::atomic<const Words*> words = &kChinese;
std::atomic<bool> over_a_line = false;  ///< standard error is a terminal, and may show progress
std::atomic_flag ending = ATOMIC_FLAG_INIT;
static_assert(std::atomic<const char*>::is_always_lock_free, "a handler may not wait");

std::array<struct sigaction, kRequests.size() + 1> earlier;

void say(std::string_view text) { (void)!::write(STDERR_FILENO, text.data(), text.size()); }

void end(int signal) {
  while (ending.test_and_set()) ::pause();  // another thread is at it
  if (const char* path = unfinished_file) ::unlink(path);
  if (over_a_line) say("\r\x1b[K");
  say(signal == SIGBUS ? words.load()->cut_short : words.load()->interrupted);
  if (signal == SIGBUS) ::_exit(kUnusable);
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
  action.sa_mask = all_requests();  // one is enough
  ::sigaction(signal, nullptr, &before);
  // Who starts a program in the background has interrupts ignored; that stays.
  if (before.sa_handler != SIG_IGN) ::sigaction(signal, &action, nullptr);
}

}  // namespace

TidyEnd::TidyEnd(Language language) {
  words = language == Language::Zh ? &kChinese : &kEnglish;
  over_a_line = ::isatty(STDERR_FILENO) != 0;
  for (std::size_t i = 0; i < kRequests.size(); ++i) handle(kRequests[i], earlier[i]);
  handle(SIGBUS, earlier.back());
}

TidyEnd::~TidyEnd() {
  for (std::size_t i = 0; i < kRequests.size(); ++i) {
    ::sigaction(kRequests[i], &earlier[i], nullptr);
  }
  ::sigaction(SIGBUS, &earlier.back(), nullptr);
}

HeldRequests::HeldRequests() {
  const sigset_t requests = all_requests();
  ::pthread_sigmask(SIG_BLOCK, &requests, &before_);
}

HeldRequests::~HeldRequests() { ::pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

void set_unfinished_file(const char* path) { unfinished_file = path; }

}  // namespace cbps::cli
