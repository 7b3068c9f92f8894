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
  if (!node || view.condition.type(*node).meaning != Meaning::Field) return std::nullopt;
  const auto value = view.results.number(view.compiled.slot(*node), view.row);
  if (!value) return std::nullopt;
  return Side{view.condition.type(*node).field, *value};
}

/// One alternative a gap: any of them will do.
Need any_of(std::vector<Need> ways) {
  Need all = Need::impossible();
  result::AnyOf choice;
  for (Need& way : ways) {
    all.possible |= way.possible;
    choice.alternatives.push_back(std::move(way.shortfalls));
  }
  if (choice.alternatives.size() == 1) {
    all.shortfalls = std::move(choice.alternatives.front());
  } else if (!choice.alternatives.empty()) {
    all.shortfalls.push_back({std::move(choice)});
  }
  return all;
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

Need parts_gap(const View& view, ExprId set, std::uint64_t required, bool want) {
  const auto fact = fact_of(view, set);
  if (!fact) return Need::impossible();
  const Field& field = view.dictionary.field(fact->field);
  const Domain& domain = view.dictionary.domain(field.type);
  const auto have = static_cast<std::uint64_t>(fact->value);
  if (!want) {
    // Any one of them given up is enough.
    std::vector<Need> ways;
    for (std::uint64_t left = required; left != 0; left &= left - 1) {
      const std::uint64_t part = left & (~left + 1);
      Gap gap = gap_of(view, fact->field, Relation::Lacks);
      gap.need = named_parts(domain, have & ~part);
      gap.shortage = Decimal{1, 0};
      if (gap.unit.empty()) gap.unit = {"项", "items"};
      for (result::Named& one : named_parts(domain, part)) gap.missing.emplace_back(std::move(one));
      ways.push_back(Need::one(std::move(gap), may_move(field, false)));
    }
    return any_of(std::move(ways));
  }
  Gap gap = gap_of(view, fact->field, Relation::HasAll);
  const std::uint64_t lacking = required & ~have;
  gap.need = named_parts(domain, required);
  gap.shortage = Decimal{std::popcount(lacking), 0};
  if (gap.unit.empty()) gap.unit = {"项", "items"};
  for (result::Named& part : named_parts(domain, lacking))
    gap.missing.emplace_back(std::move(part));
  return Need::one(std::move(gap), may_move(field, true));
}

namespace {

/// Some parts must go, all of them.
Need give_up(const View& view, const Side& fact, std::uint64_t parts) {
  const Field& field = view.dictionary.field(fact.field);
  const Domain& domain = view.dictionary.domain(field.type);
  Gap gap = gap_of(view, fact.field, Relation::Lacks);
  gap.need = named_parts(domain, static_cast<std::uint64_t>(fact.value) & ~parts);
  gap.shortage = Decimal{std::popcount(parts), 0};
  if (gap.unit.empty()) gap.unit = {"项", "items"};
  for (result::Named& part : named_parts(domain, parts)) gap.missing.emplace_back(std::move(part));
  return Need::one(std::move(gap), may_move(field, false));
}

}  // namespace

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
  const auto add = [&ways](Need way) {
    if (!way.shortfalls.empty()) ways.push_back(std::move(way));
  };
  if (const auto fact = fact_of(view, outer)) {
    for (std::uint64_t left = small; left != 0; left &= left - 1) {
      add(give_up(view, *fact, left & (~left + 1)));
    }
  }
  const auto every = static_cast<std::uint64_t>(view.condition.type(inner).most);
  if (fact_of(view, inner)) {
    for (std::uint64_t left = every & ~large; left != 0; left &= left - 1) {
      add(parts_gap(view, inner, left & (~left + 1), true));
    }
  }
  return any_of(std::move(ways));
}

}  // namespace cbps::eval
