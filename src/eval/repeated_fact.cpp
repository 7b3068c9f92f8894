#include "eval/repeated_fact.h"

#include <algorithm>

#include "cbps/value/integer.h"
#include "eval/number_gap.h"
#include "eval/trial.h"

namespace cbps::eval {

using lang::ExprId;
using lang::Meaning;
using result::Gap;
using result::Relation;
using result::Shortfall;

namespace {

std::size_t count_of_fact(const View& view, ExprId node, FieldId field) {
  const lang::Typed& typed = view.condition.type(node);
  if (typed.meaning == Meaning::Fact) return typed.field == field ? 1 : 0;
  std::size_t all = 0;
  for (const ExprId operand : view.condition.ast.at(node).operands) {
    all += count_of_fact(view, operand, field);
  }
  return all;
}

/// The number or date that all gaps are about, where they are about the same one.
std::optional<FieldId> only_fact(const View& view, const std::vector<const Gap*>& gaps) {
  std::optional<FieldId> fact;
  for (const Gap* gap : gaps) {
    const auto id = view.dictionary.field_by_id.find(gap->field);
    if (id == view.dictionary.field_by_id.end() || fact.value_or(id->second) != id->second) {
      return std::nullopt;
    }
    fact = id->second;
  }
  if (!fact) return std::nullopt;
  const Kind kind = view.dictionary.field(*fact).type.kind;
  return kind == Kind::Date || is_number(view.dictionary.field(*fact).type) ? fact : std::nullopt;
}

/// Whether the node comes out as wanted once the gap is closed, to the letter and a step beyond.
class Closing {
 public:
  Closing(const View& view, ExprId node, FieldId fact, bool want)
      : trial_(view, node),
        fact_(fact),
        field_(view.dictionary.field(fact)),
        have_(view.table.column(fact).values[view.row]),
        wanted_(want ? Truth::True : Truth::False) {}

  [[nodiscard]] bool does(const Gap& gap) {
    if (gap.relation == Relation::NotEqual) return any_other();
    const auto value = target(gap);
    if (!value || !holds(*value)) return false;
    const bool up = gap.relation == Relation::AtLeast;
    if (!up && gap.relation != Relation::AtMost) return true;
    const Int128 beyond = Int128{*value} + (up ? step() : -step());
    return !inside(beyond) || holds(static_cast<std::int64_t>(beyond));
  }

 private:
  [[nodiscard]] static std::optional<std::int64_t> target(const Gap& gap) {
    if (const auto* number = std::get_if<Decimal>(&gap.need)) return number->units;
    if (const auto* date = std::get_if<cbps::Date>(&gap.need)) return date->days;
    return std::nullopt;
  }
  [[nodiscard]] Int128 step() const {
    return field_.type.kind == Kind::Date ? Int128{1} : Int128{field_.step};
  }
  [[nodiscard]] bool inside(Int128 value) const {
    return fits_int64(value) &&
           (!field_.range || (field_.range->least <= value && value <= field_.range->most));
  }
  [[nodiscard]] bool holds(std::int64_t value) { return trial_.with(fact_, value) == wanted_; }

  /// "Anything else" is true only if the neighbours are.
  [[nodiscard]] bool any_other() {
    for (const bool up : {true, false}) {
      const Int128 value = Int128{have_} + (up ? step() : -step());
      if (may_move(field_, up) && inside(value) && !holds(static_cast<std::int64_t>(value))) {
        return false;
      }
    }
    return true;
  }

  Trial trial_;
  FieldId fact_;
  const Field& field_;
  std::int64_t have_;
  Truth wanted_;
};

}  // namespace

Need settle_repeated_fact(const View& view, ExprId node, bool want, Need found) {
  if (!found.possible) return found;
  const std::vector<const Gap*> gaps = result::all_gaps(found.shortfalls);
  const auto fact = only_fact(view, gaps);
  if (!fact || count_of_fact(view, node, *fact) < 2) return found;
  Closing closing(view, node, *fact, want);
  const auto does = [&closing](const Gap* gap) { return closing.does(*gap); };
  if (found.shortfalls.size() == 1 && std::all_of(gaps.begin(), gaps.end(), does)) return found;
  const auto enough = std::find_if(gaps.begin(), gaps.end(), does);
  if (enough != gaps.end()) return Need::one(**enough);
  if (auto value = gap_by_trial(view, node, want, *fact)) return std::move(*value);
  found.possible = false;
  return found;
}

}  // namespace cbps::eval
