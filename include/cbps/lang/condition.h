#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "cbps/lang/ast.h"
#include "cbps/lang/signature.h"
#include "cbps/value/dictionary.h"
#include "cbps/value/integer.h"

namespace cbps::lang {

/// What a node of a checked condition stands for, beside its operator.
enum class Meaning : std::uint8_t {
  Operator,
  Literal,
  Field,
  Parameter,
  AsOf,
  PeriodStart,
  PeriodEnd,
  Function
};

struct Typed {
  Type type;
  Meaning meaning = Meaning::Operator;
  FieldId field{};
  ParameterId parameter{};
  std::uint32_t function = 0;  ///< index into the table of signatures
  /// Literals and set parameters: the value as a column holds it. A set of parts is its bits.
  std::optional<std::int64_t> value;
  /// What numbers and dates can be, in units of the type's scale. `most` of a set: all its parts.
  Int128 least = 0;
  Int128 most = 0;
};

/// A condition that compiled: it cannot err on any row. `types` stands beside `ast.nodes`.
struct Condition {
  Ast ast;
  std::vector<Typed> types;

  [[nodiscard]] const Typed& type(ExprId id) const { return types[index(id)]; }
  /// Facts it reads, each once, in reading order.
  [[nodiscard]] std::vector<FieldId> fields() const;
  [[nodiscard]] std::vector<ParameterId> parameters() const;
};

struct Environment {
  const Dictionary& dictionary;
  std::span<const Signature> functions;
};

/// Types a tree, resolves its names and proves that no row can make it overflow or divide by 0.
/// A condition must be bool. Messages have spans as `parse` gives them.
[[nodiscard]] std::optional<Condition> check(Ast ast, const Environment& environment,
                                             Diagnostics& diagnostics);

/// Whether every product in it has at most one factor that reads a fact, so that a shortfall can be
/// computed. Says which product is not.
bool check_linear(const Condition& condition, Diagnostics& diagnostics);

}  // namespace cbps::lang
