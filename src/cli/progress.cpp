#include "cli/progress.h"

#include <string>

#include "cli/progress_line.h"

namespace cbps::cli {
namespace {

constexpr std::chrono::milliseconds kFirst{700};
constexpr std::chrono::milliseconds kEvery{100};

}  // namespace

Progress::Progress(const Environment& environment, Language language, bool is_wanted)
    : environment_(environment),
      language_(language),
      is_wanted_(is_wanted && environment.terminal.err_is_terminal &&
                 environment.terminal.is_watched),
      begin_(Clock::now()),
      next_(begin_ + kFirst) {}

void Progress::show(std::size_t communities, double share) {
  if (!is_wanted_) return;
  const Clock::time_point now = Clock::now();
  if (now < next_) return;
  next_ = now + kEvery;
  is_shown_ = true;
  const std::chrono::duration<double> taken = now - begin_;
  // What a longer line left there goes.
  environment_.err.write('\r' + progress_line(communities, share, taken.count(), language_) +
                         "\x1b[K");
}

void Progress::clear() {
  if (!is_shown_) return;
  is_shown_ = false;
  environment_.err.write("\r\x1b[K");
}

}  // namespace cbps::cli
