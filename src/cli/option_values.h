#pragma once

#include <cstdint>
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
/// Whether the day is not before the year begins, which is reported. Without a day it is not.
[[nodiscard]] bool is_not_before(std::optional<Date> as_of, Period period,
                                 Diagnostics& diagnostics);
/// `--fail-under 80`, as a fraction of one
[[nodiscard]] std::optional<Fraction> read_fail_under(const std::string& text,
                                                      Diagnostics& diagnostics);
/// `--jobs 4`; not given: as many as there are processors.
[[nodiscard]] std::size_t read_jobs(const std::string& text, Diagnostics& diagnostics);
/// `--max-input 512M`, in bytes; not given: 16 GiB.
[[nodiscard]] std::uint64_t read_max_input(const std::string& text, Diagnostics& diagnostics);
/// `--set parameter=value`, each parameter once
[[nodiscard]] std::vector<rules::Override> read_overrides(const std::vector<std::string>& texts,
                                                          Diagnostics& diagnostics);

}  // namespace cbps::cli
