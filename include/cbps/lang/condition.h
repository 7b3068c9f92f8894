#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "cbps/lang/ast.h"
#include "cbps/lang/signature.h"
#include "cbps/value/calendar.h"
#include "cbps/value/dictionary.h"
#include "cbps/value/integer.h"

namespace cbps::lang {

/// What a node of a checked condition stands for. `node.h` combines it with the operators into one
/// closed set of types.
enum class Meaning : std::uint8_t { Operator, Literal, Fact, Parameter, Day, Call };

struct Typed {
  Type type;
  Meaning meaning = Meaning::Operator;
  FieldId field{};
  ParameterId parameter{};
  CalendarDay day{};
  FunctionId function{};
  CalendarUse calendar;  ///< for calls only
  /// Whether the value depends on the community, through a fact or through what is due for it.
  bool varies = false;
  /// For literals and parameters with a value: the value as a column holds it. A set is its bits.
  std::optional<std::int64_t> value;
  /// The range of a number or date, in units of the type's scale. For a set, `most` has the bits
  /// of all its parts.
  Int128 least = 0;
  Int128 most = 0;
  /// `Arithmetic::Checked` only: the operator can overflow or divide by 0 on some row.
  bool may_err = false;
};

/// A tree that compiled. `types` is parallel to `ast.nodes`. The condition of a pack cannot cause
/// an error on any row.
struct Condition {
  Ast ast;
  std::vector<Typed> types;

  [[nodiscard]] const Typed& type(ExprId id) const { return types[index(id)]; }
  /// The facts that the condition reads, each once, in reading order.
  [[nodiscard]] std::vector<FieldId> fields() const;
  [[nodiscard]] std::vector<ParameterId> parameters() const;
};

/// How the checker treats arithmetic that could overflow or divide by 0 on some row.
enum class Arithmetic : std::uint8_t {
  Proved,   ///< it does not compile; used for the rules of a pack
  Checked,  ///< it compiles, and such a row has the outcome "error"; used by `cbps eval`
};

struct Environment {
  const Dictionary& dictionary;
  std::span<const Signature> functions;
  Arithmetic arithmetic = Arithmetic::Proved;
};

/// Types a tree, resolves its names and proves that no row can make it overflow or divide by 0.
/// A condition must be bool. Messages have spans as `parse` gives them.
[[nodiscard]] std::optional<Condition> check(Ast ast, const Environment& environment,
                                             Diagnostics& diagnostics);
/// The same for an expression of any type.
[[nodiscard]] std::optional<Condition> check_expression(Ast ast, const Environment& environment,
                                                        Diagnostics& diagnostics);

/// Whether every product in the condition has at most one factor that reads a fact, so that a
/// shortfall can be computed. Reports each product that has more.
bool check_linear(const Condition& condition, Diagnostics& diagnostics);

}  // namespace cbps::lang
