#include "cbps/convert/cell.h"

#include "cbps/value/unreachable.h"

namespace cbps::convert {

using spreadsheet::Show;
using spreadsheet::Value;

Value cell_value(const Table& table, std::size_t row, const Dictionary& dictionary, FieldId id,
                 data::FactWords words) {
  if (!table.known(id, row)) return {};
  const Field& field = dictionary.field(id);
  const std::int64_t value = table.column(id).values[row];
  switch (field.type.kind) {
    case Kind::Int:
    case Kind::Decimal: return Decimal{value, field.type.scale};
    case Kind::Date: return Date{static_cast<std::int32_t>(value)};
    case Kind::Bool:
    case Kind::Choice:
    case Kind::Dates:
    case Kind::Set:
    case Kind::String:
    case Kind::List: return data::fact_text(table, row, dictionary, id, words);
  }
  unreachable();
}

Show shown_as(const Field& field) {
  switch (field.type.kind) {
    case Kind::Int:
    case Kind::Decimal: return Show::General;
    case Kind::Date: return Show::Date;
    case Kind::Bool:
    case Kind::Choice:
    case Kind::Dates:
    case Kind::Set:
    case Kind::String:
    case Kind::List: return Show::Text;
  }
  unreachable();
}

}  // namespace cbps::convert
