#include "support/fact_text.h"

#include "cbps/data/fact_text.h"
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
  std::string all;
  for (const std::string& item :
       data::fact_items(table, row, dictionary, id, data::FactWords::Ids)) {
    all += (all.empty() ? "" : ", ") + item;
  }
  const Kind kind = dictionary.field(id).type.kind;
  return kind == Kind::Dates || kind == Kind::Set ? "{" + all + "}" : all;
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
