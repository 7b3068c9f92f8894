#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cbps/report/format.h"

namespace cbps::report::test {

/// A whole report in one format; of a workbook its rows as lines of text.
[[nodiscard]] std::string written(std::string_view format, const result::Run& run,
                                  const std::vector<result::Community>& communities,
                                  const result::Summary& summary, const Style& style);

}  // namespace cbps::report::test
