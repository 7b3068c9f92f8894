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
  kGateMet = 0,     ///< the command succeeded and found no problem
  kGateNotMet = 1,  ///< a community does not meet the gate, or the command found a problem
  kUnusable = 2,    ///< wrong usage, or input, rules or output that cannot be used
};

/// The environment of the program, which tests can replace. The sinks and texts must outlive it.
struct Environment {
  std::string_view builtin_pack;    ///< from `doc::store`, in the form for `doc::load_in_place`
  std::string_view builtin_digest;  ///< its `rules::document_digest`
  std::string_view builtin_cases;   ///< the pack's cases, in the same form
  system::Sink& out;                ///< standard output
  system::Sink& err;                ///< standard error
  system::Terminal terminal;
  std::function<Date()> today;  ///< called only for `--as-of today`
  /// Holds the packs that commands compile. The owner of this list decides when they are freed.
  std::forward_list<rules::RulePack>& packs;
};

/// Runs one command and returns its exit code. `arguments` are those of `main`, beginning with the
/// program's name. Never throws.
[[nodiscard]] int run(int argument_count, const char* const* arguments,
                      const Environment& environment);

}  // namespace cbps::cli
