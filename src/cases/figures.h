#pragma once

#include <string>
#include <utility>
#include <vector>

#include "cbps/cases/case.h"
#include "cbps/result/finding.h"

namespace cbps::cases {

/// A shortfall that was found, in the form in which a case states one: all of its figures.
[[nodiscard]] ExpectedShortfall stated(const result::Shortfall& shortfall);
[[nodiscard]] std::vector<ExpectedShortfall> stated(const std::vector<result::Shortfall>& all);

/// Whether what was found says all that is expected. Numbers are compared by value, `yes` is true.
[[nodiscard]] bool agree(const std::vector<ExpectedShortfall>& expected,
                         const std::vector<ExpectedShortfall>& found);

/// As a case would state it, on one line.
[[nodiscard]] std::string written(const std::vector<ExpectedShortfall>& all);

}  // namespace cbps::cases
