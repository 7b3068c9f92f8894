#include "support/fact_text.h"

#include "cbps/value/decimal.h"
#include "data/profile/profile_builder.h"

namespace cbps::test {

FactText read_fact(const Dictionary& dictionary, std::string_view field, std::string_view text,
                   std::string_view whole) {
  FactText read;
  Table table(dictionary, 1);
  data::Origin origin;
  const Calendar calendar{Period{2024}, Period{2024}.end()};
  data::ProfileBuilder builder(dictionary, calendar, table, 0, origin);
  const FieldId id = dictionary.field_by_id.at(std::string(field));
  if (!data::says_not_given(text, dictionary.field(id), dictionary)) {
    builder.text(id, {text, {1, 1, FileId{0}}});
  }
  if (!whole.empty()) builder.text(*dictionary.field(id).part_of, {whole, {2, 1, FileId{0}}});
  builder.resolve_parts();
  read.faults = origin.faults;
  read.value = fact_text(table, 0, dictionary, id);
  for (const data::Readings::Entry& one : origin.readings.entries()) {
    read.kinds += (read.kinds.empty() ? "" : " ") + std::string(id_of(one.kind));
  }
  return read;
}

std::string fact_text(const Table& table, std::size_t row, const Dictionary& dictionary,
                      FieldId id) {
  if (!table.known(id, row)) return {};
  const Field& field = dictionary.field(id);
  const std::int64_t value = table.column(id).values[row];
  std::string all;
  const auto add = [&all](const std::string& item) { all += (all.empty() ? "" : ", ") + item; };
  switch (field.type.kind) {
    case Kind::Bool: return value != 0 ? "yes" : "no";
    case Kind::Int:
    case Kind::Decimal: return to_string(Decimal{value, field.type.scale});
    case Kind::Choice: return dictionary.domain(field.type)[static_cast<std::size_t>(value)].id;
    case Kind::Date: return to_string(Date{static_cast<std::int32_t>(value)});
    case Kind::Dates:
      for (const std::int32_t day : table.days(id, row)) add(to_string(Date{day}));
      return "{" + all + "}";
    case Kind::Set: {
      const Domain& domain = dictionary.domain(field.type);
      for (std::size_t i = 0; i < domain.size(); ++i) {
        if ((static_cast<std::uint64_t>(value) >> i & 1U) != 0) add(domain[i].id);
      }
      return "{" + all + "}";
    }
    case Kind::String:
    case Kind::List: break;  // no fact is one
  }
  return {};
}

std::string_view example_field(Kind kind) {
  switch (kind) {
    case Kind::Bool: return "centre.built";
    case Kind::Int: return "households";
    case Kind::Decimal: return "centre.area";
    case Kind::Choice: return "organisation.form";
    case Kind::Date: return "organisation.last_election";
    case Kind::Dates: return "activities.gatherings";
    case Kind::Set: return "centre.five_affairs";
    case Kind::String:
    case Kind::List: break;  // no fact is one
  }
  return {};
}

}  // namespace cbps::test
