#include "eval/number_gap.h"

#include <algorithm>

#include "cbps/value/bounds.h"
#include "cbps/value/unreachable.h"
#include "eval/duties.h"
#include "eval/formula.h"
#include "eval/linear.h"
#include "eval/trial.h"

namespace cbps::eval {

using lang::ComparisonOp;
using lang::ExprId;
using lang::Typed;
using result::Gap;
using result::Relation;

namespace {

class Solver {
 public:
  Solver(const View& view, ComparisonOp op, ExprId left, ExprId right)
      : view_(view), op_(op), left_(left), right_(right) {}

  /// Solved for one of the form's facts; nothing if none may move as needed.
  std::optional<Gap> solve(const LinearForm& form) const {
    for (const Measure& measure : form.measures) {
      if (auto gap = solved(form, measure)) return gap;
    }
    return std::nullopt;
  }

  /// No fact may move as needed: the two sides as they stand.
  [[nodiscard]] Gap both_sides(const Measure& measure) const {
    Gap gap = gap_of(view_, measure.field, relation());
    gap.have = side(left_);
    gap.need = bound();
    formula(gap, measure.node);
    // The unit and the formula are those of the bare fact; of a whole side there is neither.
    gap.formula.clear();
    if (left_ == measure.node && !measure.is_count) return gap;
    gap.unit = {};
    const std::string written = lang::canonical_text(view_.condition.ast, left_);
    gap.label = gap.short_label = {written, written};
    return gap;
  }

 private:
  [[nodiscard]] const Typed& typed(ExprId id) const { return view_.condition.type(id); }
  [[nodiscard]] Relation relation() const {
    switch (op_) {
      case ComparisonOp::Less:
      case ComparisonOp::LessEqual: return Relation::AtMost;
      case ComparisonOp::Greater:
      case ComparisonOp::GreaterEqual: return Relation::AtLeast;
      case ComparisonOp::Equal: return Relation::Equal;
      case ComparisonOp::NotEqual: return Relation::NotEqual;
    }
    unreachable();
  }
  [[nodiscard]] bool at_least() const {
    return op_ == ComparisonOp::GreaterEqual || op_ == ComparisonOp::Greater;
  }
  [[nodiscard]] bool at_most() const {
    return op_ == ComparisonOp::LessEqual || op_ == ComparisonOp::Less;
  }
  [[nodiscard]] bool strict() const {
    return op_ == ComparisonOp::Greater || op_ == ComparisonOp::Less;
  }
  [[nodiscard]] result::Datum side(ExprId id) const {
    const auto value = view_.results.number(view_.compiled.slot(id), view_.row);
    return value ? datum(view_.dictionary, typed(id).type, *value) : result::Datum{};
  }

  /// What the left side must reach: the right one, or one unit beyond it.
  [[nodiscard]] result::Datum bound() const {
    const auto value = view_.results.number(view_.compiled.slot(right_), view_.row);
    if (!value) return {};
    Type type = typed(right_).type;
    type.scale = std::max(type.scale, typed(left_).type.scale);
    const Int128 units = Int128{*value} * power_of_ten(type.scale - typed(right_).type.scale) +
                         (strict() ? (at_least() ? 1 : -1) : 0);
    if (!fits_int64(units)) return side(right_);
    return datum(view_.dictionary, type, static_cast<std::int64_t>(units));
  }

  [[nodiscard]] std::optional<Gap> solved(const LinearForm& form, const Measure& measure) const {
    if (measure.coefficient == 0) return std::nullopt;
    const Field& field = view_.dictionary.field(measure.field);
    if (op_ == ComparisonOp::NotEqual) {
      if (field.change == Change::Never) return std::nullopt;
      return finish(measure, Relation::NotEqual, measure.value);
    }
    const Bounds bounds{typed(measure.node).least, typed(measure.node).most};
    const Int128 rest = form.value - measure.coefficient * measure.value;
    const bool up = measure.coefficient > 0;
    const Int128 by = up ? measure.coefficient : -measure.coefficient;
    Int128 edge = 0;
    Relation relation = Relation::Equal;
    if (op_ == ComparisonOp::Equal) {
      if (rest % by != 0) return std::nullopt;
      edge = up ? -rest / by : rest / by;
    } else {
      // a·x + rest >= 0 (or <= 0; strict: by one unit), turned by the sign of a.
      const Int128 bound = -rest + (strict() ? (at_least() ? 1 : -1) : 0);
      const bool rises = at_least() == up;
      const Int128 turned = up ? bound : -bound;
      const Int128 exact = rises ? ceil_divide(turned, by) : floor_divide(turned, by);
      const Int128 step = measure.is_count ? Int128{1} : Int128{field.step};
      edge = rises ? ceil_divide(exact, step) * step : floor_divide(exact, step) * step;
      // The last step before the end of the range may be a short one.
      if (!bounds.has(edge)) edge = exact;
      relation = rises ? Relation::AtLeast : Relation::AtMost;
    }
    if (!bounds.has(edge) || !may_move(field, edge > measure.value)) return std::nullopt;
    return finish(measure, relation, static_cast<std::int64_t>(edge));
  }

  [[nodiscard]] Gap finish(const Measure& measure, Relation relation, std::int64_t edge) const {
    const Field& field = view_.dictionary.field(measure.field);
    Gap gap = gap_of(view_, measure.field, relation);
    const Type type = measure.is_count ? Type{Kind::Int, 0, 0} : field.type;
    if (measure.is_count) {
      gap.have = datum(view_.dictionary, type, measure.value);
      gap.unit = {};
      const lang::CalendarUse use = typed(measure.node).calendar;
      if (use.role == lang::CalendarRole::Covered && relation == Relation::AtLeast) {
        gap.missing = missing_intervals(view_, use.interval, measure.field);
      }
    }
    gap.need = datum(view_.dictionary, type, edge);
    if (relation != Relation::NotEqual) {
      const Int128 short_by = Int128{edge} - measure.value;
      const Int128 size = short_by < 0 ? -short_by : short_by;
      if (fits_int64(size)) gap.shortage = Decimal{static_cast<std::int64_t>(size), type.scale};
      if (type.kind == Kind::Date) gap.unit = {"天", "days"};
    }
    if (!strict()) formula(gap, measure.node);
    return gap;
  }

  void formula(Gap& gap, ExprId target) const {
    std::optional<Formula> solution = eval::solve(view_, left_, right_, target);
    if (!solution || solution->inputs.empty()) return;
    gap.formula = std::move(solution->tokens);
    gap.inputs = std::move(solution->inputs);
  }

  const View& view_;
  ComparisonOp op_;
  ExprId left_;
  ExprId right_;
};

}  // namespace

namespace {

/// The nearest value of `id` that makes the trial's node come out as `want`.
std::optional<Need> nearest_gap(const View& view, Trial& trial, FieldId id, bool want) {
  const auto found = trial.nearest(id, want);
  if (!found) return std::nullopt;
  const Field& field = view.dictionary.field(id);
  const std::int64_t have = view.table.column(id).values[view.row];
  const bool up = found->value > have;
  Gap gap = gap_of(view, id,
                   !found->more_is_fine ? Relation::Equal
                   : up                 ? Relation::AtLeast
                                        : Relation::AtMost);
  gap.need = datum(view.dictionary, field.type, found->value);
  const Int128 distance = up ? Int128{found->value} - have : Int128{have} - found->value;
  if (fits_int64(distance)) {
    gap.shortage = Decimal{static_cast<std::int64_t>(distance), field.type.scale};
  }
  if (field.type.kind == Kind::Date) gap.unit = {"天", "days"};
  return Need::one(std::move(gap));
}

bool can_be_tried(const View& view, FieldId id) {
  const Field& field = view.dictionary.field(id);
  return (is_number(field.type) || field.type.kind == Kind::Date) &&
         field.change != Change::Never && view.table.known(id, view.row);
}

}  // namespace

std::optional<Need> gap_by_trial(const View& view, ExprId node, bool want, FieldId fact) {
  if (!can_be_tried(view, fact)) return std::nullopt;
  Trial trial(view, node);
  return nearest_gap(view, trial, fact, want);
}

Need gap_by_trial(const View& view, ExprId atom, bool want) {
  const std::vector<FieldId> facts = facts_of(view, atom);
  std::optional<Trial> trial;
  for (const FieldId id : facts) {
    if (!can_be_tried(view, id)) continue;
    if (!trial) trial.emplace(view, atom);
    if (auto need = nearest_gap(view, *trial, id, want)) return std::move(*need);
  }
  // As it is, it cannot stay: with the same facts the atom comes out the same.
  for (const FieldId id : facts) {
    if (!view.table.known(id, view.row)) continue;
    Gap gap = gap_of(view, id, Relation::NotEqual);
    gap.need = gap.have;
    return Need::one(std::move(gap), false);
  }
  return Need::impossible();
}

Need number_gap(const View& view, ComparisonOp op, ExprId left, ExprId right,
                std::optional<ExprId> atom, bool want) {
  const unsigned scale =
      std::max(view.condition.type(left).type.scale, view.condition.type(right).type.scale);
  const auto form = linear_difference(view, left, right, scale);
  const Solver solver(view, op, left, right);
  if (!form) {
    if (!atom) return Need::impossible();
    Need tried = gap_by_trial(view, *atom, want);
    if (tried.possible || tried.shortfalls.empty()) return tried;
    return Need::one(solver.both_sides({left, facts_of(view, *atom).front(), true, 0, 0}), false);
  }
  if (auto gap = solver.solve(*form)) return Need::one(std::move(*gap));
  if (form->measures.empty()) return atom ? gap_by_trial(view, *atom, want) : Need::impossible();
  return Need::one(solver.both_sides(form->measures.front()), false);
}

}  // namespace cbps::eval
