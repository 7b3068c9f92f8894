#pragma once

#include <cstddef>
#include <string_view>

#include "cbps/result/assessment.h"

namespace cbps::report {

/// The texts of a standard or check by id. `position` is where it most likely stands: results keep
/// the order of the run. An empty text when the run does not have it.
[[nodiscard]] const result::StandardText& rule_text(const result::Run& run, std::string_view id,
                                                    std::size_t position);
[[nodiscard]] const result::CheckText& rule_text(const result::StandardText& standard,
                                                 std::string_view id, std::size_t position);

}  // namespace cbps::report
