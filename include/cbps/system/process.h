#pragma once

#include <cstddef>
#include <string>

/// The process and the terminal it runs in.
namespace cbps::system {

/// Must be called first in `main`. Makes writes to a closed pipe or beyond the file size limit fail
/// instead of raising signals, and opens standard streams that are closed, so that no other file
/// gets their file descriptors.
void prepare_process();

/// Ends the process immediately with the given exit code. Nothing is freed or flushed: the caller
/// must have written and closed all output.
[[noreturn]] void end_process(int exit_code);

/// The properties of the terminal that the standard streams are connected to.
struct Terminal {
  bool out_is_terminal = false;
  bool err_is_terminal = false;
  /// The environment variable GITHUB_STEP_SUMMARY: a file whose end GitHub shows as the summary of a
  /// step. Empty: there is none.
  std::string step_summary = {};
  bool no_color = false;   ///< the environment variable NO_COLOR is set
  bool is_watched = true;  ///< somebody looks at it: the environment variable CI is not set
  std::size_t width = 80;  ///< columns of the terminal; 80 if there is none
};
[[nodiscard]] Terminal terminal();

}  // namespace cbps::system
