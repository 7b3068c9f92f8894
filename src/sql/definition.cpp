#include <fmt/format.h>

#include "cbps/sql/query.h"
#include "sql/layout.h"

namespace cbps::sql {
namespace {

std::string_view type_of(ColumnType type, const Dialect& dialect) {
  switch (type) {
    case ColumnType::Boolean: return dialect.boolean;
    case ColumnType::Integer: return dialect.integer;
    case ColumnType::Text: return dialect.text;
  }
  return dialect.text;
}

}  // namespace

std::string table_definition(const Dictionary& dictionary, const Dialect& dialect) {
  std::string text = fmt::format("CREATE TABLE {} (\n", kFactsTable);
  const auto add = [&](std::string_view name, ColumnType type) {
    text += fmt::format("  {} {},\n", name, type_of(type, dialect));
  };
  add(kIdColumn, ColumnType::Text);
  add(kNameColumn, ColumnType::Text);
  add(kPeriodColumn, ColumnType::Integer);
  add(kAsOfColumn, ColumnType::Integer);
  for (const FactColumn& column : fact_columns(dictionary)) add(column.name, column.type);
  text.erase(text.size() - 2);
  return text + fmt::format("\n){};\n", dialect.table_options);
}

}  // namespace cbps::sql
