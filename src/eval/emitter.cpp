#include "eval/emitter.h"

#include <algorithm>
#include <optional>

#include "cbps/value/integer.h"
#include "eval/function_table.h"
#include "eval/kernel_traits.h"

namespace cbps::eval {

using lang::Expr;
using lang::ExprId;
using lang::Meaning;
using lang::Op;
using lang::Typed;

std::size_t Program::Hash::operator()(const Instruction& instruction) const {
  std::uint64_t hash = 0;
  const auto mix = [&hash](std::uint64_t value) {
    hash = (hash ^ value) * 0x9E3779B97F4A7C15U;
    hash ^= hash >> 29U;
  };
  mix(static_cast<std::uint64_t>(instruction.kernel) << 32U | instruction.a);
  mix(std::uint64_t{instruction.b} << 32U | instruction.c);
  mix(static_cast<std::uint64_t>(instruction.immediate));
  mix(static_cast<std::uint64_t>(instruction.field));
  return static_cast<std::size_t>(hash);
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

std::uint32_t Emitter::emit(const Instruction& instruction) {
  auto& all = program_.instructions_;
  const auto [entry, is_new] =
      program_.slots_.try_emplace(instruction, static_cast<std::uint32_t>(all.size()));
  if (is_new) all.push_back(instruction);
  program_.may_err_ |= can_err(instruction.kernel);
  return entry->second;
}

Compiled Emitter::run(ExprId root) {
  const auto& nodes = condition_.ast.nodes;
  std::vector<bool> wanted(nodes.size(), false);
  wanted[lang::index(root)] = true;
  for (std::size_t i = nodes.size(); i-- > 0;) {  // parents come after their operands
    if (!wanted[i]) continue;
    for (const ExprId operand : nodes[i].operands) wanted[lang::index(operand)] = true;
  }
  slots_.resize(nodes.size());
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
  const Typed& node = typed(id);
  const bool truth = node.type.kind == Kind::Bool;
  const auto day = [this](Day which) {
    return emit(Kernel::CalendarDay, 0, 0, static_cast<std::int64_t>(which));
  };
  switch (node.meaning) {
    case Meaning::Literal:
      if (node.type.kind == Kind::String) return constant(program_.intern(expr(id).text));
      [[fallthrough]];
    case Meaning::Parameter:
      if (!node.value) return emit(truth ? Kernel::UnknownTruth : Kernel::UnknownNumber);
      return emit(truth ? Kernel::TruthConstant : Kernel::Constant, 0, 0, *node.value);
    case Meaning::Field:
      return emit(
          Instruction{truth ? Kernel::LoadTruth : Kernel::LoadNumber, 0, 0, 0, 0, node.field});
    case Meaning::AsOf: return day(Day::AsOf);
    case Meaning::PeriodStart: return day(Day::PeriodStart);
    case Meaning::PeriodEnd: return day(Day::PeriodEnd);
    case Meaning::Function: return function(node.function).emit(*this, id);
    case Meaning::Operator: return operation(id);
  }
  return 0;
}

std::uint32_t Emitter::operation(ExprId id) {
  const Expr& node = expr(id);
  const auto& operands = node.operands;
  const bool checked = typed(id).may_err;
  switch (node.op) {
    // Of a list of parts, its bits; what another list is for, its parent knows.
    case Op::List: return constant(typed(id).value.value_or(0));
    case Op::Not: return emit(Kernel::Not, slot(operands[0]));
    case Op::And: return chain(Kernel::And, operands);
    case Op::Or: return chain(Kernel::Or, operands);
    case Op::Negate:
      return emit(checked ? Kernel::NegateChecked : Kernel::Negate, slot(operands[0]));
    case Op::Multiply:
      return emit(checked ? Kernel::MultiplyChecked : Kernel::Multiply, slot(operands[0]),
                  slot(operands[1]));
    case Op::Divide:
    case Op::Modulo: return division(id);
    case Op::Add:
    case Op::Subtract: {
      const unsigned scale = typed(id).type.scale;
      const Kernel plain = node.op == Op::Add ? Kernel::Add : Kernel::Subtract;
      const Kernel careful = node.op == Op::Add ? Kernel::AddChecked : Kernel::SubtractChecked;
      const std::uint32_t left = scaled(operands[0], scale);
      return emit(checked ? careful : plain, left, scaled(operands[1], scale));
    }
    case Op::Conditional: return conditional(id);
    case Op::In: return membership(operands[0], operands[1]);
    default: return comparison(node.op, operands[0], operands[1]);
  }
}

std::uint32_t Emitter::chain(Kernel kernel, const std::vector<ExprId>& operands) {
  std::uint32_t left = slot(operands.front());
  for (std::size_t i = 1; i < operands.size(); ++i) left = emit(kernel, left, slot(operands[i]));
  return left;
}

std::uint32_t Emitter::division(ExprId id) {
  const auto& operands = expr(id).operands;
  const bool divide = expr(id).op == Op::Divide;
  const std::optional<std::int64_t> by = typed(operands[1]).value;
  if (by && *by != 0 && !typed(id).may_err) {
    return emit(divide ? Kernel::DivideBy : Kernel::ModuloBy, slot(operands[0]), 0, *by);
  }
  return emit(divide ? Kernel::DivideChecked : Kernel::ModuloChecked, slot(operands[0]),
              slot(operands[1]));
}

/// A number brought to a larger scale. It errs where that leaves int64.
std::uint32_t Emitter::scaled(ExprId id, unsigned scale) {
  const unsigned more = scale - typed(id).type.scale;
  if (more == 0) return slot(id);
  const std::int64_t factor = power_of_ten(more);
  const bool fits = fits_int64(typed(id).least * factor) && fits_int64(typed(id).most * factor);
  return emit(fits ? Kernel::Scale : Kernel::ScaleChecked, slot(id), 0, factor);
}

std::uint32_t Emitter::conditional(ExprId id) {
  const auto& operands = expr(id).operands;
  const bool truth = typed(id).type.kind == Kind::Bool;
  const unsigned scale = typed(id).type.scale;
  const auto branch = [&](ExprId one) {
    return is_number(typed(one).type) ? scaled(one, scale) : slot(one);
  };
  const std::uint32_t yes = branch(operands[1]);
  return emit(Instruction{truth ? Kernel::SelectTruth : Kernel::SelectNumber, slot(operands[0]),
                          yes, branch(operands[2]), 0, FieldId{}});
}

namespace {

/// The six comparisons from "less" and "equal".
template <class Less, class Equal, class Not>
std::uint32_t from_less_and_equal(Op op, Less less, Equal equal, Not negated) {
  switch (op) {
    case Op::Less: return less(false);
    case Op::Greater: return less(true);
    case Op::LessEqual: return negated(less(true));
    case Op::GreaterEqual: return negated(less(false));
    case Op::NotEqual: return negated(equal());
    default: return equal();
  }
}

}  // namespace

std::uint32_t Emitter::comparison(Op op, ExprId left, ExprId right) {
  const Kind kind = typed(left).type.kind;
  if (is_number(typed(left).type) || kind == Kind::Date) return number_comparison(op, left, right);
  if (kind == Kind::List) {
    const std::uint32_t equal = equal_lists(left, right);
    return op == Op::NotEqual ? emit(Kernel::Not, equal) : equal;
  }
  const Kernel less = kind == Kind::Bool ? Kernel::TruthLess : Kernel::TextLess;
  const Kernel equal = kind == Kind::Bool ? Kernel::TruthEqual : Kernel::Equal;
  const std::uint32_t x = slot(left);
  const std::uint32_t y = slot(right);
  return from_less_and_equal(
      op, [&](bool turned) { return emit(less, turned ? y : x, turned ? x : y); },
      [&] { return emit(equal, x, y); }, [&](std::uint32_t of) { return emit(Kernel::Not, of); });
}

std::uint32_t Emitter::number_comparison(Op op, ExprId left, ExprId right) {
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
      const unsigned first = turned ? more_b : more_a;
      const unsigned second = turned ? more_a : more_b;
      return emit(kernel, slot(turned ? right : left), slot(turned ? left : right),
                  static_cast<std::int64_t>(first * 16 + second));
    };
    return from_less_and_equal(
        op, [&](bool turned) { return across(Kernel::LessAcross, turned); },
        [&] { return across(Kernel::EqualAcross, false); }, negated);
  }
  const std::uint32_t x = scaled(left, scale);
  const std::uint32_t y = scaled(right, scale);
  switch (op) {
    case Op::LessEqual: return emit(Kernel::LessEqual, x, y);
    case Op::GreaterEqual: return emit(Kernel::LessEqual, y, x);
    default:
      return from_less_and_equal(
          op, [&](bool turned) { return emit(Kernel::Less, turned ? y : x, turned ? x : y); },
          [&] { return emit(Kernel::Equal, x, y); }, negated);
  }
}

std::uint32_t Emitter::guarded(std::uint32_t result, ExprId list) {
  if (!program_.may_err_) return result;
  const bool truth = gives_truth(program_.instructions_[result].kernel);
  for (const ExprId item : expr(list).operands) {
    result = emit(truth ? Kernel::GuardTruth : Kernel::GuardNumber, result, slot(item));
  }
  return result;
}

/// Item by item; lists of different length differ, whatever is in them.
std::uint32_t Emitter::equal_lists(ExprId left, ExprId right) {
  const auto& these = expr(left).operands;
  const auto& those = expr(right).operands;
  std::uint32_t all = emit(Kernel::TruthConstant, 0, 0, these.size() == those.size() ? 1 : 0);
  for (std::size_t i = 0; i < these.size() && these.size() == those.size(); ++i) {
    const std::uint32_t same = comparison(Op::Equal, these[i], those[i]);
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
    const std::uint32_t same = comparison(Op::Equal, left, item);
    any = any ? emit(Kernel::Or, *any, same) : same;
  }
  if (any) return guarded(*any, right);
  // In nothing; and still an error if the left side is one.
  const std::uint32_t never = emit(Kernel::TruthConstant);
  return program_.may_err_ ? emit(Kernel::GuardTruth, never, slot(left)) : never;
}

}  // namespace cbps::eval
