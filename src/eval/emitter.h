#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cbps/eval/program.h"
#include "cbps/lang/node.h"
#include "cbps/value/duties.h"

namespace cbps::eval {

/// Turns one condition's nodes into instructions of a program; equal instructions share a slot.
class Emitter {
 public:
  Emitter(const lang::Condition& condition, Program& program)
      : condition_(condition), program_(program) {}

  Compiled run(lang::ExprId root);

  // The operations that rows of the function table use.
  std::uint32_t emit(const Instruction& instruction);
  std::uint32_t emit(Kernel kernel, std::uint32_t a = 0, std::uint32_t b = 0,
                     std::int64_t immediate = 0) {
    return emit(Instruction{kernel, a, b, 0, immediate, FieldId{}});
  }
  std::uint32_t constant(std::int64_t value) { return emit(Kernel::Constant, 0, 0, value); }
  std::uint32_t calendar(Kernel kernel, Interval interval, FieldId field = {}) {
    return emit(Instruction{kernel, 0, 0, 0, static_cast<std::int64_t>(interval), field});
  }
  [[nodiscard]] const lang::Expr& expr(lang::ExprId id) const { return condition_.ast.at(id); }
  [[nodiscard]] const lang::Typed& typed(lang::ExprId id) const { return condition_.type(id); }
  [[nodiscard]] std::uint32_t slot(lang::ExprId id) const { return slots_[lang::index(id)]; }
  /// Whether a fact under the node, or the fact from which duties run if it asks for duties, is
  /// invalid.
  std::uint32_t reads_invalid(lang::ExprId id);
  /// `result`, or an error on the rows where an item of the list is an error.
  std::uint32_t guarded(std::uint32_t result, lang::ExprId list);

 private:
  std::uint32_t compile(lang::ExprId id);
  std::uint32_t value_of(lang::ExprId id);
  std::uint32_t chain(const lang::node::Chain& chain);
  std::uint32_t arithmetic(lang::ExprId id, const lang::node::Arithmetic& of);
  std::uint32_t conditional(lang::ExprId id, const lang::node::Conditional& of);
  std::uint32_t comparison(lang::ComparisonOp op, lang::ExprId left, lang::ExprId right);
  std::uint32_t number_comparison(lang::ComparisonOp op, lang::ExprId left, lang::ExprId right);
  std::uint32_t equal_lists(lang::ExprId left, lang::ExprId right);
  std::uint32_t membership(lang::ExprId left, lang::ExprId right);
  std::uint32_t scaled(lang::ExprId id, unsigned scale);

  const lang::Condition& condition_;
  Program& program_;
  std::vector<std::uint32_t> slots_;
};

}  // namespace cbps::eval
