#include "eval/option_gap.h"

#include <bit>

namespace cbps::eval {

using lang::ExprId;
using lang::Meaning;
using result::Gap;
using result::Relation;

namespace {

/// The fact that a side is on this row, and what it has.
struct Side {
  FieldId field{};
  std::int64_t value = 0;
};
std::optional<Side> fact_of(const View& view, ExprId side) {
  const auto node = taken(view, side);
  if (!node || view.condition.type(*node).meaning != Meaning::Fact) return std::nullopt;
  const auto value = view.results.number(view.compiled.slot(*node), view.row);
  if (!value) return std::nullopt;
  return Side{view.condition.type(*node).field, *value};
}

/// The bits of `parts`, one at a time.
template <class F>
void for_each_part(std::uint64_t parts, F f) {
  for (; parts != 0; parts &= parts - 1) f(parts & (~parts + 1));
}

Gap set_gap(const View& view, const Side& fact, Relation relation, std::uint64_t need,
            std::uint64_t changed) {
  const Field& field = view.dictionary.field(fact.field);
  const Domain& domain = view.dictionary.domain(field.type);
  Gap gap = gap_of(view, fact.field, relation);
  gap.need = named_parts(domain, need);
  gap.shortage = Decimal{std::popcount(changed), 0};
  if (gap.unit.empty()) gap.unit = {"项", "items"};
  for (result::Named& part : named_parts(domain, changed)) {
    gap.missing.emplace_back(std::move(part));
  }
  return gap;
}

/// All of `parts` are there, and must go.
Need give_up(const View& view, const Side& fact, std::uint64_t parts) {
  const std::uint64_t rest = static_cast<std::uint64_t>(fact.value) & ~parts;
  return Need::one(set_gap(view, fact, Relation::Lacks, rest, parts),
                   may_move(view.dictionary.field(fact.field), false));
}

}  // namespace

Need choice_gap(const View& view, ExprId side, const std::vector<std::int64_t>& options,
                bool one_of) {
  const auto fact = fact_of(view, side);
  if (!fact) return Need::impossible();
  const Field& field = view.dictionary.field(fact->field);
  Gap gap = gap_of(view, fact->field, one_of ? Relation::OneOf : Relation::NoneOf);
  const Domain& domain = view.dictionary.domain(field.type);
  std::vector<result::Named> list;
  for (const std::int64_t option : options) {
    list.push_back(named(domain[static_cast<std::size_t>(option)]));
  }
  gap.need = std::move(list);
  return Need::one(std::move(gap), field.change != Change::Never);
}

Need equal_sets_gap(const View& view, ExprId left, ExprId right, bool equal) {
  for (const auto& [one, other] : {std::pair{left, right}, std::pair{right, left}}) {
    const auto fact = fact_of(view, one);
    const auto value = view.results.number(view.compiled.slot(other), view.row);
    if (!fact || !value) continue;
    const Field& field = view.dictionary.field(fact->field);
    const auto have = static_cast<std::uint64_t>(fact->value);
    const auto need = static_cast<std::uint64_t>(*value);
    // Parts to gain and parts to lose: both ways must be open.
    const bool possible = equal ? ((need & ~have) == 0 || may_move(field, true)) &&
                                      ((have & ~need) == 0 || may_move(field, false))
                                : field.change != Change::Never;
    if (!possible && one == left && fact_of(view, right)) continue;
    Gap gap = gap_of(view, fact->field, equal ? Relation::Equal : Relation::NotEqual);
    gap.need = datum(view.dictionary, field.type, *value);
    return Need::one(std::move(gap), possible);
  }
  return Need::impossible();
}

Need parts_gap(const View& view, ExprId set, std::uint64_t parts, bool want) {
  const auto fact = fact_of(view, set);
  if (!fact) return Need::impossible();
  if (want) {
    const std::uint64_t lacking = parts & ~static_cast<std::uint64_t>(fact->value);
    return Need::one(set_gap(view, *fact, Relation::HasAll, parts, lacking),
                     may_move(view.dictionary.field(fact->field), true));
  }
  // Any one of them given up is enough.
  std::vector<Need> ways;
  for_each_part(parts, [&](std::uint64_t part) { ways.push_back(give_up(view, *fact, part)); });
  return either(std::move(ways));
}

Need subset_gap(const View& view, ExprId inner, ExprId outer, bool want) {
  const auto a = view.results.number(view.compiled.slot(inner), view.row);
  const auto b = view.results.number(view.compiled.slot(outer), view.row);
  if (!a || !b) return Need::impossible();
  const auto small = static_cast<std::uint64_t>(*a);
  const auto large = static_cast<std::uint64_t>(*b);
  if (want) {
    // The outer set gains what it lacks, or the inner one loses what is too much.
    Need gain = parts_gap(view, outer, small, true);
    if (gain.possible) return gain;
    const auto fact = fact_of(view, inner);
    Need loss = fact ? give_up(view, *fact, small & ~large) : Need::impossible();
    return loss.possible || gain.shortfalls.empty() ? loss : gain;
  }
  // One part of the inner set must not be in the outer one.
  std::vector<Need> ways;
  if (const auto fact = fact_of(view, outer)) {
    for_each_part(small, [&](std::uint64_t part) { ways.push_back(give_up(view, *fact, part)); });
  }
  if (fact_of(view, inner)) {
    const auto every = static_cast<std::uint64_t>(view.condition.type(inner).most);
    for_each_part(every & ~large,
                  [&](std::uint64_t part) { ways.push_back(parts_gap(view, inner, part, true)); });
  }
  return either(std::move(ways));
}

}  // namespace cbps::eval
