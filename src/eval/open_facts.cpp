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

/// Rows of a word in which a node is true, or false.
std::uint64_t rows_where(const View& view, ExprId id, bool is_true, std::size_t word) {
  const SlotId slot = view.compiled.slot(id);
  return (is_true ? view.results.true_words(slot) : view.results.false_words(slot))[word];
}

void decide(const View& view, ExprId id, std::size_t word, std::uint64_t rows,
            std::vector<Deciding>& found) {
  if (rows == 0) return;
  const Expr& node = view.condition.ast.at(id);
  const Typed& typed = view.condition.type(id);
  if (typed.meaning == Meaning::Field) {
    rows &= view.table.column(typed.field).known.data()[word];
    if (rows == 0) return;
    const auto same = [&typed](const Deciding& one) { return one.fact == typed.field; };
    const auto there = std::find_if(found.begin(), found.end(), same);
    if (there == found.end()) {
      found.push_back({typed.field, rows});
    } else {
      there->rows |= rows;
    }
    return;
  }
  if (node.op == Op::And || node.op == Op::Or) {
    // Of a chain, the operands that alone decide it; where none does, all.
    const bool decisive = node.op == Op::Or;
    const std::uint64_t by_one = rows_where(view, id, decisive, word);
    for (const ExprId operand : node.operands) {
      const std::uint64_t deciding = rows_where(view, operand, decisive, word);
      decide(view, operand, word, rows & (deciding | ~by_one), found);
    }
    return;
  }
  if (node.op == Op::Conditional) {
    // The question, and the branch taken.
    const std::uint64_t yes = rows_where(view, node.operands[0], true, word);
    decide(view, node.operands[0], word, rows, found);
    decide(view, node.operands[1], word, rows & yes, found);
    decide(view, node.operands[2], word, rows & ~yes, found);
    return;
  }
  for (const ExprId operand : node.operands) decide(view, operand, word, rows, found);
}

}  // namespace

Open open_facts(const View& view) { return Opener(view).run(); }

void deciding_facts(const View& view, std::size_t word, std::uint64_t rows,
                    std::vector<Deciding>& found) {
  decide(view, view.condition.ast.root, word, rows, found);
}

std::vector<FieldId> deciding_facts(const View& view) {
  std::vector<Deciding> found;
  const std::uint64_t row = std::uint64_t{1} << view.row % Bitmap::kWordBits;
  deciding_facts(view, view.row / Bitmap::kWordBits, row, found);
  std::vector<FieldId> facts;
  facts.reserve(found.size());
  for (const Deciding& one : found) facts.push_back(one.fact);
  return facts;
}

}  // namespace cbps::eval
