#include "model/rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "cbps/value/decimal.h"

namespace cbps::model {
namespace {

Date first_of(int year, unsigned month) { return *make_date(year, month, 1); }

std::int64_t random_number(Chance& chance, Type type, Range range) {
  const auto held = [&](Int128 value) {
    return static_cast<std::int64_t>(std::clamp<Int128>(value, range.least, range.most));
  };
  const Int128 one = power_of_ten(type.scale);
  switch (chance.below(6)) {
    case 0: return chance.percent(50) ? range.least : range.most;
    case 1: return held(chance.percent(50) ? Int128{range.least} + 1 : Int128{range.most} - 1);
    case 2: return held(chance.between(-1, 1));
    case 3: return chance.between(range.least, range.most);
    default: return held(one * chance.between(-3, 20) + (chance.percent(30) ? 1 : 0));
  }
}

/// A day that stands at the edge of a month or quarter, or anywhere in the period.
Date random_day(Chance& chance, const Calendar& calendar) {
  const int year = calendar.period.year;
  const auto month = static_cast<unsigned>(chance.between(1, 12));
  switch (chance.below(8)) {
    case 0: return first_of(year, month);
    case 1: return Date{first_of(year, month).days - 1};
    case 2: return Date{first_of(year, month).days + 1};
    case 3: return calendar.as_of;
    case 4: return *make_date(year / 4 * 4, 2, 29);
    case 5: return *make_date(chance.percent(50) ? 1 : 9999, month, 28);
    default:
      return Date{static_cast<std::int32_t>(first_of(year, 1).days + chance.between(-400, 400))};
  }
}

std::vector<Date> random_days(Chance& chance, const Calendar& calendar) {
  const Date start = first_of(calendar.period.year, 1);
  std::vector<Date> days;
  const auto add = [&](Date date) {
    if (start <= date && date <= calendar.as_of) days.push_back(date);
  };
  if (chance.percent(50)) {
    // A day in nearly every month, so that all that is due is sometimes done.
    const unsigned spared = chance.percent(50) ? static_cast<unsigned>(chance.between(1, 12)) : 0;
    for (unsigned month = 1; month <= 12; ++month) {
      if (month == spared) continue;
      const Date first = first_of(calendar.period.year, month);
      add(chance.percent(60) ? first
                             : Date{first.days + static_cast<std::int32_t>(chance.between(0, 27))});
    }
  }
  for (std::size_t i = chance.below(5); i > 0; --i) add(random_day(chance, calendar));
  if (!days.empty() && chance.percent(40)) days.push_back(days[chance.below(days.size())]);
  return days;
}

std::string text_of(const Dictionary& dictionary, Type type, const Fact& fact) {
  switch (type.kind) {
    case Kind::Bool: return fact.number != 0 ? "true" : "false";
    case Kind::Choice: return dictionary.domain(type)[static_cast<std::size_t>(fact.number)].id;
    case Kind::Date: return cbps::to_string(Date{static_cast<std::int32_t>(fact.number)});
    case Kind::Dates: {
      std::string text = "[";
      for (const Date date : fact.dates) text += cbps::to_string(date) + " ";
      return text + "]";
    }
    case Kind::Set: {
      std::string text = "[";
      const Domain& domain = dictionary.domain(type);
      for (std::size_t i = 0; i < domain.size(); ++i) {
        if ((static_cast<std::uint64_t>(fact.number) >> i & 1U) != 0) text += domain[i].id + " ";
      }
      return text + "]";
    }
    default: return cbps::to_string(Decimal{fact.number, type.scale});
  }
}

}  // namespace

Calendar random_calendar(Chance& chance) {
  const Period period{chance.percent(80) ? 2024 : 2023};
  const Date start = first_of(period.year, 1);
  const Date end = Date{first_of(period.year + 1, 1).days - 1};
  const auto month = static_cast<unsigned>(chance.between(1, 12));
  Date as_of = end;
  switch (chance.below(5)) {
    case 0: as_of = Date{first_of(period.year, month).days - 1}; break;
    case 1: as_of = first_of(period.year, month); break;
    case 2: as_of = Date{first_of(period.year, month).days - 2}; break;
    case 3: as_of = Date{start.days + static_cast<std::int32_t>(chance.between(0, 364))}; break;
    default: break;
  }
  return {period, std::clamp(as_of, start, end)};
}

Fact random_fact(Chance& chance, const World& world, FieldId id) {
  const Field& field = world.dictionary.field(id);
  Fact fact;
  switch (field.type.kind) {
    case Kind::Bool: fact.number = chance.percent(50) ? 1 : 0; break;
    case Kind::Choice:
      fact.number =
          static_cast<std::int64_t>(chance.below(world.dictionary.domain(field.type).size()));
      break;
    case Kind::Date: fact.number = random_day(chance, world.calendar).days; break;
    case Kind::Dates:
      fact.dates = random_days(chance, world.calendar);
      fact.number = static_cast<std::int64_t>(fact.dates.size());
      break;
    case Kind::Set: {
      const std::size_t parts = world.dictionary.domain(field.type).size();
      const std::uint64_t all = parts == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << parts) - 1;
      std::uint64_t bits = chance.bits() & all;
      if (chance.percent(20)) bits = 0;
      if (chance.percent(30)) bits = all;
      if (chance.percent(10)) bits = all & ~(std::uint64_t{1} << chance.below(parts));
      fact.number = static_cast<std::int64_t>(bits);
      break;
    }
    default: fact.number = random_number(chance, field.type, *field.range); break;
  }
  return fact;
}

Row random_row(Chance& chance, const World& world, unsigned missing) {
  Row row(world.dictionary.fields.size());
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (chance.percent(missing)) continue;
    row[i] = random_fact(chance, world, static_cast<FieldId>(i));
    row[i]->is_invalid = chance.percent((missing + 9) / 10);
  }
  return row;
}

namespace {

/// Some value in each column: the ends of its range, in turn.
void fill_with_any(const Dictionary& dictionary, Table& table, std::size_t row) {
  for (std::size_t i = 0; i < dictionary.fields.size(); ++i) {
    const Field& field = dictionary.fields[i];
    const auto id = static_cast<FieldId>(i);
    if (field.type.kind == Kind::Dates) {
      table.set_dates(id, row, std::array{Date{0}, Date{19000}});
    } else if (field.range) {
      table.set(id, row, (row + i) % 2 == 0 ? field.range->most : field.range->least);
    } else {
      table.set(id, row, field.type.kind == Kind::Bool ? 1 : 0);
    }
  }
}

}  // namespace

Table table_of(const Dictionary& dictionary, const std::vector<Row>& rows) {
  // What an earlier batch left behind must not show: a table of other rows is used again.
  Table table(dictionary, rows.size());
  for (std::size_t row = 0; row < rows.size(); ++row) fill_with_any(dictionary, table, row);
  table.clear(rows.size());
  for (std::size_t row = 0; row < rows.size(); ++row) {
    for (std::size_t i = 0; i < rows[row].size(); ++i) {
      const auto& fact = rows[row][i];
      if (!fact) continue;
      const auto id = static_cast<FieldId>(i);
      if (fact->is_invalid) {
        table.set_invalid(id, row);
      } else if (dictionary.field(id).type.kind == Kind::Dates) {
        table.set_dates(id, row, fact->dates);
      } else {
        table.set(id, row, fact->number);
      }
    }
  }
  return table;
}

std::string to_text(const Dictionary& dictionary, const Row& row) {
  std::string text;
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (!row[i]) continue;
    const Field& field = dictionary.field(static_cast<FieldId>(i));
    text += fmt::format("  {} = {}\n", field.id,
                        row[i]->is_invalid ? "invalid" : text_of(dictionary, field.type, *row[i]));
  }
  return text;
}

}  // namespace cbps::model
