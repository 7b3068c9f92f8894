#pragma once

#include <cstdint>
#include <optional>

#include "cbps/eval/evaluator.h"
#include "cbps/eval/explain.h"

namespace cbps::eval {

/// Evaluates a node of one row's condition again with one fact changed. It is used for
/// comparisons that cannot be inverted (`year(d)`, `x / 2`, `x % 2`), which are rare, and only
/// for rows that are explained.
class Trial {
 public:
  Trial(const View& view, lang::ExprId node);

  /// The truth of the node if `field` is `value` and all other facts are as on the row.
  [[nodiscard]] Truth with(FieldId field, std::int64_t value);

  /// The nearest value of a number or date fact, by its step and in a direction that the dictionary
  /// allows, that gives the node the truth `want`. It is certain to be found within some hundred
  /// steps, and beyond them if a further step never makes the result worse.
  struct Found {
    std::int64_t value = 0;
    bool more_is_fine = false;  ///< it holds one step further too: the value is a bound
  };
  [[nodiscard]] std::optional<Found> nearest(FieldId field, bool want);

 private:
  const View& view_;
  Program program_;
  Compiled compiled_;
  Table table_;
  Evaluator evaluator_;
};

}  // namespace cbps::eval
