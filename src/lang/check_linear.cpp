#include <algorithm>

#include "cbps/lang/condition.h"

namespace cbps::lang {

/// The calendar's counts depend on the community too: duties begin on a day that a fact gives.
bool reads_a_fact(const Condition& condition, ExprId id) {
  const Expr& node = condition.ast.at(id);
  const Meaning meaning = condition.type(id).meaning;
  return meaning == Meaning::Field || (meaning == Meaning::Function && node.operands.empty()) ||
         std::any_of(node.operands.begin(), node.operands.end(),
                     [&condition](ExprId operand) { return reads_a_fact(condition, operand); });
}

bool check_linear(const Condition& condition, Diagnostics& diagnostics) {
  bool linear = true;
  for (const Expr& node : condition.ast.nodes) {
    if (node.op != Op::Multiply || !reads_a_fact(condition, node.operands[0]) ||
        !reads_a_fact(condition, node.operands[1])) {
      continue;
    }
    diagnostics.add(Code::NotLinear, {node.extent.begin, node.extent.length, FileId::None});
    linear = false;
  }
  return linear;
}

}  // namespace cbps::lang
