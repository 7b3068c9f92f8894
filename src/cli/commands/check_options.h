#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cbps/rules/compile.h"
#include "cbps/value/date.h"
#include "cbps/value/fraction.h"
#include "cli/shared_options.h"

/// What `cbps check` was asked for.
namespace cbps::cli {

/// The texts as they were written.
struct CheckOptions {
  std::vector<std::string> paths;
  std::string format;                ///< empty: as `outputs` say
  std::vector<std::string> outputs;  ///< `[FORMAT:]FILE`, as written; empty: standard output
  RuleOptions rules;
  SelectionOptions selection;
  CalendarOptions calendar;
  std::string fail_under;
  std::string fail_on;
  std::vector<std::string> waivers;  ///< files
  std::string baseline;              ///< a saved result; empty: there is none
  InputTexts input;
  std::string jobs;  ///< empty: as many as there are processors
  bool summary = false;
  bool detail = false;
  bool with_facts = false;
  bool quiet = false;
};

/// The values of the options, as far as they could be read.
struct ParsedOptions {
  std::optional<int> year;
  std::optional<Date> as_of;
  std::optional<Fraction> fail_under;
  std::vector<rules::Override> overrides;
  std::size_t jobs = 1;
  std::uint64_t max_input = 0;
};

}  // namespace cbps::cli
