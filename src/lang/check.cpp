#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "cbps/diag/suggest.h"
#include "cbps/lang/condition.h"
#include "cbps/value/date.h"

namespace cbps::lang {
namespace {

constexpr std::string_view kParameterPrefix = "param.";
constexpr Int128 kFirstDay = -719162;  // 0001-01-01
constexpr Int128 kLastDay = 2932896;   // 9999-12-31

struct Interval {
  Int128 least;
  Int128 most;
};

Interval product(const Typed& a, const Typed& b) {
  const std::array corners{a.least * b.least, a.least * b.most, a.most * b.least, a.most * b.most};
  return {*std::min_element(corners.begin(), corners.end()),
          *std::max_element(corners.begin(), corners.end())};
}

std::string_view sign(Op op) {
  switch (op) {
    case Op::Not: return "!";
    case Op::Negate:
    case Op::Subtract: return "-";
    case Op::Multiply: return "*";
    case Op::Divide: return "/";
    case Op::Modulo: return "%";
    case Op::Add: return "+";
    case Op::Less: return "<";
    case Op::LessEqual: return "<=";
    case Op::Greater: return ">";
    case Op::GreaterEqual: return ">=";
    case Op::Equal: return "==";
    case Op::NotEqual: return "!=";
    case Op::In: return "in";
    case Op::And: return "&&";
    case Op::Or: return "||";
    case Op::Conditional: return "? :";
    default: return "";
  }
}

/// The parent of a node whose type could not be found out says nothing more about it.
struct Unresolved {};

class Checker {
 public:
  Checker(Ast ast, const Environment& environment, Diagnostics& diagnostics)
      : environment_(environment), diagnostics_(diagnostics) {
    condition_.types.resize(ast.nodes.size());
    resolved_.resize(ast.nodes.size(), false);
    condition_.ast = std::move(ast);
  }

  std::optional<Condition> run() {
    for (std::size_t i = 0; i < condition_.ast.nodes.size(); ++i) {
      const auto id = static_cast<ExprId>(i);
      try {
        resolve(id);
        resolved_[i] = true;
      } catch (const Unresolved&) {
        failed_ = true;
      }
    }
    const ExprId root = condition_.ast.root;
    if (resolved_[index(root)] && type(root).kind != Kind::Bool) {
      report(Code::NotACondition, root, {term_of(type(root).kind)});
      failed_ = true;
    }
    if (failed_) return std::nullopt;
    return std::move(condition_);
  }

 private:
  [[nodiscard]] const Expr& expr(ExprId id) const { return condition_.ast.at(id); }
  [[nodiscard]] Typed& typed(ExprId id) { return condition_.types[index(id)]; }
  [[nodiscard]] Type type(ExprId id) { return typed(id).type; }
  [[nodiscard]] const Dictionary& dictionary() const { return environment_.dictionary; }

  Diagnostic& report(Code code, ExprId id, std::vector<Argument> arguments = {}) {
    const Extent extent = expr(id).extent;
    return diagnostics_.add(code, {extent.begin, extent.length, FileId::None},
                            std::move(arguments));
  }
  [[noreturn]] void fail(Code code, ExprId id, std::vector<Argument> arguments = {}) {
    report(code, id, std::move(arguments));
    throw Unresolved{};
  }

  void set(ExprId id, Type result, Int128 least = 0, Int128 most = 0) {
    if (result.scale > kMaxScale) fail(Code::ScaleTooLarge, id, {std::string(sign(expr(id).op))});
    if (!fits_int64(least) || !fits_int64(most)) {
      fail(Code::MayOverflow, id, {canonical_text(condition_.ast, id)});
    }
    Typed& node = typed(id);
    node.type = result;
    node.least = least;
    node.most = most;
  }

  void resolve(ExprId id) {
    for (const ExprId operand : expr(id).operands) {
      if (!resolved_[index(operand)]) throw Unresolved{};
      // A list has a meaning only where its parent gives it one.
      const bool list_here =
          expr(id).op == Op::Call || (expr(id).op == Op::In && operand == expr(id).operands[1]);
      if (expr(operand).op == Op::List && !list_here) fail(Code::ListNotHere, operand);
    }
    switch (expr(id).op) {
      case Op::Bool: return literal(id, {Kind::Bool, 0, 0}, expr(id).number.units);
      case Op::Number: {
        const bool decimal = expr(id).is_decimal;
        return literal(id, {decimal ? Kind::Decimal : Kind::Int, expr(id).number.scale, 0},
                       expr(id).number.units);
      }
      case Op::String:
        set(id, {Kind::String, 0, 0});
        typed(id).meaning = Meaning::Literal;
        return;
      case Op::List: return set(id, {Kind::List, 0, 0});
      case Op::Name: return name(id);
      case Op::Call: return call(id);
      case Op::Not:
      case Op::And:
      case Op::Or: return logic(id);
      case Op::Negate: return negate(id);
      case Op::Multiply:
      case Op::Add:
      case Op::Subtract: return arithmetic(id);
      case Op::Divide:
      case Op::Modulo: return division(id);
      case Op::Less:
      case Op::LessEqual:
      case Op::Greater:
      case Op::GreaterEqual:
      case Op::Equal:
      case Op::NotEqual: return comparison(id);
      case Op::In: return membership(id);
      case Op::Conditional: return conditional(id);
    }
  }

  void literal(ExprId id, Type of, std::int64_t value) {
    set(id, of, value, value);
    typed(id).meaning = Meaning::Literal;
    typed(id).value = value;
  }

  void name(ExprId id) {
    const std::string& text = expr(id).text;
    if (text == "as_of" || text == "period.start" || text == "period.end") {
      set(id, {Kind::Date, 0, 0}, kFirstDay, kLastDay);
      typed(id).meaning = text == "as_of"          ? Meaning::AsOf
                          : text == "period.start" ? Meaning::PeriodStart
                                                   : Meaning::PeriodEnd;
      return;
    }
    if (text.starts_with(kParameterPrefix)) return parameter(id, text.substr(6));
    const auto found = dictionary().field_by_id.find(text);
    if (found == dictionary().field_by_id.end()) unknown_name(id, text);
    const Field& field = dictionary().field(found->second);
    typed(id).meaning = Meaning::Field;
    typed(id).field = found->second;
    if (is_number(field.type)) return set(id, field.type, field.range->least, field.range->most);
    if (field.type.kind == Kind::Date) return set(id, field.type, kFirstDay, kLastDay);
    if (field.type.kind == Kind::Set) return set(id, field.type, 0, all_parts(field.type));
    set(id, field.type);
  }

  /// The bits of a set that has each of its parts.
  [[nodiscard]] Int128 all_parts(Type set) const {
    const std::size_t parts = dictionary().domain(set).size();
    return static_cast<std::int64_t>(parts >= 64 ? ~std::uint64_t{0}
                                                 : (std::uint64_t{1} << parts) - 1);
  }

  [[noreturn]] void unknown_name(ExprId id, const std::string& text) {
    std::vector<std::string_view> names;
    for (const Field& field : dictionary().fields) names.push_back(field.id);
    for (const Parameter& one : dictionary().parameters) {
      if (one.id == text) {
        report(Code::UnknownName, id, {text})
            .note(Code::WriteInstead, {std::string(kParameterPrefix) + text});
        throw Unresolved{};
      }
    }
    suggest(Code::UnknownName, id, text, names, "");
  }

  [[noreturn]] void suggest(Code code, ExprId id, const std::string& text,
                            const std::vector<std::string_view>& names, std::string_view prefix) {
    Diagnostic& diagnostic = report(code, id, {std::string(prefix) + text});
    if (const auto best = nearest(text, names)) {
      diagnostic.note(Code::DidYouMean, {std::string(prefix) + std::string(*best)});
    }
    throw Unresolved{};
  }

  void parameter(ExprId id, const std::string& text) {
    const auto found = dictionary().parameter_by_id.find(text);
    if (found == dictionary().parameter_by_id.end()) {
      std::vector<std::string_view> names;
      for (const Parameter& one : dictionary().parameters) names.push_back(one.id);
      suggest(Code::UnknownParameter, id, text, names, kParameterPrefix);
    }
    const Parameter& one = dictionary().parameter(found->second);
    typed(id).meaning = Meaning::Parameter;
    typed(id).parameter = found->second;
    typed(id).value = one.value;
    if (one.type.kind == Kind::Set) return set(id, one.type, 0, all_parts(one.type));
    if (one.value) return set(id, one.type, *one.value, *one.value);
    if (one.range) return set(id, one.type, one.range->least, one.range->most);
    set(id, one.type);
  }

  void logic(ExprId id) {
    for (const ExprId operand : expr(id).operands) {
      if (type(operand).kind != Kind::Bool) {
        fail(Code::WrongOperand, operand,
             {std::string(sign(expr(id).op)), term_of(type(operand).kind)});
      }
    }
    set(id, {Kind::Bool, 0, 0});
  }

  void need_number(ExprId id, ExprId operand) {
    if (is_number(type(operand))) return;
    fail(Code::WrongOperand, operand,
         {std::string(sign(expr(id).op)), term_of(type(operand).kind)});
  }

  void negate(ExprId id) {
    const ExprId operand = expr(id).operands[0];
    need_number(id, operand);
    const Typed& of = typed(operand);
    set(id, of.type, -of.most, -of.least);
  }

  /// The bounds of a number at a larger scale.
  Interval at_scale(ExprId id, unsigned scale) {
    const Typed& node = typed(id);
    const Int128 factor = power_of_ten(scale - node.type.scale);
    const Interval bounds{node.least * factor, node.most * factor};
    if (!fits_int64(bounds.least) || !fits_int64(bounds.most)) {
      fail(Code::MayOverflow, id, {canonical_text(condition_.ast, id)});
    }
    return bounds;
  }

  void arithmetic(ExprId id) {
    const ExprId left = expr(id).operands[0];
    const ExprId right = expr(id).operands[1];
    need_number(id, left);
    need_number(id, right);
    const bool decimal = type(left).kind == Kind::Decimal || type(right).kind == Kind::Decimal;
    const Kind kind = decimal ? Kind::Decimal : Kind::Int;
    if (expr(id).op == Op::Multiply) {
      const Interval bounds = product(typed(left), typed(right));
      const auto scale = static_cast<std::uint8_t>(type(left).scale + type(right).scale);
      return set(id, {kind, scale, 0}, bounds.least, bounds.most);
    }
    const std::uint8_t scale = std::max(type(left).scale, type(right).scale);
    const Interval a = at_scale(left, scale);
    const Interval b = at_scale(right, scale);
    if (expr(id).op == Op::Add)
      return set(id, {kind, scale, 0}, a.least + b.least, a.most + b.most);
    set(id, {kind, scale, 0}, a.least - b.most, a.most - b.least);
  }

  void division(ExprId id) {
    const ExprId left = expr(id).operands[0];
    const ExprId right = expr(id).operands[1];
    for (const ExprId operand : {left, right}) {
      if (type(operand).kind != Kind::Int) {
        fail(Code::WrongOperand, operand,
             {std::string(sign(expr(id).op)), term_of(type(operand).kind)});
      }
    }
    const Typed& divisor = typed(right);
    if (!divisor.value || *divisor.value == 0) fail(Code::DivisorNotConstant, right);
    const Int128 by = *divisor.value;
    const Typed& of = typed(left);
    if (expr(id).op == Op::Divide) {
      const Int128 one = of.least / by;
      const Int128 other = of.most / by;
      return set(id, {Kind::Int, 0, 0}, std::min(one, other), std::max(one, other));
    }
    const Int128 rest = (by < 0 ? -by : by) - 1;
    set(id, {Kind::Int, 0, 0}, of.least < 0 ? -rest : Int128{0}, of.most > 0 ? rest : Int128{0});
  }

  /// A text literal beside a choice is one of its options.
  void option_literal(ExprId literal_id, Type choice) {
    const Domain& domain = dictionary().domain(choice);
    const std::string& text = expr(literal_id).text;
    const auto option = std::find_if(domain.begin(), domain.end(),
                                     [&text](const Option& one) { return one.id == text; });
    if (option == domain.end()) {
      std::string ids;
      for (const Option& one : domain) ids += (ids.empty() ? "" : ", ") + one.id;
      report(Code::UnknownOption, literal_id, {text}).note(Code::Allowed, {ids});
      throw Unresolved{};
    }
    Typed& node = typed(literal_id);
    node.type = choice;
    node.value = option - domain.begin();
  }

  void comparison(ExprId id) {
    const ExprId left = expr(id).operands[0];
    const ExprId right = expr(id).operands[1];
    const bool equality = expr(id).op == Op::Equal || expr(id).op == Op::NotEqual;
    if (equality) {
      if (type(left).kind == Kind::Choice && type(right).kind == Kind::String) {
        option_literal(right, type(left));
      } else if (type(right).kind == Kind::Choice && type(left).kind == Kind::String) {
        option_literal(left, type(right));
      }
    }
    const Type a = type(left);
    const Type b = type(right);
    if (is_number(a) && is_number(b)) {
      const unsigned scale = std::max(a.scale, b.scale);
      at_scale(left, scale);
      at_scale(right, scale);
    } else if (a.kind != b.kind || a.domain != b.domain) {
      fail(Code::TypesDoNotFit, id,
           {std::string(sign(expr(id).op)), term_of(a.kind), term_of(b.kind)});
    } else {
      const bool ordered = a.kind == Kind::Date || a.kind == Kind::Bool;
      const bool comparable = ordered || a.kind == Kind::Choice || a.kind == Kind::Set;
      if (!comparable || (!equality && !ordered)) {
        fail(Code::WrongOperand, id, {std::string(sign(expr(id).op)), term_of(a.kind)});
      }
    }
    set(id, {Kind::Bool, 0, 0});
  }

  void membership(ExprId id) {
    const ExprId left = expr(id).operands[0];
    const ExprId right = expr(id).operands[1];
    if (type(right).kind == Kind::Set && expr(left).op == Op::String) {
      option_literal(left, type(right));
      return set(id, {Kind::Bool, 0, 0});
    }
    if (expr(right).op != Op::List) {
      fail(Code::TypesDoNotFit, id,
           {std::string("in"), term_of(type(left).kind), term_of(type(right).kind)});
    }
    for (const ExprId item : expr(right).operands) {
      if (type(left).kind == Kind::Choice && type(item).kind == Kind::String) {
        option_literal(item, type(left));
      }
      const bool numbers = is_number(type(left)) && is_number(type(item));
      if (numbers) at_scale(item, std::max(type(left).scale, type(item).scale));
      if (!numbers && (type(left).kind != type(item).kind || type(left).kind == Kind::String)) {
        fail(Code::TypesDoNotFit, item,
             {std::string("in"), term_of(type(left).kind), term_of(type(item).kind)});
      }
    }
    set(id, {Kind::Bool, 0, 0});
  }

  void conditional(ExprId id) {
    const auto& operands = expr(id).operands;
    if (type(operands[0]).kind != Kind::Bool) {
      fail(Code::WrongOperand, operands[0], {std::string("? :"), term_of(type(operands[0]).kind)});
    }
    const Type a = type(operands[1]);
    const Type b = type(operands[2]);
    if (is_number(a) && is_number(b)) {
      const std::uint8_t scale = std::max(a.scale, b.scale);
      const Interval yes = at_scale(operands[1], scale);
      const Interval no = at_scale(operands[2], scale);
      const Kind kind = a.kind == Kind::Int && b.kind == Kind::Int ? Kind::Int : Kind::Decimal;
      return set(id, {kind, scale, 0}, std::min(yes.least, no.least), std::max(yes.most, no.most));
    }
    if (!(a == b) || (a.kind != Kind::Bool && a.kind != Kind::Date)) {
      fail(Code::TypesDoNotFit, id, {std::string("? :"), term_of(a.kind), term_of(b.kind)});
    }
    set(id, a, std::min(typed(operands[1]).least, typed(operands[2]).least),
        std::max(typed(operands[1]).most, typed(operands[2]).most));
  }

  // ---- functions ----

  void call(ExprId id) {
    const std::string& text = expr(id).text;
    const auto table = environment_.functions;
    const auto row = std::find_if(table.begin(), table.end(),
                                  [&text](const Signature& one) { return one.name == text; });
    if (row == table.end()) {
      std::vector<std::string_view> names;
      for (const Signature& one : table) names.push_back(one.name);
      suggest(Code::UnknownFunction, id, text, names, "");
    }
    const auto& operands = expr(id).operands;
    if (operands.size() < row->least_arguments || operands.size() > row->most_arguments) {
      const std::string takes =
          row->least_arguments == row->most_arguments
              ? std::to_string(row->least_arguments)
              : fmt::format("{}–{}", row->least_arguments, row->most_arguments);
      fail(Code::WrongArgumentCount, id, {text, takes, std::to_string(operands.size())});
    }
    typed(id).meaning = Meaning::Function;
    typed(id).function = static_cast<std::uint32_t>(row - table.begin());
    for (std::size_t i = 0; i < operands.size(); ++i) argument(id, operands[i], row->parameters[i]);
    result(id, *row);
  }

  [[nodiscard]] bool is_fact(ExprId id, Kind kind) {
    return typed(id).meaning == Meaning::Field && type(id).kind == kind;
  }

  void argument(ExprId id, ExprId operand, Accepts accepts) {
    const auto refuse = [&] {
      fail(Code::WrongArgument, operand, {expr(id).text, term_of(type(operand).kind)});
    };
    switch (accepts) {
      case Accepts::Anything:
        if (type(operand).kind == Kind::List || type(operand).kind == Kind::String) refuse();
        return;
      case Accepts::Int:
        if (type(operand).kind != Kind::Int) refuse();
        return;
      case Accepts::Date:
        if (type(operand).kind != Kind::Date) refuse();
        return;
      case Accepts::DateText:
        if (expr(operand).op != Op::String || !parse_date(expr(operand).text)) {
          fail(Code::NotADate, operand, {expr(operand).text});
        }
        return;
      case Accepts::Dates:
        if (!is_fact(operand, Kind::Dates)) refuse();
        return;
      case Accepts::Set:
        if (type(operand).kind != Kind::Set) refuse();
        return;
      case Accepts::SetOrDates:
        if (!is_fact(operand, Kind::Dates) && type(operand).kind != Kind::Set) refuse();
        return;
      case Accepts::SetOrParts: return parts(id, operand);
    }
  }

  /// The second argument of `has_all` and `subset`: parts of the first one's list.
  void parts(ExprId id, ExprId operand) {
    const Type of = type(expr(id).operands[0]);
    if (expr(operand).op == Op::List) {
      std::uint64_t bits = 0;
      for (const ExprId item : expr(operand).operands) {
        if (expr(item).op != Op::String) {
          fail(Code::WrongArgument, item, {expr(id).text, term_of(type(item).kind)});
        }
        option_literal(item, of);
        bits |= std::uint64_t{1} << static_cast<unsigned>(*typed(item).value);
      }
      typed(operand).type = {Kind::Set, 0, of.domain};
      typed(operand).value = static_cast<std::int64_t>(bits);
      return;
    }
    if (!(type(operand) == of)) {
      fail(Code::WrongArgument, operand, {expr(id).text, term_of(type(operand).kind)});
    }
  }

  void result(ExprId id, const Signature& row) {
    if (row.name == "date") {
      const auto day = parse_date(expr(expr(id).operands[0]).text);
      set(id, {Kind::Date, 0, 0}, day->days, day->days);
      typed(id).value = day->days;
      return;
    }
    if (row.result == Kind::Date) return set(id, {Kind::Date, 0, 0}, kFirstDay, kLastDay);
    if (row.result != Kind::Int) return set(id, {row.result, 0, 0});
    // Counts of parts, dates and days; a generous bound that leaves room for arithmetic.
    constexpr Int128 kMostCount = 10'000'000;
    set(id, {Kind::Int, 0, 0}, row.name == "days_between" ? -kMostCount : Int128{0}, kMostCount);
  }

  const Environment& environment_;
  Diagnostics& diagnostics_;
  Condition condition_;
  std::vector<bool> resolved_;
  bool failed_ = false;
};

/// Whether a node reads a fact, for each node.
std::vector<bool> reads_a_fact(const Condition& condition) {
  std::vector<bool> reads(condition.ast.nodes.size());
  for (std::size_t i = 0; i < reads.size(); ++i) {
    const Expr& node = condition.ast.nodes[i];
    reads[i] = condition.types[i].meaning == Meaning::Field ||
               (condition.types[i].meaning == Meaning::Function && node.operands.empty()) ||
               std::any_of(node.operands.begin(), node.operands.end(),
                           [&reads](ExprId operand) { return reads[index(operand)]; });
  }
  return reads;
}

template <class Id, class Of>
std::vector<Id> distinct(const Condition& condition, Meaning meaning, Of of) {
  std::vector<Id> all;
  for (const Typed& node : condition.types) {
    if (node.meaning != meaning) continue;
    if (std::find(all.begin(), all.end(), of(node)) == all.end()) all.push_back(of(node));
  }
  return all;
}

}  // namespace

std::vector<FieldId> Condition::fields() const {
  return distinct<FieldId>(*this, Meaning::Field, [](const Typed& node) { return node.field; });
}

std::vector<ParameterId> Condition::parameters() const {
  return distinct<ParameterId>(*this, Meaning::Parameter,
                               [](const Typed& node) { return node.parameter; });
}

std::optional<Condition> check(Ast ast, const Environment& environment, Diagnostics& diagnostics) {
  return Checker(std::move(ast), environment, diagnostics).run();
}

bool check_linear(const Condition& condition, Diagnostics& diagnostics) {
  const std::vector<bool> reads = reads_a_fact(condition);
  bool linear = true;
  for (const Expr& node : condition.ast.nodes) {
    if (node.op != Op::Multiply || !reads[index(node.operands[0])] ||
        !reads[index(node.operands[1])]) {
      continue;
    }
    diagnostics.add(Code::NotLinear, {node.extent.begin, node.extent.length, FileId::None});
    linear = false;
  }
  return linear;
}

}  // namespace cbps::lang
