#include "model/model.h"

#include <algorithm>
#include <stdexcept>
#include <string>
#include <utility>

namespace cbps::model {

using lang::Ast;
using lang::Expr;
using lang::ExprId;
using lang::Op;

namespace {

// ---- values ----

Value in_state(State state, Kind kind, unsigned scale = 0) {
  Value value;
  value.state = state;
  value.kind = kind;
  value.scale = scale;
  return value;
}

Value truth(bool holds) {
  Value value = in_state(State::Known, Kind::Bool);
  value.number = holds ? 1 : 0;
  return value;
}

Value integer(Int128 number) {
  Value value = in_state(State::Known, Kind::Int);
  value.number = number;
  return value;
}

Value day(Date date) {
  Value value = in_state(State::Known, Kind::Date);
  value.number = date.days;
  return value;
}

bool is_known(const Value& value) { return value.state == State::Known; }
bool is_true(const Value& value) { return is_known(value) && value.number != 0; }
bool is_false(const Value& value) {
  return is_known(value) && value.kind == Kind::Bool && value.number == 0;
}
bool is_numeric(const Value& value) {
  return value.kind == Kind::Int || value.kind == Kind::Decimal;
}

/// "Every other sign and function is unknown as soon as one of its operands is"; an error spreads
/// like unknown, and where the two meet it is an error.
State joined(const std::vector<Value>& operands) {
  State state = State::Known;
  for (const Value& one : operands) {
    if (one.state == State::Error) return State::Error;
    if (one.state == State::Unknown) state = State::Unknown;
  }
  return state;
}

// ---- numbers ----

Int128 power(unsigned exponent) {
  Int128 result = 1;
  for (unsigned i = 0; i < exponent; ++i) result *= 10;
  return result;
}

/// Numbers have 64 bits; what has not is an error.
Value bounded(Kind kind, unsigned scale, Int128 number) {
  if (number < kInt64Min || number > kInt64Max) return in_state(State::Error, kind, scale);
  Value value = in_state(State::Known, kind, scale);
  value.number = number;
  return value;
}

Kind kind_of_both(const Value& a, const Value& b) {
  return a.kind == Kind::Int && b.kind == Kind::Int ? Kind::Int : Kind::Decimal;
}

/// The number with more digits after the point, as `+`, `-` and `? :` need it.
Value with_scale(const Value& value, unsigned scale) {
  if (!is_known(value)) return in_state(value.state, value.kind, scale);
  return bounded(value.kind, scale, value.number * power(scale - value.scale));
}

Value sum(const Value& left, const Value& right, int sign) {
  const unsigned scale = std::max(left.scale, right.scale);
  const Value a = with_scale(left, scale);
  const Value b = with_scale(right, scale);
  const State state = joined({a, b});
  const Kind kind = kind_of_both(left, right);
  if (state != State::Known) return in_state(state, kind, scale);
  return bounded(kind, scale, a.number + sign * b.number);
}

Value product(const Value& a, const Value& b) {
  const State state = joined({a, b});
  const Kind kind = kind_of_both(a, b);
  if (state != State::Known) return in_state(state, kind, a.scale + b.scale);
  return bounded(kind, a.scale + b.scale, a.number * b.number);
}

Value quotient(const Value& a, const Value& b, bool remainder) {
  const State state = joined({a, b});
  if (state != State::Known) return in_state(state, Kind::Int);
  if (b.number == 0) return in_state(State::Error, Kind::Int);
  return bounded(Kind::Int, 0, remainder ? a.number % b.number : a.number / b.number);
}

// ---- comparisons ----

std::vector<char32_t> code_points(std::string_view text) {
  std::vector<char32_t> points;
  for (const char byte : text) {
    const auto bits = static_cast<unsigned char>(byte);
    if ((bits & 0xC0U) == 0x80U) {
      points.back() = points.back() << 6U | (bits & 0x3FU);
    } else if (bits < 0x80U) {
      points.push_back(bits);
    } else if (bits < 0xE0U) {
      points.push_back(bits & 0x1FU);
    } else if (bits < 0xF0U) {
      points.push_back(bits & 0x0FU);
    } else {
      points.push_back(bits & 0x07U);
    }
  }
  return points;
}

/// Less than 0, 0 or more than 0, of two known values that have an order.
int order(const Value& a, const Value& b) {
  if (is_numeric(a)) {
    const unsigned scale = std::max(a.scale, b.scale);
    const Int128 left = a.number * power(scale - a.scale);
    const Int128 right = b.number * power(scale - b.scale);
    return left < right ? -1 : left > right ? 1 : 0;
  }
  if (a.kind == Kind::String || a.kind == Kind::Choice) {
    const auto left = code_points(a.text);
    const auto right = code_points(b.text);
    return left < right ? -1 : right < left ? 1 : 0;
  }
  return a.number < b.number ? -1 : a.number > b.number ? 1 : 0;
}

bool holds(const std::vector<std::string_view>& parts, std::string_view part) {
  return std::find(parts.begin(), parts.end(), part) != parts.end();
}

bool each_is_in(const std::vector<std::string_view>& parts,
                const std::vector<std::string_view>& others) {
  return std::all_of(parts.begin(), parts.end(),
                     [&](std::string_view part) { return holds(others, part); });
}

/// The parts of a set, or those that a list beside a set names.
std::vector<std::string_view> parts_of(const Value& value) {
  if (value.kind != Kind::List) return value.parts;
  std::vector<std::string_view> parts;
  for (const Value& item : value.items) parts.push_back(item.text);
  return parts;
}

Value both(const std::vector<Value>& operands) {
  bool unknown = false;
  bool error = false;
  for (const Value& one : operands) {
    if (is_false(one)) return truth(false);
    unknown = unknown || one.state == State::Unknown;
    error = error || one.state == State::Error;
  }
  if (unknown) return in_state(State::Unknown, Kind::Bool);
  return error ? in_state(State::Error, Kind::Bool) : truth(true);
}

Value negation(Value value) {
  if (is_known(value)) value.number = value.number == 0 ? 1 : 0;
  return value;
}

Value either(std::vector<Value> operands) {
  bool unknown = false;
  bool error = false;
  for (const Value& one : operands) {
    if (is_true(one)) return truth(true);
    unknown = unknown || one.state == State::Unknown;
    error = error || one.state == State::Error;
  }
  if (unknown) return in_state(State::Unknown, Kind::Bool);
  return error ? in_state(State::Error, Kind::Bool) : truth(false);
}

/// "An item of a list that is an error makes `in`, `==` and `size` of the list an error."
bool has_error_item(const Value& value) {
  return value.kind == Kind::List &&
         std::any_of(value.items.begin(), value.items.end(),
                     [](const Value& item) { return item.state == State::Error; });
}

Value equal(const Value& a, const Value& b) {
  if (has_error_item(a) || has_error_item(b)) return in_state(State::Error, Kind::Bool);
  if (a.kind == Kind::List && b.kind == Kind::List) {
    if (a.items.size() != b.items.size()) return truth(false);
    std::vector<Value> items;
    for (std::size_t i = 0; i < a.items.size(); ++i) items.push_back(equal(a.items[i], b.items[i]));
    return both(items);
  }
  const State state = joined({a, b});
  if (state != State::Known) return in_state(state, Kind::Bool);
  if (a.kind == Kind::Set || b.kind == Kind::Set) {
    const auto left = parts_of(a);
    const auto right = parts_of(b);
    return truth(each_is_in(left, right) && each_is_in(right, left));
  }
  return truth(order(a, b) == 0);
}

Value is_in(const Value& x, const Value& container) {
  if (container.kind == Kind::Set) {
    const State state = joined({x, container});
    if (state != State::Known) return in_state(state, Kind::Bool);
    return truth(holds(container.parts, x.text));
  }
  if (has_error_item(container)) return in_state(State::Error, Kind::Bool);
  // The guide leaves open whether `in []` is false of an error too; of an unknown it is.
  if (x.state == State::Error) return in_state(State::Error, Kind::Bool);
  std::vector<Value> found;
  for (const Value& item : container.items) found.push_back(equal(x, item));
  return either(found);
}

// ---- the calendar ----

Date first_day(int year, unsigned month) { return *make_date(year, month, 1); }

/// The last day of the stretch of `months` months that begins with `month`.
Date last_day(int year, unsigned month, unsigned months) {
  const unsigned next = month + months;
  const Date after = next > 12 ? first_day(year + 1, next - 12) : first_day(year, next);
  return Date{after.days - 1};
}

bool has_invalid_start(const World& world, const Row& row) {
  if (!world.duties_from) return false;
  const auto& fact = row[static_cast<std::size_t>(*world.duties_from)];
  return fact && fact->is_invalid;
}

/// The first and last days of the months (or quarters, of 3 months) that are due; none where nobody
/// can say.
std::vector<std::pair<Date, Date>> due(unsigned months, const World& world, const Row& row) {
  if (has_invalid_start(world, row)) return {};
  std::optional<Date> from;
  if (world.duties_from) {
    const auto& fact = row[static_cast<std::size_t>(*world.duties_from)];
    if (fact) from = Date{static_cast<std::int32_t>(fact->number)};
  }
  std::vector<std::pair<Date, Date>> all;
  const int year = world.calendar.period.year;
  for (unsigned month = 1; month <= 12; month += months) {
    const Date first = first_day(year, month);
    const Date last = last_day(year, month, months);
    const bool has_ended = last <= world.calendar.as_of;
    const bool began_before_duties = from && first < *from;
    if (has_ended && !began_before_duties) all.emplace_back(first, last);
  }
  return all;
}

int covered(const std::vector<std::pair<Date, Date>>& stretches, const std::vector<Date>& dates) {
  int count = 0;
  for (const auto& [first, last] : stretches) {
    for (const Date date : dates) {
      if (first <= date && date <= last) {
        ++count;
        break;
      }
    }
  }
  return count;
}

/// 29 February becomes the 28th where there is none; a year out of 1 to 9999 becomes the nearest.
Date years_later(Date date, Int128 years) {
  const YearMonthDay parts = year_month_day(date);
  const Int128 year = std::clamp<Int128>(parts.year + years, 1, 9999);
  const auto same = make_date(static_cast<int>(year), parts.month, parts.day);
  return same ? *same : *make_date(static_cast<int>(year), 2, 28);
}

Date date_of_text(std::string_view text) {
  const auto digits = [&](std::size_t at, std::size_t count) {
    return std::stoi(std::string(text.substr(at, count)));
  };
  return *make_date(digits(0, 4), static_cast<unsigned>(digits(5, 2)),
                    static_cast<unsigned>(digits(8, 2)));
}

// ---- the tree ----

class Evaluation {
 public:
  Evaluation(const Ast& ast, const World& world, const Row& row)
      : ast_(ast), world_(world), row_(row) {}

  Value at(ExprId id) const {
    const Expr& expr = ast_.at(id);
    switch (expr.op) {
      case Op::Bool: return truth(expr.number.units != 0);
      case Op::Number:
        return bounded(expr.is_decimal ? Kind::Decimal : Kind::Int, expr.number.scale,
                       expr.number.units);
      case Op::String: {
        Value value = in_state(State::Known, Kind::String);
        value.text = expr.text;
        return value;
      }
      case Op::Name: return name(expr.text);
      case Op::List: {
        Value value = in_state(State::Known, Kind::List);
        value.items = operands(expr);
        return value;
      }
      case Op::Call: return call(expr);
      default: return sign(expr.op, operands(expr));
    }
  }

 private:
  std::vector<Value> operands(const Expr& expr) const {
    std::vector<Value> all;
    for (const ExprId one : expr.operands) all.push_back(at(one));
    return all;
  }

  static Value sign(Op op, const std::vector<Value>& x) {
    switch (op) {
      case Op::Not: return negation(x[0]);
      case Op::Negate:
        if (!is_known(x[0])) return x[0];
        return bounded(x[0].kind, x[0].scale, -x[0].number);
      case Op::Multiply: return product(x[0], x[1]);
      case Op::Divide: return quotient(x[0], x[1], false);
      case Op::Modulo: return quotient(x[0], x[1], true);
      case Op::Add: return sum(x[0], x[1], 1);
      case Op::Subtract: return sum(x[0], x[1], -1);
      case Op::Equal: return equal(x[0], x[1]);
      case Op::NotEqual: return negation(equal(x[0], x[1]));
      case Op::In: return is_in(x[0], x[1]);
      case Op::And: return both(x);
      case Op::Or: return either(x);
      case Op::Conditional: return branch(x[0], x[1], x[2]);
      default: break;
    }
    const State state = joined(x);
    if (state != State::Known) return in_state(state, Kind::Bool);
    const int found = order(x[0], x[1]);
    switch (op) {
      case Op::Less: return truth(found < 0);
      case Op::LessEqual: return truth(found <= 0);
      case Op::Greater: return truth(found > 0);
      case Op::GreaterEqual: return truth(found >= 0);
      default: throw std::logic_error("a sign the model does not know");
    }
  }

  /// Unknown (or an error) if the condition is, whatever the branches are; else the branch taken.
  static Value branch(const Value& condition, const Value& yes, const Value& no) {
    const bool numbers = is_numeric(yes);
    const unsigned scale = numbers ? std::max(yes.scale, no.scale) : 0;
    const bool is_choice = yes.kind == Kind::Choice || no.kind == Kind::Choice;
    // A text beside a choice is one of its values.
    const Kind kind = numbers ? kind_of_both(yes, no) : is_choice ? Kind::Choice : yes.kind;
    if (!is_known(condition)) return in_state(condition.state, kind, scale);
    Value taken = is_true(condition) ? yes : no;
    if (numbers) taken = with_scale(taken, scale);
    taken.kind = kind;
    return taken;
  }

  Value name(const std::string& text) const {
    if (text == "as_of") return day(world_.calendar.as_of);
    if (text == "period.start") return day(first_day(world_.calendar.period.year, 1));
    if (text == "period.end") return day(last_day(world_.calendar.period.year, 12, 1));
    const Dictionary& dictionary = world_.dictionary;
    if (text.starts_with("param.")) {
      const Parameter& parameter =
          dictionary.parameter(dictionary.parameter_by_id.at(text.substr(6)));
      if (!parameter.value)
        return in_state(State::Unknown, parameter.type.kind, parameter.type.scale);
      return of_column(parameter.type, Fact{*parameter.value, {}});
    }
    const FieldId id = dictionary.field_by_id.at(text);
    const Type type = dictionary.field(id).type;
    const auto& fact = row_[static_cast<std::size_t>(id)];
    if (!fact || fact->is_invalid) return in_state(State::Unknown, type.kind, type.scale);
    Value value = of_column(type, *fact);
    value.dates = &fact->dates;
    return value;
  }

  Value of_column(Type type, const Fact& fact) const {
    Value value = in_state(State::Known, type.kind, type.scale);
    value.number = fact.number;
    const Domain& domain = world_.dictionary.domain(type);
    if (type.kind == Kind::Choice) value.text = domain[static_cast<std::size_t>(fact.number)].id;
    if (type.kind == Kind::Set) {
      value.domain = &domain;
      for (std::size_t i = 0; i < domain.size(); ++i) {
        const auto bits = static_cast<std::uint64_t>(fact.number);
        if ((bits >> i & 1U) != 0) value.parts.push_back(domain[i].id);
      }
    }
    return value;
  }

  Value call(const Expr& expr) const {
    const std::string& function = expr.text;
    const std::vector<Value> x = operands(expr);
    if (function == "known") {
      if (x[0].state == State::Error) return in_state(State::Error, Kind::Bool);
      if (is_known(x[0])) return truth(true);
      return reads_invalid(expr.operands[0]) ? in_state(State::Unknown, Kind::Bool) : truth(false);
    }
    if (function == "date") return day(date_of_text(x[0].text));
    if (function == "size" && x[0].kind == Kind::List) {
      if (has_error_item(x[0])) return in_state(State::Error, Kind::Int);
      return integer(static_cast<Int128>(x[0].items.size()));
    }
    const State state = joined(x);
    const auto strict = [&](Kind kind, auto value) {
      return state == State::Known ? value() : in_state(state, kind);
    };
    if (function == "size" || function == "count_of") {
      return strict(Kind::Int, [&] { return integer(count(x[0])); });
    }
    if (function == "has_all") {
      return strict(Kind::Bool, [&] {
        if (x.size() == 2) return truth(each_is_in(parts_of(x[1]), x[0].parts));
        return truth(x[0].parts.size() == x[0].domain->size());
      });
    }
    if (function == "subset") {
      return strict(Kind::Bool, [&] { return truth(each_is_in(x[0].parts, parts_of(x[1]))); });
    }
    if (function == "count_in") {
      return strict(Kind::Int, [&] {
        return integer(std::count_if(x[0].dates->begin(), x[0].dates->end(), [&](Date date) {
          return x[1].number <= date.days && date.days <= x[2].number;
        }));
      });
    }
    if (function == "days_between") {
      return strict(Kind::Int, [&] { return integer(x[1].number - x[0].number); });
    }
    if (function == "add_years") {
      return strict(Kind::Date, [&] { return day(years_later(date_in(x[0]), x[1].number)); });
    }
    if (function == "year") {
      return strict(Kind::Int, [&] { return integer(year_month_day(date_in(x[0])).year); });
    }
    if (function == "month") {
      return strict(Kind::Int, [&] { return integer(year_month_day(date_in(x[0])).month); });
    }
    if (function == "day") {
      return strict(Kind::Int, [&] { return integer(year_month_day(date_in(x[0])).day); });
    }
    if (function == "contains") {
      return strict(Kind::Bool,
                    [&] { return truth(x[0].text.find(x[1].text) != std::string_view::npos); });
    }
    if (function == "startsWith") {
      return strict(Kind::Bool,
                    [&] { return truth(x[0].text.substr(0, x[1].text.size()) == x[1].text); });
    }
    if (function == "endsWith") {
      return strict(Kind::Bool, [&] {
        return truth(x[0].text.size() >= x[1].text.size() &&
                     x[0].text.substr(x[0].text.size() - x[1].text.size()) == x[1].text);
      });
    }
    return duty(function, x);
  }

  /// Whether a fact under the node is invalid, or the one that its duties begin with.
  bool reads_invalid(ExprId id) const {
    const Expr& expr = ast_.at(id);
    if (expr.op == Op::Name) {
      const auto field = world_.dictionary.field_by_id.find(expr.text);
      if (field == world_.dictionary.field_by_id.end()) return false;
      const auto& fact = row_[static_cast<std::size_t>(field->second)];
      return fact && fact->is_invalid;
    }
    if (expr.op == Op::Call && asks_duties(expr.text) && has_invalid_start(world_, row_)) {
      return true;
    }
    return std::any_of(expr.operands.begin(), expr.operands.end(),
                       [this](ExprId one) { return reads_invalid(one); });
  }

  /// The six functions that ask for what is due: unknown while nothing is.
  Value duty(const std::string& function, const std::vector<Value>& x) const {
    const bool quarters = function.find("quarter") != std::string::npos;
    const auto stretches = due(quarters ? 3 : 1, world_, row_);
    const Kind kind = function.starts_with("every") ? Kind::Bool : Kind::Int;
    const State state = joined(x);
    if (state != State::Known || stretches.empty()) {
      return in_state(state == State::Error ? State::Error : State::Unknown, kind);
    }
    const auto all = static_cast<int>(stretches.size());
    if (function == "months_due" || function == "quarters_due") return integer(all);
    const int found = covered(stretches, *x[0].dates);
    if (function == "months_covered" || function == "quarters_covered") return integer(found);
    if (function == "every_month" || function == "every_quarter") return truth(found == all);
    throw std::logic_error("a function the model does not know: " + function);
  }

  static Int128 count(const Value& value) {
    if (value.kind == Kind::String) return static_cast<Int128>(code_points(value.text).size());
    if (value.kind == Kind::Set) return static_cast<Int128>(value.parts.size());
    return static_cast<Int128>(value.dates->size());
  }

  static Date date_in(const Value& value) { return Date{static_cast<std::int32_t>(value.number)}; }

  const Ast& ast_;
  const World& world_;
  const Row& row_;
};

}  // namespace

bool asks_duties(std::string_view function) {
  constexpr std::string_view kAll[] = {"every_month",    "every_quarter",    "months_due",
                                       "months_covered", "quarters_covered", "quarters_due"};
  return std::find(std::begin(kAll), std::end(kAll), function) != std::end(kAll);
}

Value evaluate(const Ast& ast, const World& world, const Row& row) {
  return Evaluation(ast, world, row).at(ast.root);
}

}  // namespace cbps::model
