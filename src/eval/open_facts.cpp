#include <algorithm>
#include <utility>

#include "cbps/eval/explain.h"
#include "cbps/lang/node.h"
#include "eval/duties.h"
#include "eval/gap.h"

namespace cbps::eval {

namespace node = lang::node;
using lang::ExprId;

namespace {

/// Walks down the unknown nodes only: what is known beside them has been absorbed.
class OpenFacts {
 public:
  explicit OpenFacts(const View& view) : view_(view) {}
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
    if (known(id)) return;
    lang::visit(view_.condition, id,
                lang::Overloaded{
                    [this](const node::Fact& fact) { missing(fact.field); },
                    [this](const node::Parameter& of) {
                      const Parameter& parameter = view_.dictionary.parameter(of.parameter);
                      missing({"param." + parameter.id, parameter.label});
                    },
                    [this](const node::Conditional& choice) {
                      const Truth condition = view_.truth(choice.condition);
                      if (condition != Truth::Unknown) {
                        return visit(condition == Truth::True ? choice.yes : choice.no);
                      }
                      visit(choice.condition);
                      // Whichever branch is taken, it cannot be decided either.
                      if (is_open(choice.yes) && is_open(choice.no)) {
                        visit(choice.yes);
                        visit(choice.no);
                      }
                    },
                    [&](const node::Call&) {
                      const lang::CalendarUse& use = view_.condition.type(id).calendar;
                      if (has_invalid_start(use)) missing(*view_.program.duties_from());
                      if (nothing_is_due(use)) {
                        open_.not_due = true;
                      } else {
                        visit_operands(id);
                      }
                    },
                    [&](const lang::OneOf<node::List, node::Not, node::Negate, node::Arithmetic,
                                          node::Comparison, node::Membership, node::Chain> auto&) {
                      visit_operands(id);
                    },
                    [](const lang::OneOf<node::Literal, node::Day> auto&) {},  // always known
                });
  }

  [[nodiscard]] bool is_open(ExprId id) const {
    return view_.condition.type(id).type.kind == Kind::Bool && view_.truth(id) == Truth::Unknown;
  }

  void visit_operands(ExprId id) {
    for (const ExprId operand : lang::operands(view_.condition, id)) visit(operand);
  }

  /// Then the answer is no question of what was given.
  [[nodiscard]] bool nothing_is_due(const lang::CalendarUse& use) const {
    return use.role != lang::CalendarRole::None &&
           duties(view_, use.interval, std::nullopt).due == 0;
  }

  /// Then nobody can say what is due.
  [[nodiscard]] bool has_invalid_start(const lang::CalendarUse& use) const {
    const auto from = view_.program.duties_from();
    return use.role != lang::CalendarRole::None && from && view_.table.invalid(*from, view_.row);
  }

  void missing(FieldId fact) { missing(unknown_field(view_, fact)); }
  void missing(result::UnknownField field) {
    const auto same = [&field](const result::UnknownField& one) { return one.name == field.name; };
    if (std::none_of(open_.missing.begin(), open_.missing.end(), same)) {
      open_.missing.push_back(std::move(field));
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

/// Adds the facts under a node that decided it in `rows` of a word.
class Deciders {
 public:
  Deciders(const View& view, std::size_t word, std::vector<Deciding>& found)
      : view_(view), word_(word), found_(found) {}

  void decide(ExprId id, std::uint64_t rows) {
    if (rows == 0) return;
    lang::visit(view_.condition, id,
                lang::Overloaded{
                    [&](const node::Fact& fact) { add(fact.field, rows); },
                    [&](const node::Chain& of) { chain(id, of, rows); },
                    // The question, and the branch taken.
                    [&](const node::Conditional& of) {
                      const std::uint64_t yes = rows_where(view_, of.condition, true, word_);
                      decide(of.condition, rows);
                      decide(of.yes, rows & yes);
                      decide(of.no, rows & ~yes);
                    },
                    [&](const lang::OneOf<node::List, node::Not, node::Negate, node::Arithmetic,
                                          node::Comparison, node::Membership, node::Call> auto&) {
                      for (const ExprId operand : lang::operands(view_.condition, id)) {
                        decide(operand, rows);
                      }
                    },
                    [](const lang::OneOf<node::Literal, node::Parameter, node::Day> auto&) {},
                });
  }

 private:
  void add(FieldId field, std::uint64_t rows) {
    rows &= view_.table.column(field).known.data()[word_];
    if (rows == 0) return;
    const auto same = [field](const Deciding& one) { return one.fact == field; };
    const auto there = std::find_if(found_.begin(), found_.end(), same);
    if (there == found_.end()) {
      found_.push_back({field, rows});
    } else {
      there->rows |= rows;
    }
  }

  /// The operands that alone decide it; where none does, all.
  void chain(ExprId id, const node::Chain& of, std::uint64_t rows) {
    const bool decisive = of.op == lang::ChainOp::Or;
    const std::uint64_t by_one = rows_where(view_, id, decisive, word_);
    for (const ExprId operand : of.operands) {
      const std::uint64_t deciding = rows_where(view_, operand, decisive, word_);
      decide(operand, rows & (deciding | ~by_one));
    }
  }

  const View& view_;
  std::size_t word_;
  std::vector<Deciding>& found_;
};

}  // namespace

result::UnknownField unknown_field(const View& view, FieldId fact) {
  const Field& field = view.dictionary.field(fact);
  return {field.id, label_alone(field.label, field.short_label),
          view.table.invalid(fact, view.row)};
}

Open open_facts(const View& view) { return OpenFacts(view).run(); }

void deciding_facts(const View& view, std::size_t word, std::uint64_t rows,
                    std::vector<Deciding>& found) {
  Deciders(view, word, found).decide(view.condition.ast.root, rows);
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
