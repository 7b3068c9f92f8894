#include <algorithm>
#include <map>
#include <optional>

#include "cbps/value/interval.h"
#include "rules/lints.h"

namespace cbps::rules {

using lang::Expr;
using lang::ExprId;
using lang::Meaning;
using lang::Op;
using lang::Typed;

namespace {

/// What `fact OP x` says with its sides changed.
Op turned(Op op) {
  switch (op) {
    case Op::Less: return Op::Greater;
    case Op::LessEqual: return Op::GreaterEqual;
    case Op::Greater: return Op::Less;
    case Op::GreaterEqual: return Op::LessEqual;
    default: return op;
  }
}

/// Conditions that must hold together, one operand of their `&&` after the other: what is left for
/// each fact, parameters as they are set.
class Demands {
 public:
  Demands(const LintContext& context, const std::vector<Span>& never)
      : context_(context), never_(never) {}

  void add(const Condition& condition) {
    condition_ = &condition;
    add(condition.condition.ast.root);
  }

 private:
  [[nodiscard]] const Expr& expr(ExprId id) const { return condition_->condition.ast.at(id); }
  [[nodiscard]] const Typed& typed(ExprId id) const { return condition_->condition.type(id); }

  void add(ExprId id) {
    const Expr& node = expr(id);
    switch (node.op) {
      case Op::And:
        for (const ExprId operand : node.operands) add(operand);
        return;
      case Op::In:
        if (expr(node.operands[1]).op == Op::List) among(id, node);
        return;
      case Op::Less:
      case Op::LessEqual:
      case Op::Greater:
      case Op::GreaterEqual:
      case Op::Equal:
      case Op::NotEqual: return comparison(id, node);
      default: return;
    }
  }

  void comparison(ExprId id, const Expr& node) {
    const Type type = typed(node.operands[0]).type;
    if (type.kind == Kind::Choice) {
      const auto bit = option(node.operands[1]);
      if (!bit || node.op == Op::Less || node.op == Op::Greater) return;
      return choose(id, node.operands[0], node.op == Op::Equal ? *bit : ~*bit);
    }
    if (!is_number(type) && type.kind != Kind::Date) return;
    if (is_out_of_reach(id, node)) return;
    limit(id, node.op, node.operands[0], node.operands[1]);
    limit(id, turned(node.op), node.operands[1], node.operands[0]);
  }

  /// In units of nine digits, so that all numbers compare.
  [[nodiscard]] Interval bounds(ExprId id) const {
    const Typed& of = typed(id);
    const Int128 factor = power_of_ten(kMaxScale - of.type.scale);
    return product({of.least, of.most}, {factor, factor});
  }

  /// `x * 2 >= param.p` where no x within its range gets so far.
  bool is_out_of_reach(ExprId id, const Expr& node) {
    // What is due is unknown rather than 0: `quarters_due() < 1` says "or nothing is asked yet".
    const bool calendar = std::any_of(node.operands.begin(), node.operands.end(), [&](ExprId one) {
      return typed(one).meaning == Meaning::Function && expr(one).operands.empty();
    });
    const Interval a = bounds(node.operands[0]), b = bounds(node.operands[1]);
    const auto possible = [&] {
      switch (node.op) {
        case Op::Less: return a.least < b.most;
        case Op::LessEqual: return a.least <= b.most;
        case Op::Greater: return a.most > b.least;
        case Op::GreaterEqual: return a.most >= b.least;
        case Op::Equal: return a.least <= b.most && b.least <= a.most;
        default: return true;
      }
    };
    if (calendar || possible()) return false;
    report(id, lang::canonical_text(condition_->condition.ast, node.operands[0]));
    return true;
  }

  void limit(ExprId id, Op op, ExprId fact, ExprId bound) {
    if (typed(fact).meaning != Meaning::Field) return;
    const Interval value = bounds(bound);
    if (lang::reads_a_fact(condition_->condition, bound) || value.least != value.most) return;
    const FieldId field = typed(fact).field;
    Interval& rest = numbers_.try_emplace(field, bounds(fact)).first->second;
    if (rest.least > rest.most) return;
    switch (op) {
      case Op::Less: rest.most = std::min(rest.most, value.least - 1); break;
      case Op::LessEqual: rest.most = std::min(rest.most, value.least); break;
      case Op::Greater: rest.least = std::max(rest.least, value.least + 1); break;
      case Op::GreaterEqual: rest.least = std::max(rest.least, value.least); break;
      case Op::Equal:
        rest = {std::max(rest.least, value.least), std::min(rest.most, value.least)};
        break;
      default: break;
    }
    if (rest.least > rest.most) report(id, context_.pack.dictionary.field(field).id);
  }

  /// The bit of a literal option.
  [[nodiscard]] std::optional<std::uint64_t> option(ExprId id) const {
    if (typed(id).meaning != Meaning::Literal || !typed(id).value) return std::nullopt;
    return std::uint64_t{1} << static_cast<unsigned>(*typed(id).value);
  }

  void among(ExprId id, const Expr& node) {
    if (typed(node.operands[0]).type.kind != Kind::Choice) return;
    std::uint64_t options = 0;
    for (const ExprId item : expr(node.operands[1]).operands) {
      const auto bit = option(item);
      if (!bit) return;
      options |= *bit;
    }
    choose(id, node.operands[0], options);
  }

  void choose(ExprId id, ExprId fact, std::uint64_t options) {
    if (typed(fact).meaning != Meaning::Field) return;
    const std::size_t count = context_.pack.dictionary.domain(typed(fact).type).size();
    const std::uint64_t all = count >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << count) - 1;
    std::uint64_t& rest = options_.try_emplace(typed(fact).field, all).first->second;
    if (rest == 0) return;
    rest &= options;
    if (rest == 0) report(id, context_.pack.dictionary.field(typed(fact).field).id);
  }

  /// Not where the ranges alone decide: that is said already.
  void report(ExprId id, std::string what) {
    const Span place = context_.place(*condition_, id);
    const bool said = std::any_of(never_.begin(), never_.end(), [&](const Span& one) {
      return one.file == place.file && one.begin == place.begin;
    });
    if (!said) context_.report(Code::NeverMet, *condition_, id, std::move(what));
  }

  const LintContext& context_;
  const std::vector<Span>& never_;
  const Condition* condition_ = nullptr;
  std::map<FieldId, Interval> numbers_;
  std::map<FieldId, std::uint64_t> options_;
};

}  // namespace

void lint_demands(const LintContext& context, const std::vector<const Condition*>& together,
                  const std::vector<Span>& never) {
  Demands demands(context, never);
  for (const Condition* condition : together) demands.add(*condition);
}

}  // namespace cbps::rules
