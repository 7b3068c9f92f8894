#include "cbps/eval/explain.h"
#include "eval/gap.h"

namespace cbps::eval {

result::Named named(const Option& option) { return {option.id, option.label}; }

std::vector<result::Named> named_parts(const Domain& domain, std::uint64_t bits) {
  std::vector<result::Named> all;
  for (std::size_t i = 0; i < domain.size(); ++i) {
    if ((bits >> i & 1U) != 0) all.push_back(named(domain[i]));
  }
  return all;
}

result::Datum datum(const Dictionary& dictionary, Type type, std::int64_t value) {
  switch (type.kind) {
    case Kind::Bool: return value != 0;
    case Kind::Int:
    case Kind::Decimal: return Decimal{value, type.scale};
    case Kind::Date: return Date{static_cast<std::int32_t>(value)};
    case Kind::Choice: return named(dictionary.domain(type)[static_cast<std::size_t>(value)]);
    case Kind::Set: return named_parts(dictionary.domain(type), static_cast<std::uint64_t>(value));
    case Kind::String:
    case Kind::Dates:
    case Kind::List: break;
  }
  return std::monostate{};
}

result::Datum datum(const Dictionary& dictionary, const Table& table, FieldId field,
                    std::size_t row) {
  if (!table.known(field, row)) return std::monostate{};
  const Type type = dictionary.field(field).type;
  if (type.kind != Kind::Dates) return datum(dictionary, type, table.column(field).values[row]);
  std::vector<Date> dates;
  for (const std::int32_t day : table.days(field, row)) dates.push_back(Date{day});
  return dates;
}

}  // namespace cbps::eval
