#include "data/facts/personal.h"

#include "cbps/text/personal.h"
#include "cbps/value/decimal.h"

namespace cbps::data {

bool is_personal_value(const Field& field, std::string_view value) {
  if (!holds_personal_detail(value)) return false;
  if (shows_personal_detail(value) || !field.range) return true;
  const ParsedDecimal number = parse_decimal(value, field.type.scale);
  return !number.value || number.value->units < field.range->least ||
         number.value->units > field.range->most;
}

}  // namespace cbps::data
