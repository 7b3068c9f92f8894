#include <algorithm>

#include "cbps/lang/operators.h"
#include "lang/checker.h"

namespace cbps::lang {

Checker::Checker(Ast ast, const Environment& environment, Diagnostics& diagnostics)
    : environment_(environment), diagnostics_(diagnostics) {
  condition_.types.resize(ast.nodes.size());
  resolved_.resize(ast.nodes.size(), false);
  condition_.ast = std::move(ast);
}

std::optional<Condition> Checker::run(bool must_be_bool) {
  for (std::size_t i = 0; i < condition_.ast.nodes.size(); ++i) {
    const auto id = static_cast<ExprId>(i);
    try {
      resolve(id);
      resolved_[i] = true;
      for (const ExprId operand : expr(id).operands) typed(id).varies |= typed(operand).varies;
    } catch (const Unresolved&) {
      failed_ = true;
    }
  }
  const ExprId root = condition_.ast.root;
  if (must_be_bool && resolved_[index(root)] && type(root).kind != Kind::Bool) {
    report(Code::NotACondition, root, term_of(type(root).kind));
    failed_ = true;
  }
  if (failed_) return std::nullopt;
  return std::move(condition_);
}

void Checker::wrong_operand(ExprId operand, Op op, Term wanted) {
  fail(Code::WrongOperand, operand, sign(op), wanted, term_of(type(operand).kind));
}

void Checker::do_not_fit(ExprId id, Type left, Type right) {
  const std::optional<std::string> meant = probable_comparison(id);
  Diagnostic& diagnostic =
      report(Code::TypesDoNotFit, id, sign(expr(id).op), term_of(left.kind), term_of(right.kind));
  if (meant) diagnostic.note(Code::WriteInstead, *meant);
  throw Unresolved{};
}

void Checker::set(ExprId id, Type result, Bounds bounds) {
  Typed& node = typed(id);
  node.type = result;
  node.least = bounds.least;
  node.most = bounds.most;
}

void Checker::set_number(ExprId id, Type result, Bounds bounds, bool divides_by_zero) {
  if (result.scale > kMaxScale) fail(Code::ScaleTooLarge, id, sign(expr(id).op));
  if (!bounds.fits() || divides_by_zero) {
    if (environment_.arithmetic == Arithmetic::Proved) {
      fail(Code::MayOverflow, id, canonical_text(condition_.ast, id));
    }
    typed(id).may_err = true;
    bounds = {std::clamp(bounds.least, kInt64Min, kInt64Max),
              std::clamp(bounds.most, kInt64Min, kInt64Max)};
  }
  set(id, result, bounds);
}

void Checker::resolve(ExprId id) {
  // Whatever is wrong with its arguments: what `all(d, d > x)` needs to be told is the function.
  if (expr(id).op == Op::Call && signature(expr(id).text) == nullptr) unknown_function(id);
  for (const ExprId operand : expr(id).operands) {
    if (!resolved_[index(operand)]) throw Unresolved{};
  }
  refuse_list_out_of_place(id);
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
    case Op::List: return list(id);
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

void Checker::literal(ExprId id, Type of, std::int64_t value) {
  set(id, of, {value, value});
  typed(id).meaning = Meaning::Literal;
  typed(id).value = value;
}

namespace {

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
  return distinct<FieldId>(*this, Meaning::Fact, [](const Typed& node) { return node.field; });
}

std::vector<ParameterId> Condition::parameters() const {
  return distinct<ParameterId>(*this, Meaning::Parameter,
                               [](const Typed& node) { return node.parameter; });
}

std::optional<Condition> check(Ast ast, const Environment& environment, Diagnostics& diagnostics) {
  return Checker(std::move(ast), environment, diagnostics).run(true);
}

std::optional<Condition> check_expression(Ast ast, const Environment& environment,
                                          Diagnostics& diagnostics) {
  return Checker(std::move(ast), environment, diagnostics).run(false);
}

}  // namespace cbps::lang
