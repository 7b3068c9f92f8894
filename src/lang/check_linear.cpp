#include "cbps/lang/condition.h"

namespace cbps::lang {

bool check_linear(const Condition& condition, Diagnostics& diagnostics) {
  bool linear = true;
  for (const Expr& node : condition.ast.nodes) {
    if (node.op != Op::Multiply || !condition.type(node.operands[0]).varies ||
        !condition.type(node.operands[1]).varies) {
      continue;
    }
    diagnostics.add(Code::NotLinear, {node.extent.begin, node.extent.length, FileId::None});
    linear = false;
  }
  return linear;
}

}  // namespace cbps::lang
