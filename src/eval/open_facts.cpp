#include <algorithm>

#include "cbps/eval/explain.h"
#include "eval/duties.h"
#include "eval/gap.h"

namespace cbps::eval {

using lang::Expr;
using lang::ExprId;
using lang::Meaning;
using lang::Op;
using lang::Typed;

namespace {

/// Walks down the unknown nodes only: what is known beside them has been absorbed.
class Opener {
 public:
  explicit Opener(const View& view) : view_(view) {}
  Open run() {
    visit(view_.condition.ast.root);
    return std::move(open_);
  }

 private:
  [[nodiscard]] bool is_list(ExprId id) const {
    return view_.condition.type(id).type.kind == Kind::List;
  }
  [[nodiscard]] bool known(ExprId id) const {
    if (is_list(id)) {
      const auto& items = view_.condition.ast.at(id).operands;
      return std::all_of(items.begin(), items.end(), [this](ExprId item) { return known(item); });
    }
    return view_.results.known(view_.compiled.slot(id), view_.row);
  }

  void visit(ExprId id) {
    const Expr& node = view_.condition.ast.at(id);
    const Typed& typed = view_.condition.type(id);
    if (known(id)) return;
    if (typed.meaning == Meaning::Field) {
      const Field& field = view_.dictionary.field(typed.field);
      return missing(field.id, field.label);
    }
    if (typed.meaning == Meaning::Parameter) {
      const Parameter& parameter = view_.dictionary.parameter(typed.parameter);
      return missing("param." + parameter.id, parameter.label);
    }
    if (node.op == Op::Conditional) {
      const Truth condition = view_.truth(node.operands[0]);
      if (condition == Truth::Unknown) return visit(node.operands[0]);
      return visit(node.operands[condition == Truth::True ? 1 : 2]);
    }
    // Nothing to be done is no question of what was given.
    const auto stretch = typed.meaning == Meaning::Function ? stretch_of(node.text) : std::nullopt;
    if (stretch && duties(view_, *stretch, std::nullopt).due == 0) {
      open_.not_due = true;
      return;
    }
    for (const ExprId operand : node.operands) visit(operand);
  }

  void missing(const std::string& name, const Bilingual& label) {
    const auto same = [&name](const result::UnknownField& one) { return one.name == name; };
    if (std::none_of(open_.missing.begin(), open_.missing.end(), same)) {
      open_.missing.push_back({name, label});
    }
  }

  const View& view_;
  Open open_;
};

void decide(const View& view, ExprId id, std::vector<FieldId>& facts) {
  const Expr& node = view.condition.ast.at(id);
  const Typed& typed = view.condition.type(id);
  if (typed.meaning == Meaning::Field) {
    const bool seen = std::find(facts.begin(), facts.end(), typed.field) != facts.end();
    if (!seen && view.table.known(typed.field, view.row)) facts.push_back(typed.field);
    return;
  }
  // Of a chain, the operands that alone decide it; of a conditional, the branch taken.
  const bool chain = node.op == Op::And || node.op == Op::Or;
  const Truth decisive = node.op == Op::And ? Truth::False : Truth::True;
  const bool by_one = chain && view.truth(id) == decisive;
  for (std::size_t i = 0; i < node.operands.size(); ++i) {
    const ExprId operand = node.operands[i];
    if (by_one && view.truth(operand) != decisive) continue;
    if (node.op == Op::Conditional && i > 0 &&
        (view.truth(node.operands[0]) == Truth::True) != (i == 1)) {
      continue;
    }
    decide(view, operand, facts);
  }
}

}  // namespace

Open open_facts(const View& view) { return Opener(view).run(); }

std::vector<FieldId> deciding_facts(const View& view) {
  std::vector<FieldId> facts;
  decide(view, view.condition.ast.root, facts);
  return facts;
}

}  // namespace cbps::eval
