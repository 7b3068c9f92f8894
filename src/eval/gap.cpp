#include "eval/gap.h"

#include <algorithm>

namespace cbps::eval {

using lang::Expr;
using lang::ExprId;
using lang::Meaning;
using lang::Op;

Need Need::one(result::Gap gap, bool possible) {
  Need need;
  need.shortfalls.push_back({std::move(gap)});
  need.possible = possible;
  return need;
}

result::Gap gap_of(const View& view, FieldId id, result::Relation relation) {
  const Field& field = view.dictionary.field(id);
  result::Gap gap;
  gap.field = field.id;
  gap.label = field.label;
  gap.short_label = field.short_label;
  gap.relation = relation;
  gap.unit = field.unit;
  gap.have = datum(view.dictionary, view.table, id, view.row);
  return gap;
}

bool may_move(const Field& field, bool rises) {
  switch (field.change) {
    case Change::Any: return true;
    case Change::Increase: return rises;
    case Change::Decrease: return !rises;
    case Change::Never: return false;
  }
  return false;
}

std::vector<FieldId> facts_of(const View& view, ExprId node) {
  std::vector<FieldId> all;
  const lang::Typed& typed = view.condition.type(node);
  if (typed.meaning == Meaning::Field) all.push_back(typed.field);
  for (const ExprId operand : view.condition.ast.at(node).operands) {
    for (const FieldId field : facts_of(view, operand)) {
      if (std::find(all.begin(), all.end(), field) == all.end()) all.push_back(field);
    }
  }
  return all;
}

std::optional<ExprId> taken(const View& view, ExprId node) {
  for (;;) {
    const Expr& expr = view.condition.ast.at(node);
    if (expr.op != Op::Conditional) return node;
    const Truth condition = view.truth(expr.operands[0]);
    if (condition == Truth::Unknown) return std::nullopt;
    node = expr.operands[condition == Truth::True ? 1 : 2];
  }
}

Op wanted(Op op, bool want) {
  if (want) return op;
  switch (op) {
    case Op::Less: return Op::GreaterEqual;
    case Op::LessEqual: return Op::Greater;
    case Op::Greater: return Op::LessEqual;
    case Op::GreaterEqual: return Op::Less;
    case Op::Equal: return Op::NotEqual;
    default: return Op::Equal;
  }
}

}  // namespace cbps::eval
