#include <algorithm>
#include <map>
#include <optional>

#include "cbps/lang/node.h"
#include "cbps/value/bounds.h"
#include "cbps/value/unreachable.h"
#include "lint/lints.h"

namespace cbps::lint {

namespace node = lang::node;
using lang::ChainOp;
using lang::ComparisonOp;
using lang::ExprId;
using lang::Meaning;
using lang::Typed;

namespace {

/// Conditions that must hold together, one operand of their `&&` after the other: what is left for
/// each fact, parameters as they are set.
class Demands {
 public:
    Demands(const Context& context, const std::vector<Span>& never)
      : context_(context), never_(never) {}

  void add(const Condition& condition) {
    condition_ = &condition;
    add(condition.condition.ast.root);
  }

 private:
  [[nodiscard]] const Typed& typed(ExprId id) const { return condition_->condition.type(id); }

  void add(ExprId id) {
    lang::visit(condition_->condition, id,
                lang::Overloaded{
                    [&](const node::Chain& of) {
                      if (of.op != ChainOp::And) return;
                      for (const ExprId operand : of.operands) add(operand);
                    },
                    [&](const node::Comparison& of) { comparison(id, of); },
                    [&](const node::Membership& of) { membership(id, of); },
                    // What these ask of a single fact is left out of account.
                    [](const lang::OneOf<node::Literal, node::Fact, node::Parameter, node::Day,
                                         node::List, node::Not, node::Negate, node::Arithmetic,
                                         node::Conditional, node::Call> auto&) {},
                });
  }

  void comparison(ExprId id, const node::Comparison& of) {
    const Type type = typed(of.left).type;
    if (type.kind == Kind::Choice) {
      const auto bit = option(of.right);
      if (!bit || !lang::is_equality(of.op)) return;
      return choose(id, of.left, of.op == ComparisonOp::Equal ? *bit : ~*bit);
    }
    if (!is_number(type) && type.kind != Kind::Date) return;
    if (is_out_of_reach(id, of)) return;
    limit(id, of.op, of.left, of.right);
    limit(id, lang::turned(of.op), of.right, of.left);
  }

  /// In units of nine digits, so that all numbers compare.
  [[nodiscard]] Bounds bounds(ExprId id) const {
    const Typed& of = typed(id);
    const Int128 factor = power_of_ten(kMaxScale - of.type.scale);
    return product({of.least, of.most}, {factor, factor});
  }

  /// `x * 2 >= param.p` where no x within its range gets so far.
  bool is_out_of_reach(ExprId id, const node::Comparison& of) {
    // What is due is unknown rather than 0: `quarters_due() < 1` says "or nothing is asked yet".
    if (counts_what_is_due(condition_->condition, of.left) ||
        counts_what_is_due(condition_->condition, of.right)) {
      return false;
    }
    const Bounds a = bounds(of.left), b = bounds(of.right);
    const auto possible = [&] {
      switch (of.op) {
        case ComparisonOp::Less: return a.least < b.most;
        case ComparisonOp::LessEqual: return a.least <= b.most;
        case ComparisonOp::Greater: return a.most > b.least;
        case ComparisonOp::GreaterEqual: return a.most >= b.least;
        case ComparisonOp::Equal: return a.least <= b.most && b.least <= a.most;
        case ComparisonOp::NotEqual: return true;
      }
      unreachable();
    };
    if (possible()) return false;
    report(id, lang::canonical_text(condition_->condition.ast, of.left));
    return true;
  }

  void limit(ExprId id, ComparisonOp op, ExprId fact, ExprId bound) {
    if (typed(fact).meaning != Meaning::Fact) return;
    const Bounds value = bounds(bound);
    if (typed(bound).varies || value.least != value.most) return;
    const FieldId field = typed(fact).field;
    Bounds& rest = numbers_.try_emplace(field, bounds(fact)).first->second;
    if (rest.least > rest.most) return;
    switch (op) {
      case ComparisonOp::Less: rest.most = std::min(rest.most, value.least - 1); break;
      case ComparisonOp::LessEqual: rest.most = std::min(rest.most, value.least); break;
      case ComparisonOp::Greater: rest.least = std::max(rest.least, value.least + 1); break;
      case ComparisonOp::GreaterEqual: rest.least = std::max(rest.least, value.least); break;
      case ComparisonOp::Equal:
        rest = {std::max(rest.least, value.least), std::min(rest.most, value.least)};
        break;
      case ComparisonOp::NotEqual: break;
    }
    if (rest.least > rest.most) report(id, context_.pack.dictionary.field(field).id);
  }

  /// The bit of a literal option.
  [[nodiscard]] std::optional<std::uint64_t> option(ExprId id) const {
    if (typed(id).meaning != Meaning::Literal || !typed(id).value) return std::nullopt;
    return std::uint64_t{1} << static_cast<unsigned>(*typed(id).value);
  }

  void membership(ExprId id, const node::Membership& of) {
    const auto list = lang::node_if<node::List>(condition_->condition, of.collection);
    if (!list || typed(of.item).type.kind != Kind::Choice) return;
    std::uint64_t options = 0;
    for (const ExprId item : list->items) {
      const auto bit = option(item);
      if (!bit) return;
      options |= *bit;
    }
    choose(id, of.item, options);
  }

  void choose(ExprId id, ExprId fact, std::uint64_t options) {
    if (typed(fact).meaning != Meaning::Fact) return;
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

    const Context& context_;
  const std::vector<Span>& never_;

  const Condition* condition_ = nullptr;
  std::map<FieldId, Bounds> numbers_;
  std::map<FieldId, std::uint64_t> options_;
};

}  // namespace

void check_demands(const Context& context, const std::vector<const Condition*>& together,
                   const std::vector<Span>& never) {
  Demands demands(context, never);
  for (const Condition* condition : together) demands.add(*condition);
}

}  // namespace cbps::lint
