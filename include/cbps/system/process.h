#pragma once

#include <cstddef>

/// The process and the terminal it runs in.
namespace cbps::system {

/// Called first in `main`. Makes a closed pipe and an exceeded file size failed writes instead of
/// signals, and opens standard streams that are closed, so that no other file takes their numbers.
void prepare_process();

/// Ends the process at once with that exit code. Nothing is freed and nothing is flushed: whoever
/// calls it has written and closed all output.
[[noreturn]] void end_process(int exit_code);

/// What the standard streams lead to.
struct Terminal {
  bool out_is_terminal = false;
  bool err_is_terminal = false;
  bool no_color = false;   ///< the environment variable NO_COLOR is set
  std::size_t width = 80;  ///< columns of the terminal; 80 where there is none
};
[[nodiscard]] Terminal terminal();

}  // namespace cbps::system
