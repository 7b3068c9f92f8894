#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "cbps/eval/evaluator.h"
#include "cbps/lang/condition.h"
#include "cbps/result/finding.h"
#include "cbps/value/dictionary.h"
#include "cbps/value/table.h"

/// Explains verdicts from the condition's tree and the results of its kernels. Rules contain no
/// text for explanations: the tree is the only source.
namespace cbps::eval {

/// One condition on one row of a batch that has been run. Holds references only.
struct View {
  const lang::Condition& condition;
  const Compiled& compiled;
  const Program& program;
  const Results& results;
  const Table& table;
  const Dictionary& dictionary;
  const Calendar& calendar;
  std::size_t row = 0;

  [[nodiscard]] Truth truth(lang::ExprId id) const { return results.truth(compiled.slot(id), row); }
  [[nodiscard]] Truth truth() const { return results.truth(compiled.root, row); }
};

/// A column's value as a report shows it.
[[nodiscard]] result::Datum datum(const Dictionary& dictionary, Type type, std::int64_t value);
/// The value of a fact on a row; monostate if it was not given.
[[nodiscard]] result::Datum datum(const Dictionary& dictionary, const Table& table, FieldId field,
                                  std::size_t row);

/// The changes that make a false condition hold; all of them are needed. A linear comparison is
/// solved for the first fact, in reading order, that the dictionary lets move in the direction
/// needed. Empty when the condition is not false. The caller fills in the locations.
[[nodiscard]] std::vector<result::Shortfall> shortfalls(const View& view);

/// The reasons why a condition is unknown.
struct Open {
  std::vector<result::UnknownField> missing;  ///< facts and unset parameters, each once
  bool not_due = false;                       ///< no duty is due yet for a calendar function
};
[[nodiscard]] Open open_facts(const View& view);
/// A fact of the row that is not known, as it stands among the reasons.
[[nodiscard]] result::UnknownField unknown_field(const View& view, FieldId fact);

/// The given facts that decided a known condition, each once, in reading order.
[[nodiscard]] std::vector<FieldId> deciding_facts(const View& view);

/// A fact and the rows, of the 64 of a word, that it decided.
struct Deciding {
  FieldId fact{};
  std::uint64_t rows = 0;
};

/// The same for the given `rows` of one word of the batch; `view.row` is ignored. Facts are in
/// reading order; each occurs once, even if it decides different rows in different places.
void deciding_facts(const View& view, std::size_t word, std::uint64_t rows,
                    std::vector<Deciding>& found);

}  // namespace cbps::eval
