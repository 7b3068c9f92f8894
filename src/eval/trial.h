#pragma once

#include <cstdint>
#include <optional>

#include "cbps/eval/evaluator.h"
#include "cbps/eval/explain.h"

namespace cbps::eval {

/// A node of one row's condition evaluated again with one fact changed: what would it be if? For
/// comparisons that cannot be turned round (`year(d)`, `x / 2`, `x % 2`), which are rare, and only
/// for rows that are explained.
class Trial {
 public:
  Trial(const View& view, lang::ExprId node);

  /// The truth of the node when `field` is `value`, and all else as on the row.
  [[nodiscard]] Truth with(FieldId field, std::int64_t value);

  /// The nearest value of a number or date fact, by its step and in a direction that the dictionary
  /// allows, that makes the node come out as `want`. Found for sure within some hundred steps, and
  /// beyond where one step more never makes it worse.
  struct Found {
    std::int64_t value = 0;
    bool more_is_fine = false;  ///< one step further it holds too: a bound, not the one value
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
