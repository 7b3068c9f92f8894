#include <algorithm>
#include <string_view>

#include "cbps/eval/functions.h"
#include "cbps/eval/program.h"
#include "cbps/value/integer.h"

namespace cbps::eval {

using lang::Condition;
using lang::Expr;
using lang::ExprId;
using lang::Meaning;
using lang::Op;
using lang::Typed;

class Compiler {
 public:
  Compiler(const Condition& condition, std::vector<Instruction>& instructions)
      : condition_(condition), instructions_(instructions) {}

  Compiled run() {
    const auto& nodes = condition_.ast.nodes;
    slots_.resize(nodes.size());
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      slots_[i] = compile(static_cast<ExprId>(i));
    }
    Compiled result;
    for (const std::uint32_t slot : slots_) result.slots.push_back(static_cast<SlotId>(slot));
    result.root = result.slot(condition_.ast.root);
    return result;
  }

 private:
  [[nodiscard]] const Typed& typed(ExprId id) const { return condition_.type(id); }
  [[nodiscard]] std::uint32_t slot(ExprId id) const { return slots_[lang::index(id)]; }

  /// The slot of an instruction; equal instructions share one.
  std::uint32_t emit(const Instruction& instruction) {
    const auto found = std::find(instructions_.begin(), instructions_.end(), instruction);
    if (found != instructions_.end()) {
      return static_cast<std::uint32_t>(found - instructions_.begin());
    }
    instructions_.push_back(instruction);
    return static_cast<std::uint32_t>(instructions_.size() - 1);
  }
  std::uint32_t emit(Kernel kernel, std::uint32_t a = 0, std::uint32_t b = 0,
                     std::int64_t immediate = 0) {
    return emit(Instruction{kernel, a, b, 0, immediate, FieldId{}});
  }
  std::uint32_t constant(std::int64_t value) { return emit(Kernel::Constant, 0, 0, value); }

  std::uint32_t scaled(ExprId id, unsigned scale) {
    const unsigned more = scale - typed(id).type.scale;
    return more == 0 ? slot(id) : emit(Kernel::Scale, slot(id), 0, power_of_ten(more));
  }

  std::uint32_t compile(ExprId id) {
    const Expr& node = condition_.ast.at(id);
    const Typed& type = typed(id);
    const bool truth = type.type.kind == Kind::Bool;
    switch (type.meaning) {
      case Meaning::Literal:
      case Meaning::Parameter:
        if (!type.value) return emit(Kernel::Unknown, 0, 0, truth ? 1 : 0);
        return emit(truth ? Kernel::TruthConstant : Kernel::Constant, 0, 0, *type.value);
      case Meaning::Field:
        return emit(
            Instruction{truth ? Kernel::LoadTruth : Kernel::LoadNumber, 0, 0, 0, 0, type.field});
      // The calendar's days are constants of a run; their immediates are set when it starts.
      case Meaning::AsOf: return emit(Kernel::Constant, 1, 0, 0);
      case Meaning::PeriodStart: return emit(Kernel::Constant, 2, 0, 0);
      case Meaning::PeriodEnd: return emit(Kernel::Constant, 3, 0, 0);
      case Meaning::Function: return call(id, node);
      case Meaning::Operator: return operation(id, node);
    }
    return 0;
  }

  std::uint32_t operation(ExprId id, const Expr& node) {
    const auto& operands = node.operands;
    switch (node.op) {
      case Op::List: return constant(typed(id).value.value_or(0));
      case Op::Not: return emit(Kernel::Not, slot(operands[0]));
      case Op::And: return chain(Kernel::And, operands);
      case Op::Or: return chain(Kernel::Or, operands);
      case Op::Negate: return emit(Kernel::Negate, slot(operands[0]));
      case Op::Multiply: return emit(Kernel::Multiply, slot(operands[0]), slot(operands[1]));
      case Op::Divide: return emit(Kernel::Divide, slot(operands[0]), 0, *typed(operands[1]).value);
      case Op::Modulo: return emit(Kernel::Modulo, slot(operands[0]), 0, *typed(operands[1]).value);
      case Op::Add:
      case Op::Subtract: {
        const unsigned scale = typed(id).type.scale;
        return emit(node.op == Op::Add ? Kernel::Add : Kernel::Subtract, scaled(operands[0], scale),
                    scaled(operands[1], scale));
      }
      case Op::Conditional: {
        const bool truth = typed(id).type.kind == Kind::Bool;
        const unsigned scale = typed(id).type.scale;
        const auto branch = [&](ExprId one) { return truth ? slot(one) : scaled(one, scale); };
        return emit(Instruction{truth ? Kernel::SelectTruth : Kernel::SelectNumber,
                                slot(operands[0]), branch(operands[1]), branch(operands[2]), 0,
                                FieldId{}});
      }
      case Op::In: return membership(operands[0], operands[1]);
      default: return comparison(node.op, operands[0], operands[1]);
    }
  }

  std::uint32_t chain(Kernel kernel, const std::vector<ExprId>& operands) {
    std::uint32_t left = slot(operands.front());
    for (std::size_t i = 1; i < operands.size(); ++i) left = emit(kernel, left, slot(operands[i]));
    return left;
  }

  std::uint32_t comparison(Op op, ExprId left, ExprId right) {
    const lang::Typed& a = typed(left);
    const lang::Typed& b = typed(right);
    if (a.type.kind == Kind::Bool) return truth_comparison(op, slot(left), slot(right));
    const unsigned scale = std::max(a.type.scale, b.type.scale);
    const std::uint32_t x = scaled(left, scale);
    const std::uint32_t y = scaled(right, scale);
    switch (op) {
      case Op::Less: return emit(Kernel::Less, x, y);
      case Op::LessEqual: return emit(Kernel::LessEqual, x, y);
      case Op::Greater: return emit(Kernel::Less, y, x);
      case Op::GreaterEqual: return emit(Kernel::LessEqual, y, x);
      case Op::NotEqual: return emit(Kernel::Not, emit(Kernel::Equal, x, y));
      default: return emit(Kernel::Equal, x, y);
    }
  }

  /// CEL orders false before true.
  std::uint32_t truth_comparison(Op op, std::uint32_t x, std::uint32_t y) {
    switch (op) {
      case Op::Less: return emit(Kernel::TruthLess, x, y);
      case Op::Greater: return emit(Kernel::TruthLess, y, x);
      case Op::LessEqual: return emit(Kernel::Not, emit(Kernel::TruthLess, y, x));
      case Op::GreaterEqual: return emit(Kernel::Not, emit(Kernel::TruthLess, x, y));
      case Op::NotEqual: return emit(Kernel::Not, emit(Kernel::TruthEqual, x, y));
      default: return emit(Kernel::TruthEqual, x, y);
    }
  }

  std::uint32_t membership(ExprId left, ExprId right) {
    if (typed(right).type.kind == Kind::Set) {
      const auto bit = std::uint64_t{1} << static_cast<unsigned>(*typed(left).value);
      return emit(Kernel::HasAll, slot(right), constant(static_cast<std::int64_t>(bit)));
    }
    const auto& items = condition_.ast.at(right).operands;
    std::optional<std::uint32_t> any;
    for (const ExprId item : items) {
      const std::uint32_t same = comparison(Op::Equal, left, item);
      any = any ? emit(Kernel::Or, *any, same) : same;
    }
    return any ? *any : emit(Kernel::TruthConstant);
  }

  std::uint32_t call(ExprId id, const Expr& node) {
    const std::string_view name = functions()[typed(id).function].name;
    const auto& operands = node.operands;
    const auto of = [&](std::size_t i) { return slot(operands[i]); };
    const auto dates = [&](Kernel kernel, Stretch stretch) {
      return emit(Instruction{kernel, 0, 0, 0, static_cast<std::int64_t>(stretch),
                              operands.empty() ? FieldId{} : typed(operands[0]).field});
    };
    if (name == "known") return emit(Kernel::Known, of(0));
    if (name == "date") return constant(*typed(id).value);
    if (name == "size") {
      return typed(operands[0]).type.kind == Kind::Dates ? of(0) : emit(Kernel::CountParts, of(0));
    }
    if (name == "count_of") return emit(Kernel::CountParts, of(0));
    if (name == "has_all") {
      return emit(Kernel::HasAll, of(0),
                  operands.size() == 2 ? of(1) : constant(all_parts(operands[0])));
    }
    if (name == "subset") return emit(Kernel::Subset, of(0), of(1));
    if (name == "every_month") return dates(Kernel::EveryDue, Stretch::Month);
    if (name == "every_quarter") return dates(Kernel::EveryDue, Stretch::Quarter);
    if (name == "months_covered") return dates(Kernel::Covered, Stretch::Month);
    if (name == "quarters_covered") return dates(Kernel::Covered, Stretch::Quarter);
    if (name == "months_due") return dates(Kernel::Due, Stretch::Month);
    if (name == "quarters_due") return dates(Kernel::Due, Stretch::Quarter);
    if (name == "year") return emit(Kernel::Year, of(0));
    if (name == "month") return emit(Kernel::Month, of(0));
    if (name == "day") return emit(Kernel::Day, of(0));
    if (name == "days_between") return emit(Kernel::Subtract, of(1), of(0));
    if (name == "add_years") return emit(Kernel::AddYears, of(0), of(1));
    return emit(Instruction{Kernel::CountIn, of(0), of(1), of(2), 0, typed(operands[0]).field});
  }

  [[nodiscard]] std::int64_t all_parts(ExprId set) const;

  const Condition& condition_;
  std::vector<Instruction>& instructions_;
  std::vector<std::uint32_t> slots_;
};

/// A set's full list: the checker leaves it on the node as the upper bound.
std::int64_t Compiler::all_parts(ExprId set) const {
  return static_cast<std::int64_t>(typed(set).most);
}

Compiled Program::add(const Condition& condition) {
  return Compiler(condition, instructions_).run();
}

}  // namespace cbps::eval
