#include "cli/progress.h"

#include <fmt/format.h>

namespace cbps::cli {
namespace {

constexpr std::chrono::milliseconds kFirst{700};
constexpr std::chrono::milliseconds kEvery{100};

}  // namespace

Progress::Progress(const Environment& environment, Language language, bool quiet)
    : environment_(environment),
      language_(language),
      wanted_(environment.terminal.err_is_terminal && !quiet),
      next_(Clock::now() + kFirst) {}

void Progress::show(std::size_t communities) {
  if (!wanted_ || Clock::now() < next_) return;
  next_ = Clock::now() + kEvery;
  shown_ = true;
  const char* line = language_ == Language::Zh ? "\r已检查 {} 个社区" : "\rcommunities checked: {}";
  environment_.err.write(fmt::format(fmt::runtime(line), communities));
}

void Progress::clear() {
  if (!shown_) return;
  shown_ = false;
  environment_.err.write("\r\x1b[K");
}

}  // namespace cbps::cli
