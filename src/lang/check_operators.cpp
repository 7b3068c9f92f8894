#include <fmt/format.h>

#include <algorithm>

#include "cbps/lang/operators.h"
#include "lang/checker.h"

namespace cbps::lang {

/// Numbers mix; all else must be of one type, options and parts of one list.
bool Checker::fit(Type a, Type b) {
  if (is_number(a) && is_number(b)) return true;
  return a.kind == b.kind && a.domain == b.domain;
}

void Checker::logic(ExprId id) {
  for (const ExprId operand : expr(id).operands) {
    if (type(operand).kind != Kind::Bool) wrong_operand(operand, expr(id).op, Term::Bool);
  }
  set_bool(id);
}

void Checker::negate(ExprId id) {
  const ExprId operand = expr(id).operands[0];
  if (!is_number(type(operand))) wrong_operand(operand, Op::Negate, Term::Number);
  set_number(id, type(operand), negated(bounds(operand)));
}

void Checker::arithmetic(ExprId id) {
  const Op op = expr(id).op;
  const ExprId left = expr(id).operands[0];
  const ExprId right = expr(id).operands[1];
  if (op == Op::Subtract && type(left).kind == Kind::Date && type(right).kind == Kind::Date) {
    report(Code::WrongOperand, id, sign(op), Term::Number, Term::Date)
        .note(Code::WriteInstead,
              fmt::format("days_between({}, {})", text_of(right), text_of(left)));
    throw Unresolved{};
  }
  for (const ExprId operand : {left, right}) {
    if (!is_number(type(operand))) wrong_operand(operand, op, Term::Number);
  }
  const bool decimal = type(left).kind == Kind::Decimal || type(right).kind == Kind::Decimal;
  const Kind kind = decimal ? Kind::Decimal : Kind::Int;
  if (op == Op::Multiply) {
    const auto scale = static_cast<std::uint8_t>(type(left).scale + type(right).scale);
    return set_number(id, {kind, scale, 0}, product(bounds(left), bounds(right)));
  }
  const std::uint8_t scale = std::max(type(left).scale, type(right).scale);
  const auto scaled = [&](ExprId operand) {
    const Int128 factor = power_of_ten(scale - type(operand).scale);
    return product(bounds(operand), {factor, factor});
  };
  const Bounds a = scaled(left);
  const Bounds b = scaled(right);
  const Bounds all = op == Op::Add ? sum(a, b) : difference(a, b);
  // Operands are brought to one scale first: that must not overflow either.
  set_number(id, {kind, scale, 0}, a.fits() && b.fits() ? all : hull(all, hull(a, b)));
}

void Checker::division(ExprId id) {
  const Op op = expr(id).op;
  const ExprId left = expr(id).operands[0];
  const ExprId right = expr(id).operands[1];
  for (const ExprId operand : {left, right}) {
    if (type(operand).kind != Kind::Int) wrong_operand(operand, op, Term::Int);
  }
  const Typed& divisor = typed(right);
  const bool constant = divisor.value && *divisor.value != 0;
  if (environment_.arithmetic == Arithmetic::Proved && !constant) {
    fail(Code::DivisorNotConstant, right);
  }
  const Bounds by = bounds(right);
  const Bounds all = op == Op::Divide ? quotient(bounds(left), by) : remainder(bounds(left), by);
  set_number(id, {Kind::Int, 0, 0}, all, by.has(0));
}

/// A text beside a choice is one of its options, a list of texts beside a set its parts.
void Checker::adapt_to_each_other(ExprId a, ExprId b) {
  for (const auto& [one, other] : {std::pair{a, b}, std::pair{b, a}}) {
    if (type(one).kind == Kind::Choice) adapt_to(other, type(one));
    if (type(one).kind == Kind::Set && expr(other).op == Op::List &&
        type(other).kind == Kind::List) {
      adapt_to_set(other, type(one));
    }
  }
}

void Checker::comparison(ExprId id) {
  const Op op = expr(id).op;
  const ExprId left = expr(id).operands[0];
  const ExprId right = expr(id).operands[1];
  const bool equality = op == Op::Equal || op == Op::NotEqual;
  if (equality) adapt_to_each_other(left, right);
  const Type a = type(left);
  const Type b = type(right);
  if (!fit(a, b)) do_not_fit(id, a, b);
  bool comparable = false;
  switch (a.kind) {
    case Kind::Bool:
    case Kind::Date:
    case Kind::String: comparable = true; break;
    case Kind::Choice:
    case Kind::Set: comparable = equality; break;
    case Kind::List: {
      const auto& those = expr(right).operands;
      for (const ExprId item : expr(left).operands) {
        for (const ExprId other : those) adapt_to_each_other(item, other);
      }
      const std::optional<Type> x = element_type(left);
      const std::optional<Type> y = element_type(right);
      if (x && y && !fit(*x, *y)) do_not_fit(id, *x, *y);
      comparable = equality;
      break;
    }
    case Kind::Int:
    case Kind::Decimal: comparable = true; break;
    case Kind::Dates: comparable = false; break;
  }
  if (!comparable) {
    fail(Code::WrongOperand, id, sign(op), equality ? Term::Equatable : Term::Ordered,
         term_of(a.kind));
  }
  set_bool(id);
}

void Checker::membership(ExprId id) {
  const ExprId left = expr(id).operands[0];
  const ExprId right = expr(id).operands[1];
  if (type(right).kind == Kind::Set && expr(left).op == Op::String) {
    adapt_to(left, type(right));
    return set_bool(id);
  }
  if (type(right).kind != Kind::List || type(left).kind == Kind::List) {
    do_not_fit(id, type(left), type(right));
  }
  for (const ExprId item : expr(right).operands) {
    adapt_to_each_other(left, item);
    if (!fit(type(left), type(item))) {
      const auto meant = probable_literal(type(left), item);
      Diagnostic& diagnostic = report(Code::TypesDoNotFit, item, "in", term_of(type(left).kind),
                                      term_of(type(item).kind));
      if (meant) diagnostic.note(Code::WriteInstead, *meant);
      throw Unresolved{};
    }
  }
  set_bool(id);
}

void Checker::conditional(ExprId id) {
  const ExprId condition = expr(id).operands[0];
  const ExprId yes = expr(id).operands[1];
  const ExprId no = expr(id).operands[2];
  if (type(condition).kind != Kind::Bool) wrong_operand(condition, Op::Conditional, Term::Bool);
  adapt_to_each_other(yes, no);
  const Type a = type(yes);
  const Type b = type(no);
  if (!fit(a, b)) do_not_fit(id, a, b);
  if (!is_number(a)) {
    if (a.kind == Kind::Dates || a.kind == Kind::List) {
      wrong_operand(yes, Op::Conditional, Term::BranchValue);
    }
    return set(id, a, hull(bounds(yes), bounds(no)));
  }
  const std::uint8_t scale = std::max(a.scale, b.scale);
  const auto scaled = [&](ExprId branch) {
    const Int128 factor = power_of_ten(scale - type(branch).scale);
    return product(bounds(branch), {factor, factor});
  };
  const Kind kind = a.kind == Kind::Int && b.kind == Kind::Int ? Kind::Int : Kind::Decimal;
  set_number(id, {kind, scale, 0}, hull(scaled(yes), scaled(no)));
}

/// A list has a meaning only where its parent gives it one: after `in`, beside `==` and `!=`, as an
/// argument, or alone.
void Checker::refuse_list_out_of_place(ExprId id) {
  const Op op = expr(id).op;
  const auto& operands = expr(id).operands;
  for (std::size_t i = 0; i < operands.size(); ++i) {
    const bool fine =
        op == Op::Call || op == Op::Equal || op == Op::NotEqual || (op == Op::In && i == 1);
    if (fine || type(operands[i]).kind != Kind::List) continue;
    Diagnostic& diagnostic = report(Code::ListNotHere, operands[i]);
    if (op == Op::In && type(operands[1]).kind == Kind::Set) {
      diagnostic.note(Code::WriteInstead,
                      fmt::format("has_all({}, {})", text_of(operands[1]), text_of(operands[0])));
    }
    throw Unresolved{};
  }
}

void Checker::list(ExprId id) {
  const auto& items = expr(id).operands;
  for (const ExprId item : items) {
    const Kind kind = type(item).kind;
    if (kind == Kind::Dates || kind == Kind::Set) fail(Code::NotInAList, item, term_of(kind));
    for (const ExprId other : items) adapt_to_each_other(item, other);
  }
  for (const ExprId item : items) {
    if (!fit(type(items.front()), type(item))) {
      fail(Code::MixedList, item, term_of(type(items.front()).kind), term_of(type(item).kind));
    }
  }
  set(id, {Kind::List, 0, 0});
}

std::optional<Type> Checker::element_type(ExprId list) {
  std::optional<Type> all;
  for (const ExprId item : expr(list).operands) {
    if (!all || type(item).kind == Kind::Decimal) all = type(item);
  }
  return all;
}

}  // namespace cbps::lang
