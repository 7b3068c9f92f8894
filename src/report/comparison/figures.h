#pragma once

#include <string>

#include "report/comparison/document.h"

/// Figures of comparisons as people read them.
namespace cbps::report::comparison {

/// "+0.75", "-3.10", "0.00": points, two digits, cut towards zero.
[[nodiscard]] std::string change_text(const Fraction& points);

/// "89.50"; empty where there is no score.
[[nodiscard]] std::string score_text(const result::ComparedStanding& community);

/// The name of a grade by its id; empty where there is none.
[[nodiscard]] std::string grade_label(const Shown& shown, const std::string& id,
                                      const Words& words);

/// "良好 → 优秀"; once where both are equal.
[[nodiscard]] std::string moved(const std::string& before, const std::string& after,
                                const Words& words);

}  // namespace cbps::report::comparison
