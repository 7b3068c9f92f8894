#include "eval/gap.h"

#include <algorithm>

#include "cbps/lang/node.h"
#include "cbps/value/unreachable.h"

namespace cbps::eval {

using lang::ExprId;
using lang::Meaning;
using result::Gap;
using result::Relation;
using result::Shortfall;

namespace {

/// Appends what is not there yet.
template <class T>
void unite(std::vector<T>& all, const std::vector<T>& more) {
  for (const T& one : more) {
    if (std::find(all.begin(), all.end(), one) == all.end()) all.push_back(one);
  }
}

/// Parts of one set that are asked for in several places are one list.
bool merge_parts(Gap& into, const Gap& other) {
  auto* need = std::get_if<std::vector<result::Named>>(&into.need);
  const auto* more = std::get_if<std::vector<result::Named>>(&other.need);
  if (need == nullptr || more == nullptr) return false;
  unite(*need, *more);
  unite(into.missing, other.missing);
  into.shortage = Decimal{static_cast<std::int64_t>(into.missing.size()), 0};
  return true;
}

/// Two gaps about one fact, both bounds on one side: the stronger is enough.
bool merge(Gap& into, const Gap& other) {
  if (into.field != other.field || into.relation != other.relation) return false;
  if (into.relation == Relation::HasAll) return merge_parts(into, other);
  if (into.relation != Relation::AtLeast && into.relation != Relation::AtMost) return false;
  const auto* a = std::get_if<Decimal>(&into.need);
  const auto* b = std::get_if<Decimal>(&other.need);
  // Counts of dates may be of different things (months, days), which only their unit tells.
  if (a == nullptr || b == nullptr || into.have != other.have || into.unit != other.unit ||
      !into.missing.empty() || !other.missing.empty()) {
    return false;
  }
  const bool stronger = into.relation == Relation::AtLeast ? *b > *a : *b < *a;
  if (stronger) into = other;
  return true;
}

void append(std::vector<Shortfall>& all, std::vector<Shortfall> more) {
  for (Shortfall& one : more) {
    const auto* gap = std::get_if<Gap>(&one.what);
    const bool merged =
        gap != nullptr && std::any_of(all.begin(), all.end(), [gap](Shortfall& other) {
          auto* into = std::get_if<Gap>(&other.what);
          return into != nullptr && merge(*into, *gap);
        });
    if (!merged) all.push_back(std::move(one));
  }
}

}  // namespace

Need Need::one(result::Gap gap, bool possible) {
  Need need;
  need.shortfalls.push_back({std::move(gap)});
  need.possible = possible;
  return need;
}

Need both(Need a, Need b) {
  a.possible = a.possible && b.possible;
  append(a.shortfalls, std::move(b.shortfalls));
  return a;
}

namespace {

/// The same of the same fact: saying it twice leaves no choice.
bool asks_what_another_does(const std::vector<result::Shortfall>& way,
                            const result::AnyOf& others) {
  const auto only = [](const std::vector<result::Shortfall>& one) {
    return one.size() == 1 ? std::get_if<result::Gap>(&one.front().what) : nullptr;
  };
  const result::Gap* gap = only(way);
  return gap != nullptr &&
         std::any_of(others.alternatives.begin(), others.alternatives.end(), [&](const auto& one) {
           const result::Gap* other = only(one);
           return other != nullptr && other->field == gap->field &&
                  other->relation == gap->relation && other->need == gap->need &&
                  other->missing == gap->missing;
         });
}

}  // namespace

Need either(std::vector<Need> ways) {
  const bool possible =
      std::any_of(ways.begin(), ways.end(), [](const Need& way) { return way.possible; });
  result::AnyOf choice;
  for (Need& way : ways) {
    if (way.possible != possible || way.shortfalls.empty()) continue;
    if (asks_what_another_does(way.shortfalls, choice)) continue;
    choice.alternatives.push_back(std::move(way.shortfalls));
  }
  Need all;
  all.possible = possible;
  if (choice.alternatives.size() == 1) {
    all.shortfalls = std::move(choice.alternatives.front());
  } else if (!choice.alternatives.empty()) {
    all.shortfalls.push_back({std::move(choice)});
  }
  return all;
}

result::Gap gap_of(const View& view, FieldId id, result::Relation relation) {
  const Field& field = view.dictionary.field(id);
  result::Gap gap;
  gap.field = field.id;
  gap.label = field.label;
  gap.short_label = field.short_label;
  gap.lacking = field.lacking;
  gap.relation = relation;
  gap.unit = field.unit;
  gap.have = datum(view.dictionary, view.table, id, view.row);
  if (field.type.kind == Kind::String && view.table.known(id, view.row)) {
    const std::int64_t code = view.table.column(id).values[view.row];
    gap.have = view.program.texts()[static_cast<std::size_t>(code)];
  }
  return gap;
}

bool may_move(const Field& field, bool rises) {
  switch (field.change) {
    case Change::Any: return true;
    case Change::Increase: return rises;
    case Change::Decrease: return !rises;
    case Change::Never: return false;
  }
  unreachable();
}

std::vector<FieldId> facts_of(const View& view, ExprId node) {
  std::vector<FieldId> all;
  const lang::Typed& typed = view.condition.type(node);
  if (typed.meaning == Meaning::Fact) all.push_back(typed.field);
  for (const ExprId operand : view.condition.ast.at(node).operands) {
    for (const FieldId field : facts_of(view, operand)) {
      if (std::find(all.begin(), all.end(), field) == all.end()) all.push_back(field);
    }
  }
  return all;
}

std::optional<ExprId> taken(const View& view, ExprId id) {
  while (const auto choice = lang::node_if<lang::node::Conditional>(view.condition, id)) {
    const Truth condition = view.truth(choice->condition);
    if (condition == Truth::Unknown) return std::nullopt;
    id = condition == Truth::True ? choice->yes : choice->no;
  }
  return id;
}

}  // namespace cbps::eval
