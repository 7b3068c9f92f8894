#include <array>

#include "convert/format_rows.h"

namespace cbps::convert {

std::span<const Format> formats() {
  static const std::array kFormats{csv_format(), yaml_format(), json_format(), xlsx_format()};
  return kFormats;
}

}  // namespace cbps::convert
