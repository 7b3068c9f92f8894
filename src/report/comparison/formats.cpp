#include <array>

#include "report/comparison/format_rows.h"

namespace cbps::report {

std::span<const ComparisonFormat> comparison_formats() {
  using namespace comparison;
  static const std::array kFormats{text_format(), markdown_format(), html_format(), json_format(),
                                   csv_format()};
  return kFormats;
}

}  // namespace cbps::report
