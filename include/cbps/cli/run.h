#pragma once

#include <forward_list>
#include <functional>
#include <string_view>

#include "cbps/rules/rule_pack.h"
#include "cbps/system/process.h"
#include "cbps/system/sink.h"
#include "cbps/value/date.h"

/// The command line: commands, options, messages and exit codes.
namespace cbps::cli {

enum ExitCode : int {
  kGateMet = 0,     ///< done, and nothing was found that was looked for
  kGateNotMet = 1,  ///< a community does not meet what is asked; something was found
  kUnusable = 2,    ///< wrong use, or input, rules or output that cannot be used
};

/// What surrounds the program: it can be replaced by a test. The sinks and texts outlive it.
struct Environment {
  std::string_view builtin_pack;    ///< what `doc::store` wrote, as `doc::load_in_place` wants it
  std::string_view builtin_digest;  ///< its `rules::document_digest`
  std::string_view builtin_cases;   ///< the same of the pack's cases
  system::Sink& out;                ///< standard output
  system::Sink& err;                ///< standard error
  system::Terminal terminal;
  std::function<Date()> today;  ///< called only for `--as-of today`
  /// Keeps the packs that commands compile. Whoever owns it decides when they are freed.
  std::forward_list<rules::RulePack>& packs;
};

/// Runs one command; `arguments` as `main` gets them, the program's name first. Never throws.
[[nodiscard]] int run(int argument_count, const char* const* arguments,
                      const Environment& environment);

}  // namespace cbps::cli
