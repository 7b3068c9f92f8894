#include "sql/expression.h"

#include <fmt/format.h>

#include <cstdint>
#include <vector>

#include "cbps/eval/functions.h"
#include "cbps/lang/node.h"
#include "cbps/value/decimal.h"
#include "cbps/value/unreachable.h"
#include "sql/layout.h"

namespace cbps::sql {
namespace {

using lang::ExprId;
namespace node = lang::node;

/// How tightly the sign at the top of an expression binds: parentheses stand only where needed.
enum class Binding : std::uint8_t { Or, And, Not, Comparison, Sum, Product, Atom };

struct Sql {
  std::string text;
  Binding binding = Binding::Atom;
};

std::string inside(const Sql& sql, Binding least) {
  return sql.binding < least ? '(' + sql.text + ')' : sql.text;
}

std::string_view truth(bool value) { return value ? "TRUE" : "FALSE"; }

std::string quoted(std::string_view text) {
  std::string all = "'";
  for (const char c : text) all += c == '\'' ? std::string("''") : std::string(1, c);
  return all + '\'';
}

class ExpressionWriter {
 public:
  ExpressionWriter(const lang::Condition& condition, const Target& target)
      : condition_(condition), target_(target) {}

  std::string write() { return sql(condition_.ast.root).text; }

 private:
  [[nodiscard]] const lang::Typed& type(ExprId id) const { return condition_.type(id); }

  Sql sql(ExprId id) {
    return visit(condition_, id,
                 [&](const auto& found) -> Sql { return this->write_node(id, found); });
  }

  // ---- values ----

  Sql write_node(ExprId id, const node::Literal& /*literal*/) { return constant(id); }
  Sql write_node(ExprId id, const node::Parameter& /*parameter*/) { return constant(id); }
  Sql write_node(ExprId /*id*/, const node::Day& day) {
    return {std::to_string(day_number(day_of(target_.calendar, day.day)))};
  }
  Sql write_node(ExprId id, const node::Fact& fact) {
    const Field& field = target_.dictionary.field(fact.field);
    switch (type(id).type.kind) {
      case Kind::Bool:
      case Kind::Int:
      case Kind::Decimal:
      case Kind::Choice:
      case Kind::Date: return {value_column(field)};
      case Kind::String:
      case Kind::Dates:
      case Kind::Set:
      case Kind::List: throw Refused{field.id};
    }
    unreachable();
  }

  Sql constant(ExprId id) const {
    const lang::Typed& typed = type(id);
    if (typed.type.kind == Kind::String) throw Refused{condition_.ast.at(id).text};
    if (!typed.value) {
      const bool is_bool = typed.type.kind == Kind::Bool;
      const bool is_text = typed.type.kind == Kind::Choice;
      const std::string_view name = is_bool   ? target_.dialect.boolean
                                    : is_text ? target_.dialect.text
                                              : target_.dialect.integer;
      return {fmt::format(fmt::runtime(target_.dialect.typed_null), name)};
    }
    switch (typed.type.kind) {
      case Kind::Bool: return {std::string(truth(*typed.value != 0))};
      case Kind::Int:
      case Kind::Decimal:
        return {std::to_string(*typed.value), *typed.value < 0 ? Binding::Sum : Binding::Atom};
      case Kind::Choice:
        return {quoted(
            target_.dictionary.domain(typed.type)[static_cast<std::size_t>(*typed.value)].id)};
      case Kind::Date:
        return {std::to_string(day_number(Date{static_cast<std::int32_t>(*typed.value)}))};
      case Kind::String:
      case Kind::Dates:
      case Kind::Set:
      case Kind::List: break;
    }
    throw Refused{"a list"};
  }

  // ---- logic ----

  Sql write_node(ExprId /*id*/, const node::Not& one) {
    return {"NOT " + inside(sql(one.operand), Binding::Comparison), Binding::Not};
  }
  Sql write_node(ExprId /*id*/, const node::Chain& chain) {
    const bool is_and = chain.op == lang::ChainOp::And;
    const Binding binding = is_and ? Binding::And : Binding::Or;
    std::string text;
    for (const ExprId operand : chain.operands) {
      if (!text.empty()) text += is_and ? " AND " : " OR ";
      text += inside(sql(operand), is_and ? Binding::Not : Binding::And);
    }
    return {text, binding};
  }
  Sql write_node(ExprId /*id*/, const node::Conditional& one) {
    return choose(sql(one.condition).text, sql(one.yes).text, sql(one.no).text);
  }
  /// Never ELSE: what is unknown is neither.
  static Sql choose(const std::string& condition, const std::string& yes, const std::string& no) {
    return {fmt::format("CASE ({}) WHEN TRUE THEN {} WHEN FALSE THEN {} END", condition, yes, no)};
  }

  // ---- numbers ----

  Sql write_node(ExprId /*id*/, const node::Negate& one) {
    return {"-" + inside(sql(one.operand), Binding::Atom), Binding::Sum};
  }
  Sql write_node(ExprId id, const node::Arithmetic& one) {
    const std::uint8_t scale = type(id).type.scale;
    switch (one.op) {
      case lang::ArithmeticOp::Add: return sum(one, scale, " + ");
      case lang::ArithmeticOp::Subtract: return sum(one, scale, " - ");
      case lang::ArithmeticOp::Multiply:
        return {
            inside(sql(one.left), Binding::Product) + " * " + inside(sql(one.right), Binding::Atom),
            Binding::Product};
      case lang::ArithmeticOp::Divide: return {quotient(one.left, one.right)};
      case lang::ArithmeticOp::Modulo:
        return {inside(sql(one.left), Binding::Sum) + " - " + quotient(one.left, one.right) +
                    " * " + inside(sql(one.right), Binding::Atom),
                Binding::Sum};
    }
    unreachable();
  }
  Sql sum(const node::Arithmetic& one, std::uint8_t scale, std::string_view sign) {
    return {inside(at_scale(one.left, scale), Binding::Sum) + std::string(sign) +
                inside(at_scale(one.right, scale), Binding::Product),
            Binding::Sum};
  }
  std::string quotient(ExprId left, ExprId right) {
    return quotient(inside(sql(left), Binding::Atom), inside(sql(right), Binding::Atom));
  }
  [[nodiscard]] std::string quotient(const std::string& left, const std::string& right) const {
    return fmt::format(fmt::runtime(target_.dialect.quotient), left, right);
  }
  /// A number in units of a finer scale than its own.
  Sql at_scale(ExprId id, std::uint8_t scale) {
    Sql number = sql(id);
    const std::uint8_t its = type(id).type.scale;
    if (its == scale) return number;
    return {inside(number, Binding::Product) + " * " +
                std::to_string(power_of_ten(static_cast<unsigned>(scale - its))),
            Binding::Product};
  }

  // ---- comparisons ----

  Sql write_node(ExprId /*id*/, const node::Comparison& one) {
    const Type left = type(one.left).type;
    const Type right = type(one.right).type;
    switch (left.kind) {
      case Kind::Int:
      case Kind::Decimal: {
        const std::uint8_t scale = std::max(left.scale, right.scale);
        return compared(at_scale(one.left, scale), one.op, at_scale(one.right, scale));
      }
      case Kind::Date:
      case Kind::Choice: return compared(sql(one.left), one.op, sql(one.right));
      case Kind::Bool: return compared(as_number(one.left), one.op, as_number(one.right));
      case Kind::Set: return sets_compared(one);
      case Kind::String:
      case Kind::Dates:
      case Kind::List: break;
    }
    throw Refused{"=="};
  }
  static Sql compared(const Sql& left, lang::ComparisonOp op, const Sql& right) {
    return {inside(left, Binding::Sum) + ' ' + std::string(sign(op)) + ' ' +
                inside(right, Binding::Sum),
            Binding::Comparison};
  }
  static std::string_view sign(lang::ComparisonOp op) {
    switch (op) {
      case lang::ComparisonOp::Less: return "<";
      case lang::ComparisonOp::LessEqual: return "<=";
      case lang::ComparisonOp::Greater: return ">";
      case lang::ComparisonOp::GreaterEqual: return ">=";
      case lang::ComparisonOp::Equal: return "=";
      case lang::ComparisonOp::NotEqual: return "<>";
    }
    unreachable();
  }
  Sql as_number(ExprId id) {
    return {fmt::format("CASE ({}) WHEN TRUE THEN 1 WHEN FALSE THEN 0 END", sql(id).text)};
  }
  Sql sets_compared(const node::Comparison& one) {
    std::vector<std::string> parts;
    for (std::size_t part = 0; part < parts_of(one.left); ++part) {
      parts.push_back(
          fmt::format("({}) = ({})", has_part(one.left, part), has_part(one.right, part)));
    }
    const std::string equal = where_known({one.left, one.right}, joined(parts));
    if (one.op == lang::ComparisonOp::Equal) return {equal};
    if (one.op == lang::ComparisonOp::NotEqual) return {"NOT (" + equal + ')', Binding::Not};
    throw Refused{"<"};
  }
  Sql write_node(ExprId /*id*/, const node::Membership& one) {
    const Type collection = type(one.collection).type;
    if (collection.kind == Kind::Set) {
      const auto option = type(one.item).value;
      if (!option) throw Refused{"in"};
      return {where_known({one.collection},
                          has_part(one.collection, static_cast<std::size_t>(*option)))};
    }
    std::vector<std::string> items;
    for (const ExprId item : lang::operands(condition_, one.collection)) {
      const std::uint8_t scale = std::max(type(one.item).type.scale, type(item).type.scale);
      const bool is_number = cbps::is_number(type(item).type);
      items.push_back((is_number ? compared(at_scale(one.item, scale), lang::ComparisonOp::Equal,
                                            at_scale(item, scale))
                                 : compared(sql(one.item), lang::ComparisonOp::Equal, sql(item)))
                          .text);
    }
    if (items.empty()) throw Refused{"in []"};
    std::string any;
    for (const std::string& item : items) any += (any.empty() ? "" : " OR ") + item;
    return {any, items.size() == 1 ? Binding::Comparison : Binding::Or};
  }
  Sql write_node(ExprId /*id*/, const node::List& /*list*/) { throw Refused{"[…]"}; }

  // ---- sets ----

  [[nodiscard]] std::size_t parts_of(ExprId set) const {
    return target_.dictionary.domain(type(set).type).size();
  }
  /// Whether a set has a part; not known where the set is not.
  std::string has_part(ExprId set, std::size_t part) {
    const lang::Typed& typed = type(set);
    if (const auto fact = lang::node_if<node::Fact>(condition_, set)) {
      const Field& field = target_.dictionary.field(fact->field);
      return part_column(field, target_.dictionary.domain(field.type)[part]);
    }
    if (const auto one = lang::node_if<node::Conditional>(condition_, set)) {
      return choose(sql(one->condition).text, has_part(one->yes, part), has_part(one->no, part))
          .text;
    }
    if (!typed.value) {
      return fmt::format(fmt::runtime(target_.dialect.typed_null), target_.dialect.boolean);
    }
    return std::string(truth((*typed.value >> part & 1) != 0));
  }
  static std::string joined(const std::vector<std::string>& parts) {
    if (parts.empty()) return "TRUE";
    std::string all;
    for (const std::string& part : parts) all += (all.empty() ? "" : " AND ") + part;
    return all;
  }
  /// A truth value that is unknown where one of the sets is: what they have then decides nothing.
  std::string where_known(const std::vector<ExprId>& sets, const std::string& truth_value) {
    std::string known;
    for (const ExprId set : sets) {
      const bool is_constant = type(set).value.has_value();
      if (is_constant || parts_of(set) == 0) continue;
      known += (known.empty() ? "(" : " AND (") + has_part(set, 0) + ") IS NOT NULL";
    }
    if (known.empty()) return '(' + truth_value + ')';
    return fmt::format("CASE WHEN {} THEN {} END", known, truth_value);
  }

  // ---- functions ----

  Sql write_node(ExprId id, const node::Call& call) {
    const auto argument = [&call](std::size_t i) { return call.arguments[i]; };
    switch (call.function) {
      case lang::FunctionId::Known: return {known(argument(0))};
      case lang::FunctionId::Size:
      case lang::FunctionId::CountOf: return count(argument(0));
      case lang::FunctionId::HasAll: return {has_all(call)};
      case lang::FunctionId::Subset: return {subset(argument(0), argument(1))};
      case lang::FunctionId::EveryMonth:
        return {months_column(field(argument(0))) + " = " + std::string(kMonthsDue),
                Binding::Comparison};
      case lang::FunctionId::EveryQuarter:
        return {quarters_column(field(argument(0))) + " = " + std::string(kQuartersDue),
                Binding::Comparison};
      case lang::FunctionId::MonthsCovered: return covered(months_column, kMonthsDue, argument(0));
      case lang::FunctionId::QuartersCovered:
        return covered(quarters_column, kQuartersDue, argument(0));
      case lang::FunctionId::MonthsDue: return {std::string(kMonthsDue)};
      case lang::FunctionId::QuartersDue: return {std::string(kQuartersDue)};
      case lang::FunctionId::Date: return constant(id);
      case lang::FunctionId::Year: return {year(inside(sql(argument(0)), Binding::Atom))};
      case lang::FunctionId::Month:
        return {'(' + month(inside(sql(argument(0)), Binding::Atom)) + ')'};
      case lang::FunctionId::Day: return {'(' + day(inside(sql(argument(0)), Binding::Atom)) + ')'};
      case lang::FunctionId::DaysBetween:
        return {days(inside(sql(argument(1)), Binding::Atom)) + " - " +
                    days(inside(sql(argument(0)), Binding::Atom)),
                Binding::Sum};
      case lang::FunctionId::AddYears: return {add_years(argument(0), argument(1))};
      case lang::FunctionId::CountIn:
      case lang::FunctionId::Contains:
      case lang::FunctionId::StartsWith:
      case lang::FunctionId::EndsWith: break;
    }
    throw Refused{std::string(eval::functions()[lang::index(call.function)].name)};
  }
  [[nodiscard]] const Field& field(ExprId id) const {
    const auto fact = lang::node_if<node::Fact>(condition_, id);
    if (!fact) throw Refused{"dates"};
    return target_.dictionary.field(fact->field);
  }

  /// Unknown where nothing is due.
  Sql covered(std::string (*column)(const Field&), std::string_view due, ExprId dates) const {
    return {fmt::format("CASE WHEN {} IS NOT NULL THEN {} END", due, column(field(dates)))};
  }

  /// Unknown where what was given is invalid.
  std::string known(ExprId id) const {
    if (lang::node_if<node::Parameter>(condition_, id)) {
      return std::string(truth(type(id).value.has_value()));
    }
    const Field& its = field(id);
    std::string column;
    switch (its.type.kind) {
      case Kind::Dates: column = count_column(its); break;
      case Kind::Set: column = part_column(its, target_.dictionary.domain(its.type).front()); break;
      case Kind::Bool:
      case Kind::Int:
      case Kind::Decimal:
      case Kind::String:
      case Kind::Choice:
      case Kind::Date:
      case Kind::List: column = value_column(its); break;
    }
    return fmt::format(
        "CASE WHEN {} THEN {} ELSE {} IS NOT NULL END", invalid_column(its),
        fmt::format(fmt::runtime(target_.dialect.typed_null), target_.dialect.boolean), column);
  }

  Sql count(ExprId id) {
    switch (type(id).type.kind) {
      case Kind::Dates: return {count_column(field(id))};
      case Kind::Set: break;
      case Kind::Bool:
      case Kind::Int:
      case Kind::Decimal:
      case Kind::String:
      case Kind::Choice:
      case Kind::Date:
      case Kind::List: throw Refused{"size"};
    }
    std::string sum;
    for (std::size_t part = 0; part < parts_of(id); ++part) {
      sum += fmt::format("{}CASE ({}) WHEN TRUE THEN 1 WHEN FALSE THEN 0 END",
                         sum.empty() ? "" : " + ", has_part(id, part));
    }
    return {sum.empty() ? "0" : sum, Binding::Sum};
  }

  std::string has_all(const node::Call& call) {
    const ExprId set = call.arguments[0];
    std::vector<std::string> parts;
    if (call.arguments.size() == 1) {
      for (std::size_t part = 0; part < parts_of(set); ++part) parts.push_back(has_part(set, part));
      return where_known({set}, joined(parts));
    }
    const ExprId wanted = call.arguments[1];
    return subset(wanted, set);
  }
  std::string subset(ExprId part_set, ExprId whole) {
    std::vector<std::string> parts;
    for (std::size_t part = 0; part < parts_of(whole); ++part) {
      const lang::Typed& typed = type(part_set);
      if (typed.value) {  // of a constant only the parts that it has matter
        if ((*typed.value >> part & 1) != 0) parts.push_back(has_part(whole, part));
      } else {
        parts.push_back(
            fmt::format("(NOT ({}) OR ({}))", has_part(part_set, part), has_part(whole, part)));
      }
    }
    return where_known({part_set, whole}, joined(parts));
  }

  // ---- days, as YYYYMMDD ----

  [[nodiscard]] std::string year(const std::string& date) const { return quotient(date, "10000"); }
  [[nodiscard]] std::string month(const std::string& date) const {
    return quotient(date, "100") + " - " + year(date) + " * 100";
  }
  [[nodiscard]] std::string day(const std::string& date) const {
    return date + " - " + quotient(date, "100") + " * 100";
  }
  /// Counted from a day in the year 0, as calendars of the Gregorian kind do: years begin in March.
  [[nodiscard]] std::string days(const std::string& date) const {
    const std::string is_early = '(' + month(date) + ") <= 2";
    const std::string y = '(' + year(date) + " - CASE WHEN " + is_early + " THEN 1 ELSE 0 END)";
    const std::string m = '(' + month(date) + " + CASE WHEN " + is_early + " THEN 9 ELSE -3 END)";
    return fmt::format("({0} * 365 + {1} - {2} + {3} + {4} + {5})", y, quotient(y, "4"),
                       quotient(y, "100"), quotient(y, "400"),
                       quotient('(' + m + " * 153 + 2)", "5"), day(date));
  }
  /// 29 February becomes the 28th. Years stay within 1 to 9999.
  std::string add_years(ExprId date, ExprId years) {
    const std::string day_text = inside(sql(date), Binding::Atom);
    const auto number = type(years).value;
    if (!number) {
      const bool is_unset = !type(years).varies;
      if (!is_unset) throw Refused{"add_years"};
      return fmt::format(fmt::runtime(target_.dialect.typed_null), target_.dialect.integer);
    }
    constexpr std::int64_t kMost = 9998;
    if (*number > kMost || *number < -kMost) throw Refused{"add_years"};
    const std::string shifted = fmt::format("({} + {})", day_text, *number * 10'000);
    const std::string y = year(shifted);
    const std::string is_leap =
        fmt::format("({0} = {1} * 4 AND ({0} <> {2} * 100 OR {0} = {3} * 400))", y,
                    quotient(y, "4"), quotient(y, "100"), quotient(y, "400"));
    const std::string month_and_day = fmt::format("{} - {} * 10000", day_text, year(day_text));
    const std::string clamped =
        fmt::format("{0} - CASE WHEN {0} = 229 THEN 1 ELSE 0 END", month_and_day);
    return fmt::format(
        "CASE WHEN {0} > 99991231 THEN 99990000 + {3} WHEN {0} < 10101 THEN 10000 + {3} "
        "WHEN {1} = 229 AND NOT {2} THEN {0} - 1 ELSE {0} END",
        shifted, month_and_day, is_leap, clamped);
  }

  const lang::Condition& condition_;
  const Target& target_;
};

}  // namespace

std::string expression(const lang::Condition& condition, const Target& target) {
  return ExpressionWriter(condition, target).write();
}

}  // namespace cbps::sql
