#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "model/engine.h"
#include "model/rows.h"

namespace cbps::model {

/// One expression and a batch of rows on which engine and model differ.
struct Case {
  std::string text;
  Mode mode = Mode::Condition;
  std::reference_wrapper<const World> world;
  std::vector<Row> rows;
};

/// The first row on which the two differ, compiled alone and run in one batch, with both answers;
/// nothing if they agree or it does not compile.
struct Difference {
  std::size_t row = 0;
  std::string engine;
  std::string model;
};
[[nodiscard]] std::optional<Difference> difference(const Case& one);

/// A smaller case on which they still differ: rows left out, facts left out, parts of the
/// expression put in the place of the whole or replaced by literals.
[[nodiscard]] Case shrunk(Case one);

/// Expression, facts and both answers, for people.
[[nodiscard]] std::string to_text(const Case& one);

}  // namespace cbps::model
