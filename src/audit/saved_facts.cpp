#include "cbps/audit/saved_facts.h"

#include <optional>
#include <utility>
#include <variant>

#include "cbps/value/unreachable.h"

namespace cbps::audit {
namespace {

/// Sets the facts of a row from saved values.
class RowOfFacts {
 public:
  RowOfFacts(const Dictionary& dictionary, const Calendar& calendar, Table& table)
      : dictionary_(dictionary), calendar_(calendar), table_(table) {}

  /// False: the value is none of the fact.
  bool set(FieldId id, const result::Datum& value) {
    const Field& field = dictionary_.field(id);
    switch (field.type.kind) {
      case Kind::Bool: return set(id, yes_or_no(value));
      case Kind::Int:
      case Kind::Decimal: return set(id, number(field, value));
      case Kind::Choice: return set(id, option(field, std::get_if<result::Named>(&value)));
      case Kind::Set: return set(id, parts(field, value));
      case Kind::Date: return set_date(id, field, value);
      case Kind::Dates: return set_dates(id, value);
      case Kind::String:
      case Kind::List: return false;  // no fact is one
    }
    unreachable();
  }

 private:
  using Number = std::optional<std::int64_t>;

  bool set(FieldId id, Number number) {
    if (number) table_.set(id, 0, *number);
    return number.has_value();
  }

  static Number yes_or_no(const result::Datum& value) {
    const auto* yes = std::get_if<bool>(&value);
    return yes == nullptr ? Number() : Number(*yes ? 1 : 0);
  }

  static Number number(const Field& field, const result::Datum& value) {
    const auto* saved = std::get_if<Decimal>(&value);
    if (saved == nullptr) return std::nullopt;
    const auto same = parse_decimal(to_string(*saved), field.type.scale).value;
    if (!same) return std::nullopt;
    const bool is_outside =
        field.range && (same->units < field.range->least || same->units > field.range->most);
    return is_outside ? Number() : Number(same->units);
  }

  Number option(const Field& field, const result::Named* one) const {
    if (one == nullptr) return std::nullopt;
    const auto index = find_option(dictionary_.domain(field.type), one->id);
    return index ? Number(static_cast<std::int64_t>(*index)) : Number();
  }

  Number parts(const Field& field, const result::Datum& value) const {
    const auto* set = std::get_if<std::vector<result::Named>>(&value);
    if (set == nullptr) return std::nullopt;
    std::uint64_t bits = 0;
    for (const result::Named& part : *set) {
      const Number index = option(field, &part);
      if (!index) return std::nullopt;
      bits |= std::uint64_t{1} << static_cast<unsigned>(*index);
    }
    return static_cast<std::int64_t>(bits);
  }

  bool set_date(FieldId id, const Field& field, const result::Datum& value) {
    const auto* date = std::get_if<Date>(&value);
    if (date == nullptr) return false;
    if (*date > calendar_.as_of) {
      switch (field.future) {
        case Future::Planned: break;
        case Future::Ignored: return true;  // it has not happened yet
        case Future::Error: return false;
      }
    }
    table_.set(id, 0, date->days);
    return true;
  }

  bool set_dates(FieldId id, const result::Datum& value) {
    const auto* dates = std::get_if<std::vector<Date>>(&value);
    if (dates == nullptr) return false;
    std::vector<Date> due;
    for (const Date date : *dates) {
      if (date < calendar_.period.start() || date > calendar_.period.end()) return false;
      if (date <= calendar_.as_of) due.push_back(date);
    }
    table_.set_dates(id, 0, due);
    return true;
  }

  const Dictionary& dictionary_;
  const Calendar& calendar_;
  Table& table_;
};

}  // namespace

SavedFacts saved_facts(const result::Community& community, const Task& task) {
  const Dictionary& dictionary = task.pack.dictionary;
  SavedFacts all{{Table(dictionary, 1), {}}, {}, {}};
  auto& [table, origin] = all.profile;
  origin.identity.id = community.id;
  origin.identity.name = community.name;
  origin.places.resize(dictionary.fields.size());
  const auto find = [&](const std::string& id) -> std::optional<FieldId> {
    const auto found = dictionary.field_by_id.find(id);
    if (found != dictionary.field_by_id.end()) return found->second;
    all.unknown.push_back(id);
    return std::nullopt;
  };
  RowOfFacts row(dictionary, task.calendar, table);
  for (const result::ReportedFact& fact : community.facts) {
    const auto id = find(fact.id);
    if (!id || row.set(*id, fact.value)) continue;
    table.set_invalid(*id, 0);
    all.unusable.push_back(fact.id);
  }
  for (const std::string& fact : community.invalid_facts) {
    if (const auto id = find(fact)) table.set_invalid(*id, 0);
  }
  data::check_parts(dictionary, table, 0, origin);
  return all;
}

}  // namespace cbps::audit
