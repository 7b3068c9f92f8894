#include <algorithm>

#include "cbps/lang/condition.h"

namespace cbps::lang {

/// The calendar's counts depend on the community too: duties begin on a day that a fact gives.
std::vector<bool> reads_a_fact(const Condition& condition) {
  std::vector<bool> reads(condition.ast.nodes.size());
  for (std::size_t i = 0; i < reads.size(); ++i) {
    const Expr& node = condition.ast.nodes[i];
    const Meaning meaning = condition.types[i].meaning;
    reads[i] = meaning == Meaning::Field ||
               (meaning == Meaning::Function && node.operands.empty()) ||
               std::any_of(node.operands.begin(), node.operands.end(),
                           [&reads](ExprId operand) { return reads[index(operand)]; });
  }
  return reads;
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
