#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "cbps/result/finding.h"
#include "cbps/value/fraction.h"
#include "report/words/wording.h"

/// Values as people read them: thousands grouped, with their unit, words in quotation marks.
namespace cbps::report {

[[nodiscard]] std::string amount(const Decimal& value, const Bilingual& unit, const Words& words);
/// How many of a thing of ours: "1 check", "21 checks".
[[nodiscard]] std::string amount(std::size_t count, Text unit, const Words& words);
[[nodiscard]] std::string count_text(std::size_t count);

/// Any value. Without a unit where the sentence has named it already.
[[nodiscard]] std::string value_text(const result::Datum& value, const Bilingual& unit,
                                     const Words& words);

/// "A、B、C".
[[nodiscard]] std::string listed(const std::vector<std::string>& items, Text separator,
                                 const Words& words);
[[nodiscard]] std::vector<std::string> labels(const std::vector<result::Named>& named,
                                              const Words& words);
/// Parts, months or quarters; three months or more in a row are "1月至3月".
[[nodiscard]] std::string missing_text(const std::vector<result::Missing>& missing,
                                       const Words& words);

/// With all digits of its scale, zeros too: published figures line up.
[[nodiscard]] std::string fixed_text(const Decimal& value);
/// A share of one as a percentage, a number of points: two digits, rounded down.
[[nodiscard]] std::string percent_text(const Fraction& share);
[[nodiscard]] std::string points_text(const Fraction& points);
/// Points as the JSON report has them: four digits, rounded down.
[[nodiscard]] std::string fine_points_text(const Fraction& points);

/// "dir/facts.csv:7:3 (C7)"; empty when no place is known.
[[nodiscard]] std::string place_text(const result::Location& location, const Words& words);

}  // namespace cbps::report
