#include "cbps/guide/facts.h"

namespace cbps::guide {
namespace {

/// Whether the condition counts or asks for months or quarters that are due.
bool asks_for_duties(const rules::Condition& condition, const eval::Program& program) {
  const lang::Ast& ast = condition.condition.ast;
  for (std::size_t i = 0; i < ast.nodes.size(); ++i) {
    if (ast.nodes[i].op != lang::Op::Call) continue;
    const eval::SlotId slot = condition.compiled.slots[i];
    switch (program.instructions()[static_cast<std::size_t>(slot)].kernel) {
      case eval::Kernel::Covered:
      case eval::Kernel::Due:
      case eval::Kernel::EveryDue: return true;
      default: break;
    }
  }
  return false;
}

}  // namespace

std::vector<FieldId> facts_of(const rules::RulePack& pack, const rules::Check& check) {
  std::vector<bool> read(pack.dictionary.fields.size());
  const auto add = [&](const rules::Condition& condition) {
    for (const FieldId id : condition.condition.fields()) read[static_cast<std::size_t>(id)] = true;
    const auto from = pack.program.duties_from();
    if (from && asks_for_duties(condition, pack.program)) {
      read[static_cast<std::size_t>(*from)] = true;
    }
  };
  if (check.applies) add(*check.applies);
  for (const rules::Condition& condition : check.require) add(condition);
  std::vector<FieldId> facts;
  for (std::size_t i = 0; i < read.size(); ++i) {
    if (read[i]) facts.push_back(static_cast<FieldId>(i));
  }
  return facts;
}

}  // namespace cbps::guide
