#include "eval/emitter.h"

#include <algorithm>
#include <optional>

#include "cbps/value/integer.h"
#include "cbps/value/unreachable.h"
#include "eval/function_table.h"
#include "eval/kernel_traits.h"

namespace cbps::eval {

namespace node = lang::node;
using lang::ArithmeticOp;
using lang::ComparisonOp;
using lang::ExprId;
using lang::Typed;

std::size_t Program::Hash::operator()(const Instruction& instruction) const {
  std::size_t hash = 0;
  const auto mix = [&hash](auto value) { hash = hash * 31 + static_cast<std::size_t>(value); };
  mix(instruction.kernel);
  for (const std::uint32_t slot : {instruction.a, instruction.b, instruction.c}) mix(slot);
  mix(instruction.immediate);
  mix(instruction.field);
  return hash;
}

Compiled Program::add(const lang::Condition& condition) {
  return add(condition, condition.ast.root);
}
Compiled Program::add(const lang::Condition& condition, lang::ExprId node) {
  return Emitter(condition, *this).run(node);
}

std::int64_t Program::intern(std::string_view text) {
  const auto [entry, is_new] =
      text_codes_.try_emplace(std::string(text), static_cast<std::int64_t>(texts_.size()));
  if (is_new) texts_.emplace_back(text);
  return entry->second;
}

std::uint32_t Program::slot_of(const Instruction& instruction) {
  const auto [entry, is_new] =
      slots_.try_emplace(instruction, static_cast<std::uint32_t>(instructions_.size()));
  if (is_new) instructions_.push_back(instruction);
  may_err_ |= can_err(instruction.kernel);
  return entry->second;
}

SlotId Program::due(Interval interval) {
  return static_cast<SlotId>(
      slot_of({Kernel::Due, 0, 0, 0, static_cast<std::int64_t>(interval), FieldId{}}));
}

std::uint32_t Emitter::emit(const Instruction& instruction) {
  return program_.slot_of(instruction);
}

namespace {

/// The node and those under it, by their index.
std::vector<bool> subtree(const lang::Ast& ast, ExprId root) {
  std::vector<bool> in_it(ast.nodes.size(), false);
  in_it[lang::index(root)] = true;
  for (std::size_t i = ast.nodes.size(); i-- > 0;) {  // parents come after their operands
    if (!in_it[i]) continue;
    for (const ExprId operand : ast.nodes[i].operands) in_it[lang::index(operand)] = true;
  }
  return in_it;
}

}  // namespace

Compiled Emitter::run(ExprId root) {
  const std::vector<bool> wanted = subtree(condition_.ast, root);
  slots_.resize(wanted.size());
  Compiled result;
  result.slots.reserve(slots_.size());
  for (std::size_t i = 0; i < slots_.size(); ++i) {
    if (wanted[i]) slots_[i] = compile(static_cast<ExprId>(i));
    result.slots.push_back(static_cast<SlotId>(slots_[i]));
  }
  result.root = result.slot(root);
  return result;
}

std::uint32_t Emitter::compile(ExprId id) {
  const bool checked = typed(id).may_err;
  return lang::visit(
      condition_, id,
      lang::Overloaded{
          [&](const node::Literal&) {
            if (typed(id).type.kind != Kind::String) return value_of(id);
            return constant(program_.intern(expr(id).text));
          },
          [&](const node::Parameter&) { return value_of(id); },
          [&](const node::Fact& fact) {
            const bool truth = typed(id).type.kind == Kind::Bool;
            return emit(Instruction{truth ? Kernel::LoadTruth : Kernel::LoadNumber, 0, 0, 0, 0,
                                    fact.field});
          },
          [&](const node::Day& day) {
            return emit(Kernel::DayConstant, 0, 0, static_cast<std::int64_t>(day.day));
          },
          // Of a list of parts, its bits; what another list is for, its parent knows.
          [&](const node::List&) { return constant(typed(id).value.value_or(0)); },
          [&](const node::Not& negation) { return emit(Kernel::Not, slot(negation.operand)); },
          [&](const node::Negate& negative) {
            return emit(checked ? Kernel::NegateChecked : Kernel::Negate, slot(negative.operand));
          },
          [&](const node::Chain& chain) { return this->chain(chain); },
          [&](const node::Arithmetic& sum) { return arithmetic(id, sum); },
          [&](const node::Comparison& one) { return comparison(one.op, one.left, one.right); },
          [&](const node::Membership& one) { return membership(one.item, one.collection); },
          [&](const node::Conditional& choice) { return conditional(id, choice); },
          [&](const node::Call& call) { return function(call.function).emit(*this, id); },
      });
}

/// A literal or a parameter, which may be unset.
std::uint32_t Emitter::value_of(ExprId id) {
  const bool truth = typed(id).type.kind == Kind::Bool;
  const std::optional<std::int64_t> value = typed(id).value;
  if (!value) return emit(truth ? Kernel::UnknownTruth : Kernel::UnknownNumber);
  return emit(truth ? Kernel::TruthConstant : Kernel::Constant, 0, 0, *value);
}

std::uint32_t Emitter::chain(const node::Chain& chain) {
  const Kernel kernel = chain.op == lang::ChainOp::And ? Kernel::And : Kernel::Or;
  std::uint32_t left = slot(chain.operands.front());
  for (const ExprId operand : chain.operands.subspan(1)) left = emit(kernel, left, slot(operand));
  return left;
}

std::uint32_t Emitter::arithmetic(ExprId id, const node::Arithmetic& of) {
  const bool checked = typed(id).may_err;
  const auto at_one_scale = [&](Kernel plain, Kernel careful) {
    const unsigned scale = typed(id).type.scale;
    const std::uint32_t left = scaled(of.left, scale);
    return emit(checked ? careful : plain, left, scaled(of.right, scale));
  };
  const auto divided = [&](Kernel plain, Kernel careful) {
    const std::optional<std::int64_t> by = typed(of.right).value;
    if (by && *by != 0 && !checked) return emit(plain, slot(of.left), 0, *by);
    return emit(careful, slot(of.left), slot(of.right));
  };
  switch (of.op) {
    case ArithmeticOp::Multiply:
      return emit(checked ? Kernel::MultiplyChecked : Kernel::Multiply, slot(of.left),
                  slot(of.right));
    case ArithmeticOp::Divide: return divided(Kernel::DivideBy, Kernel::DivideChecked);
    case ArithmeticOp::Modulo: return divided(Kernel::ModuloBy, Kernel::ModuloChecked);
    case ArithmeticOp::Add: return at_one_scale(Kernel::Add, Kernel::AddChecked);
    case ArithmeticOp::Subtract: return at_one_scale(Kernel::Subtract, Kernel::SubtractChecked);
  }
  unreachable();
}

/// A number brought to a larger scale. It errs where that leaves int64.
std::uint32_t Emitter::scaled(ExprId id, unsigned scale) {
  const unsigned more = scale - typed(id).type.scale;
  if (more == 0) return slot(id);
  const std::int64_t factor = power_of_ten(more);
  const bool fits = fits_int64(typed(id).least * factor) && fits_int64(typed(id).most * factor);
  return emit(fits ? Kernel::Scale : Kernel::ScaleChecked, slot(id), 0, factor);
}

std::uint32_t Emitter::conditional(ExprId id, const node::Conditional& of) {
  const bool truth = typed(id).type.kind == Kind::Bool;
  const unsigned scale = typed(id).type.scale;
  const auto branch = [&](ExprId one) {
    return is_number(typed(one).type) ? scaled(one, scale) : slot(one);
  };
  const std::uint32_t yes = branch(of.yes);
  return emit(Instruction{truth ? Kernel::SelectTruth : Kernel::SelectNumber, slot(of.condition),
                          yes, branch(of.no), 0, FieldId{}});
}

namespace {

/// The six comparisons from "less" and "equal".
template <class Less, class Equal, class Not>
std::uint32_t from_less_and_equal(ComparisonOp op, Less less, Equal equal, Not negated) {
  switch (op) {
    case ComparisonOp::Less: return less(false);
    case ComparisonOp::Greater: return less(true);
    case ComparisonOp::LessEqual: return negated(less(true));
    case ComparisonOp::GreaterEqual: return negated(less(false));
    case ComparisonOp::NotEqual: return negated(equal());
    case ComparisonOp::Equal: return equal();
  }
  unreachable();
}

}  // namespace

std::uint32_t Emitter::comparison(ComparisonOp op, ExprId left, ExprId right) {
  const Kind kind = typed(left).type.kind;
  if (is_number(typed(left).type) || kind == Kind::Date) return number_comparison(op, left, right);
  if (kind == Kind::List) {
    const std::uint32_t equal = equal_lists(left, right);
    return op == ComparisonOp::NotEqual ? emit(Kernel::Not, equal) : equal;
  }
  const Kernel less = kind == Kind::Bool ? Kernel::TruthLess : Kernel::TextLess;
  const Kernel equal = kind == Kind::Bool ? Kernel::TruthEqual : Kernel::Equal;
  const std::uint32_t x = slot(left);
  const std::uint32_t y = slot(right);
  return from_less_and_equal(
      op, [&](bool turned) { return emit(less, turned ? y : x, turned ? x : y); },
      [&] { return emit(equal, x, y); }, [&](std::uint32_t of) { return emit(Kernel::Not, of); });
}

std::uint32_t Emitter::number_comparison(ComparisonOp op, ExprId left, ExprId right) {
  const Typed& a = typed(left);
  const Typed& b = typed(right);
  const unsigned scale = std::max(a.type.scale, b.type.scale);
  const unsigned more_a = scale - a.type.scale;
  const unsigned more_b = scale - b.type.scale;
  const auto fits = [](const Typed& node, unsigned more) {
    const Int128 factor = power_of_ten(more);
    return fits_int64(node.least * factor) && fits_int64(node.most * factor);
  };
  const auto negated = [&](std::uint32_t of) { return emit(Kernel::Not, of); };
  if (!fits(a, more_a) || !fits(b, more_b)) {
    // Too large for one scale in 64 bits, and still comparable.
    const auto across = [&](Kernel kernel, bool turned) {
      const int more_digits = int{a.type.scale} - int{b.type.scale};
      return emit(kernel, slot(turned ? right : left), slot(turned ? left : right),
                  turned ? -more_digits : more_digits);
    };
    return from_less_and_equal(
        op, [&](bool turned) { return across(Kernel::LessAcross, turned); },
        [&] { return across(Kernel::EqualAcross, false); }, negated);
  }
  const std::uint32_t x = scaled(left, scale);
  const std::uint32_t y = scaled(right, scale);
  switch (op) {
    case ComparisonOp::LessEqual: return emit(Kernel::LessEqual, x, y);
    case ComparisonOp::GreaterEqual: return emit(Kernel::LessEqual, y, x);
    case ComparisonOp::Less:
    case ComparisonOp::Greater:
    case ComparisonOp::Equal:
    case ComparisonOp::NotEqual:
      return from_less_and_equal(
          op, [&](bool turned) { return emit(Kernel::Less, turned ? y : x, turned ? x : y); },
          [&] { return emit(Kernel::Equal, x, y); }, negated);
  }
  unreachable();
}

std::uint32_t Emitter::guarded(std::uint32_t result, ExprId list) {
  if (!program_.may_err_) return result;
  const bool truth = gives_truth(program_.instructions_[result].kernel);
  for (const ExprId item : expr(list).operands) {
    result = emit(truth ? Kernel::GuardTruth : Kernel::GuardNumber, result, slot(item));
  }
  return result;
}

std::uint32_t Emitter::reads_invalid(ExprId id) {
  std::vector<FieldId> facts;
  const auto add = [&facts](FieldId field) {
    if (std::find(facts.begin(), facts.end(), field) == facts.end()) facts.push_back(field);
  };
  const std::vector<bool> below = subtree(condition_.ast, id);
  for (std::size_t i = 0; i < below.size(); ++i) {
    if (!below[i]) continue;
    const Typed& one = typed(static_cast<ExprId>(i));
    if (one.meaning == lang::Meaning::Fact) add(one.field);
    const bool asks_duties = one.calendar.role != lang::CalendarRole::None;
    if (asks_duties && program_.duties_from()) add(*program_.duties_from());
  }
  std::uint32_t any = emit(Kernel::TruthConstant);
  for (std::size_t i = 0; i < facts.size(); ++i) {
    const std::uint32_t one = emit(Instruction{Kernel::Invalid, 0, 0, 0, 0, facts[i]});
    any = i == 0 ? one : emit(Kernel::Or, any, one);
  }
  return any;
}

/// Item by item; lists of different length differ, whatever is in them.
std::uint32_t Emitter::equal_lists(ExprId left, ExprId right) {
  const auto& these = expr(left).operands;
  const auto& those = expr(right).operands;
  std::uint32_t all = emit(Kernel::TruthConstant, 0, 0, these.size() == those.size() ? 1 : 0);
  for (std::size_t i = 0; i < these.size() && these.size() == those.size(); ++i) {
    const std::uint32_t same = comparison(ComparisonOp::Equal, these[i], those[i]);
    all = i == 0 ? same : emit(Kernel::And, all, same);
  }
  return guarded(guarded(all, left), right);
}

std::uint32_t Emitter::membership(ExprId left, ExprId right) {
  if (typed(right).type.kind == Kind::Set) {
    const auto bit = std::uint64_t{1} << static_cast<unsigned>(*typed(left).value);
    return emit(Kernel::HasAll, slot(right), constant(static_cast<std::int64_t>(bit)));
  }
  std::optional<std::uint32_t> any;
  for (const ExprId item : expr(right).operands) {
    const std::uint32_t same = comparison(ComparisonOp::Equal, left, item);
    any = any ? emit(Kernel::Or, *any, same) : same;
  }
  if (any) return guarded(*any, right);
  // In nothing; and still an error if the left side is one.
  const std::uint32_t never = emit(Kernel::TruthConstant);
  return program_.may_err_ ? emit(Kernel::GuardTruth, never, slot(left)) : never;
}

}  // namespace cbps::eval
