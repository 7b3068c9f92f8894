#include "sql/layout.h"

namespace cbps::sql {

std::string sql_name(std::string_view id) {
  std::string name;
  for (const char c : id) {
    const bool is_word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    name += is_word ? c : '_';
  }
  return name;
}

std::string value_column(const Field& field) { return sql_name(field.id); }
std::string part_column(const Field& field, const Option& part) {
  return sql_name(field.id) + "__" + sql_name(part.id);
}
std::string months_column(const Field& field) { return sql_name(field.id) + "__months"; }
std::string quarters_column(const Field& field) { return sql_name(field.id) + "__quarters"; }
std::string count_column(const Field& field) { return sql_name(field.id) + "__count"; }
std::string invalid_column(const Field& field) { return sql_name(field.id) + "__invalid"; }

std::vector<FactColumn> fact_columns(const Dictionary& dictionary) {
  std::vector<FactColumn> all;
  for (std::size_t i = 0; i < dictionary.fields.size(); ++i) {
    const Field& field = dictionary.fields[i];
    const auto id = static_cast<FieldId>(i);
    switch (field.type.kind) {
      case Kind::Bool:
        all.push_back({value_column(field), ColumnType::Boolean, id, Role::Value});
        break;
      case Kind::Choice:
      case Kind::String:
        all.push_back({value_column(field), ColumnType::Text, id, Role::Value});
        break;
      case Kind::Int:
      case Kind::Decimal:
      case Kind::Date:
        all.push_back({value_column(field), ColumnType::Integer, id, Role::Value});
        break;
      case Kind::Dates:
        all.push_back({months_column(field), ColumnType::Integer, id, Role::Months});
        all.push_back({quarters_column(field), ColumnType::Integer, id, Role::Quarters});
        all.push_back({count_column(field), ColumnType::Integer, id, Role::Count});
        break;
      case Kind::Set:
      case Kind::List: {
        const Domain& domain = dictionary.domain(field.type);
        for (std::size_t part = 0; part < domain.size(); ++part) {
          all.push_back(
              {part_column(field, domain[part]), ColumnType::Boolean, id, Role::Part, part});
        }
        break;
      }
    }
    all.push_back({invalid_column(field), ColumnType::Boolean, id, Role::Invalid});
  }
  return all;
}

std::int64_t day_number(Date date) {
  constexpr std::int64_t kYear = 10'000;
  constexpr std::int64_t kMonth = 100;
  const YearMonthDay day = year_month_day(date);
  return day.year * kYear + day.month * kMonth + day.day;
}

}  // namespace cbps::sql
