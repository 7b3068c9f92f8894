#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "cbps/eval/evaluator.h"
#include "cbps/lang/ast.h"
#include "cbps/value/date.h"
#include "cbps/value/dictionary.h"
#include "cbps/value/integer.h"

/// The language guide (docs/language.md) as a program: one row, one value at a time, recursion over
/// the tree. It shares the parsed tree, the dictionary and the calendar of days with the engine and
/// nothing else, so that where the two agree it is because both do what the guide says.
namespace cbps::model {

/// A fact of one community, in the form a column holds it; lists of dates stand in `dates`.
struct Fact {
  std::int64_t number = 0;
  std::vector<Date> dates;
  bool is_invalid = false;  ///< something was given that cannot be used; the rest means nothing
};
/// The facts of one community, a place a field of the dictionary; what was not given is absent.
using Row = std::vector<std::optional<Fact>>;

/// What is the same for all rows.
struct World {
  const Dictionary& dictionary;
  std::optional<FieldId> duties_from;
  Calendar calendar;
};

enum class State : std::uint8_t { Known, Unknown, Error };

/// What an expression comes to. Kind and scale are right in every state; the rest only of a known
/// value. Texts are those of the tree and the dictionary, which outlive it.
struct Value {
  State state = State::Known;
  Kind kind = Kind::Bool;
  unsigned scale = 0;                   ///< of numbers: the digits after the point
  Int128 number = 0;                    ///< bool 0 or 1; numbers in units of the scale; days
  std::string_view text;                ///< string: itself; choice: its id
  std::vector<std::string_view> parts;  ///< set: the ids of its parts
  const Domain* domain = nullptr;       ///< set: the parts it can have
  const std::vector<Date>* dates = nullptr;
  std::vector<Value> items;  ///< list
};

/// Whether a function asks for months or quarters that are due.
[[nodiscard]] bool asks_duties(std::string_view function);

/// The value of a tree that compiles; of one that does not, anything.
[[nodiscard]] Value evaluate(const lang::Ast& ast, const World& world, const Row& row);

}  // namespace cbps::model
