#pragma once

#include <cstddef>
#include <functional>
#include <string_view>

#include "cbps/value/date.h"

/// The command line: the one room that knows files, terminals and clocks.
namespace cbps::cli {

enum ExitCode : int { kGateMet = 0, kGateNotMet = 1, kUnusable = 2 };

/// What the process has around it, so that the same program can be run from a test.
struct Environment {
  std::string_view builtin_pack;    ///< what `doc::store` wrote, as `doc::load_in_place` wants it
  std::string_view builtin_digest;  ///< its `rules::document_digest`
  std::string_view builtin_cases;   ///< the same of the pack's cases
  std::function<bool(std::string_view)> out;  ///< standard output; false when it cannot be written
  std::function<bool(std::string_view)> err;
  bool out_is_terminal = false;
  bool err_is_terminal = false;
  bool no_color = false;        ///< NO_COLOR is set
  std::size_t width = 80;       ///< of the terminal, or of the text where there is none
  std::function<Date()> today;  ///< asked only for `--as-of today`
};

/// Runs one command; `arguments` as `main` gets them, the program's name first. Never throws.
[[nodiscard]] int run(int argument_count, const char* const* arguments,
                      const Environment& environment);

}  // namespace cbps::cli
