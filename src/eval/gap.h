#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "cbps/eval/explain.h"

/// Types and functions that all computations of shortfalls share.
namespace cbps::eval {

/// The changes that give a condition the wanted result.
struct Need {
  std::vector<result::Shortfall> shortfalls;  ///< all of them are needed
  /// Whether the facts may move in the direction needed. If not, the report shows their values.
  bool possible = true;

  static Need nothing() { return {}; }
  static Need impossible() { return {{}, false}; }
  static Need one(result::Gap gap, bool possible = true);
};

/// Both are needed. Bounds on one fact and one side are merged into the stronger one.
[[nodiscard]] Need both(Need a, Need b);
/// Any one of `ways` is enough. Impossible ones are shown only if no other exists.
[[nodiscard]] Need either(std::vector<Need> ways);

/// A gap about a fact, with its labels, its unit and its value on the row.
[[nodiscard]] result::Gap gap_of(const View& view, FieldId field, result::Relation relation);

/// Whether the dictionary lets a fact move up, or down.
[[nodiscard]] bool may_move(const Field& field, bool rises);

/// The facts under a node, each once, in reading order.
[[nodiscard]] std::vector<FieldId> facts_of(const View& view, lang::ExprId node);

[[nodiscard]] result::Named named(const Option& option);
[[nodiscard]] std::vector<result::Named> named_parts(const Domain& domain, std::uint64_t bits);

/// `node`, or the branch that a conditional selects on this row; nullopt if it selects none.
[[nodiscard]] std::optional<lang::ExprId> taken(const View& view, lang::ExprId node);

}  // namespace cbps::eval
