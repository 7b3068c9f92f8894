#include "cbps/sql/export.h"

#include <algorithm>
#include <bit>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "cbps/text/csv_row.h"
#include "cbps/value/duties.h"
#include "sql/layout.h"

namespace cbps::sql {
namespace {

class ExportWriter final : public convert::Writer {
 public:
  ExportWriter(const rules::RulePack& pack, std::optional<Date> as_of)
      : pack_(pack), as_of_(as_of), columns_(fact_columns(pack.dictionary)) {}

  void begin(std::string& out) override {
    std::vector<std::string> headings{std::string(kIdColumn), std::string(kNameColumn),
                                      std::string(kPeriodColumn), std::string(kAsOfColumn)};
    for (const FactColumn& column : columns_) headings.push_back(column.name);
    out += csv_row(headings);
  }

  void add(const convert::Community& community, std::string& out) override {
    const Period period{community.year};
    const Calendar calendar{period, as_of_.value_or(period.end())};
    std::vector<std::string> cells{community.identity.id, community.identity.name,
                                   std::to_string(community.year),
                                   std::to_string(day_number(calendar.as_of))};
    for (const FactColumn& column : columns_) cells.push_back(cell(column, community, calendar));
    out += csv_row(cells);
  }

  std::optional<spreadsheet::Fault> end(std::string& /*out*/) override { return std::nullopt; }

 private:
  /// What had not happened by the day is no fact yet, or cannot be one.
  [[nodiscard]] bool is_to_come(const Field& field, const Table& facts, FieldId id, std::size_t row,
                                const Calendar& calendar) const {
    return field.type.kind == Kind::Date && field.future != Future::Planned &&
           facts.known(id, row) && facts.column(id).values[row] > calendar.as_of.days;
  }

  [[nodiscard]] std::string cell(const FactColumn& column, const convert::Community& community,
                                 const Calendar& calendar) const {
    const Field& field = pack_.dictionary.field(column.field);
    const Table& facts = community.facts;
    const std::size_t row = community.row;
    const bool comes = is_to_come(field, facts, column.field, row, calendar);
    const auto& contradicted = community.contradicted;
    const bool is_contradicted =
        std::find(contradicted.begin(), contradicted.end(), column.field) != contradicted.end();
    if (column.role == Role::Invalid) {
      const bool is_wrong = is_contradicted || (comes && field.future == Future::Error);
      return facts.invalid(column.field, row) || is_wrong ? "1" : "0";
    }
    if (!facts.known(column.field, row) || comes) return {};
    const std::int64_t value = facts.column(column.field).values[row];
    switch (column.role) {
      case Role::Value: return value_text(field, value);
      case Role::Part: return (value >> column.part & 1) != 0 ? "1" : "0";
      case Role::Months: return covered(column.field, Interval::Month, community, calendar);
      case Role::Quarters: return covered(column.field, Interval::Quarter, community, calendar);
      case Role::Count: return std::to_string(happened(column.field, community, calendar).size());
      case Role::Invalid: break;
    }
    return {};
  }

  [[nodiscard]] std::string value_text(const Field& field, std::int64_t value) const {
    switch (field.type.kind) {
      case Kind::Choice:
        return pack_.dictionary.domain(field.type)[static_cast<std::size_t>(value)].id;
      case Kind::Date: return std::to_string(day_number(Date{static_cast<std::int32_t>(value)}));
      case Kind::Bool:
      case Kind::Int:
      case Kind::Decimal:
      case Kind::String:
      case Kind::Dates:
      case Kind::Set:
      case Kind::List: break;
    }
    return std::to_string(value);
  }

  [[nodiscard]] static std::span<const std::int32_t> happened(FieldId field,
                                                              const convert::Community& community,
                                                              const Calendar& calendar) {
    const auto days = community.facts.days(field, community.row);
    const auto end = std::upper_bound(days.begin(), days.end(), calendar.as_of.days);
    return days.first(static_cast<std::size_t>(end - days.begin()));
  }

  /// How many of the due months or quarters the dates fall into; nothing where none is due.
  [[nodiscard]] std::string covered(FieldId field, Interval interval,
                                    const convert::Community& community,
                                    const Calendar& calendar) const {
    const DutyCalendar duties(calendar);
    std::optional<Date> from;
    if (const auto fact = pack_.program.duties_from()) {
      if (community.facts.invalid(*fact, community.row)) return {};
      if (community.facts.known(*fact, community.row)) {
        const std::int64_t day = community.facts.column(*fact).values[community.row];
        from = Date{static_cast<std::int32_t>(day)};
      }
    }
    const IntervalSet due = duties.due(interval, from);
    if (due == 0) return {};
    const IntervalSet touched = duties.touched(happened(field, community, calendar), interval);
    return std::to_string(std::popcount(static_cast<IntervalSet>(due & touched)));
  }

  const rules::RulePack& pack_;
  std::optional<Date> as_of_;
  std::vector<FactColumn> columns_;
};

}  // namespace

convert::Format export_format(const rules::RulePack& pack, std::optional<Date> as_of) {
  return {"csv",
          {},
          UINT64_MAX,
          [&pack, as_of](const Dictionary& /*dictionary*/, const convert::Contents& /*contents*/,
                         const convert::Style& /*style*/) -> std::unique_ptr<convert::Writer> {
            return std::make_unique<ExportWriter>(pack, as_of);
          }};
}

}  // namespace cbps::sql
