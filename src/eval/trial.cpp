#include "eval/trial.h"

#include "cbps/value/integer.h"
#include "eval/gap.h"

namespace cbps::eval {
namespace {

/// Texts keep their codes: a column of strings holds them.
Program program_like(const Program& other) {
  Program program(other.duties_from());
  for (const std::string& text : other.texts()) program.intern(text);
  return program;
}

Table row_of(const View& view) {
  Table table(view.dictionary, 1);
  for (std::size_t i = 0; i < view.dictionary.fields.size(); ++i) {
    const auto field = static_cast<FieldId>(i);
    if (!view.table.known(field, view.row)) continue;
    if (view.dictionary.field(field).type.kind != Kind::Dates) {
      table.set(field, 0, view.table.column(field).values[view.row]);
      continue;
    }
    std::vector<cbps::Date> dates;
    for (const std::int32_t day : view.table.days(field, view.row)) dates.push_back({day});
    table.set_dates(field, 0, std::move(dates));
  }
  return table;
}

Int128 step_of(const Field& field) { return field.type.kind == Kind::Date ? 1 : field.step; }

Range range_of(const Field& field) {
  constexpr Range kDays{-719162, 2932896};
  constexpr Range kAll{static_cast<std::int64_t>(kInt64Min), static_cast<std::int64_t>(kInt64Max)};
  if (field.type.kind == Kind::Date) return kDays;
  return field.range.value_or(kAll);
}

}  // namespace

Trial::Trial(const View& view, lang::ExprId node)
    : view_(view),
      program_(program_like(view.program)),
      compiled_(program_.add(view.condition, node)),
      table_(row_of(view)),
      evaluator_(program_, view.calendar, 1) {}

Truth Trial::with(FieldId field, std::int64_t value) {
  const std::int64_t before = table_.column(field).values[0];
  table_.set(field, 0, value);
  const Truth truth = evaluator_.run(table_).truth(compiled_.root, 0);
  table_.set(field, 0, before);
  return truth;
}

std::optional<Trial::Found> Trial::nearest(FieldId id, bool want) {
  constexpr int kNear = 400;
  const Field& field = view_.dictionary.field(id);
  const Range range = range_of(field);
  const Int128 step = step_of(field);
  const Int128 have = view_.table.column(id).values[view_.row];
  const Truth wanted = want ? Truth::True : Truth::False;
  // The k-th multiple of the step on either side.
  const auto at = [&](Int128 k, bool up) {
    return up ? (floor_divide(have, step) + k) * step : (ceil_divide(have, step) - k) * step;
  };
  const auto inside = [&](Int128 value) { return range.least <= value && value <= range.most; };
  const auto holds = [&](Int128 value) {
    return with(id, static_cast<std::int64_t>(value)) == wanted;
  };
  const auto found = [&](Int128 k, bool up) {
    const Int128 next = at(k + 1, up);
    return Found{static_cast<std::int64_t>(at(k, up)), inside(next) && holds(next)};
  };
  for (int k = 1; k <= kNear; ++k) {
    for (const bool up : {true, false}) {
      if (may_move(field, up) && inside(at(k, up)) && holds(at(k, up))) return found(k, up);
    }
  }
  for (const bool up : {true, false}) {
    if (!may_move(field, up)) continue;
    Int128 low = kNear;
    Int128 high = low * 2;
    while (inside(at(high, up)) && !holds(at(high, up))) {
      low = high;
      high *= 2;
    }
    if (!inside(at(high, up))) continue;
    while (high - low > 1) {
      const Int128 middle = low + (high - low) / 2;
      (holds(at(middle, up)) ? high : low) = middle;
    }
    return found(high, up);
  }
  return std::nullopt;
}

}  // namespace cbps::eval
