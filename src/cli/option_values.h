#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cbps/cli/run.h"
#include "cbps/diag/diagnostic.h"
#include "cbps/rules/compile.h"
#include "cbps/value/fraction.h"

/// Options as values. An option that was not given is an empty text and gives nothing; what cannot
/// be read gives nothing and a message.
namespace cbps::cli {

/// `--period 2024`
[[nodiscard]] std::optional<int> read_period(const std::string& text, Diagnostics& diagnostics);
/// `--as-of 2024-06-30`, `--as-of today`
[[nodiscard]] std::optional<Date> read_as_of(const std::string& text,
                                             const Environment& environment,
                                             Diagnostics& diagnostics);
/// `--fail-under 80`, as a fraction of one
[[nodiscard]] std::optional<Fraction> read_fail_under(const std::string& text,
                                                      Diagnostics& diagnostics);
/// `--jobs 4`; not given: as many as there are processors.
[[nodiscard]] std::size_t read_jobs(const std::string& text, Diagnostics& diagnostics);
/// `--set parameter=value`
[[nodiscard]] std::vector<rules::Override> read_overrides(const std::vector<std::string>& texts,
                                                          Diagnostics& diagnostics);

}  // namespace cbps::cli
