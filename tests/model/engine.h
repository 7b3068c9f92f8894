#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cbps/eval/evaluator.h"
#include "cbps/eval/program.h"
#include "cbps/lang/condition.h"
#include "model/model.h"

/// The engine under test, asked as the model is: what an expression comes to in a row.
namespace cbps::model {

/// How an expression is compiled.
enum class Mode : std::uint8_t {
  Condition,   ///< as the rules do: bool, and proved never to err
  Expression,  ///< any type, proved
  Checked,     ///< any type, may err: `cbps eval`
};

/// Nothing if it does not compile (or is a list or dates, which have no value to compare).
[[nodiscard]] std::optional<lang::Condition> compile(std::string_view text, Mode mode);

/// Several expressions in one program, run batch after batch by one evaluator.
class Engine {
 public:
  Engine(std::vector<lang::Condition> conditions, const World& world, std::size_t most_rows);

  [[nodiscard]] std::size_t size() const { return conditions_.size(); }
  [[nodiscard]] const lang::Condition& condition(std::size_t i) const { return conditions_[i]; }

  /// The rows are those of `value` until the next run.
  void run(const std::vector<Row>& rows);
  /// Nothing where the results contradict themselves: true and false, known and in error.
  [[nodiscard]] std::optional<Value> value(std::size_t condition, std::size_t row) const;

 private:
  const Dictionary& dictionary_;
  std::vector<lang::Condition> conditions_;
  eval::Program program_;
  std::vector<eval::Compiled> compiled_;
  std::optional<eval::Evaluator> evaluator_;
  std::optional<Table> table_;
};

/// Whether two values are the same: state, and of known ones kind, scale and value.
[[nodiscard]] bool same(const Value& a, const Value& b);
[[nodiscard]] std::string to_text(const Value& value);

}  // namespace cbps::model
