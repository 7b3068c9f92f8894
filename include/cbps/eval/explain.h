#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "cbps/eval/evaluator.h"
#include "cbps/lang/condition.h"
#include "cbps/result/finding.h"
#include "cbps/value/dictionary.h"
#include "cbps/value/table.h"

/// Why a verdict is what it is, read off the condition's tree and the results of its kernels.
/// Nothing here is written into a rule: the tree is the only source.
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
/// A row's fact; monostate where it was not given.
[[nodiscard]] result::Datum datum(const Dictionary& dictionary, const Table& table, FieldId field,
                                  std::size_t row);

/// What must change so that a false condition holds; all of it is needed. A linear comparison is
/// solved for the first fact, in reading order, that the dictionary lets move in the direction
/// needed. Empty when the condition is not false. Locations are the caller's to fill in.
[[nodiscard]] std::vector<result::Shortfall> shortfalls(const View& view);

/// What keeps an unknown condition open.
struct Open {
  std::vector<result::UnknownField> missing;  ///< facts and unset parameters, each once
  bool not_due = false;                       ///< a calendar function has nothing to ask for yet
};
[[nodiscard]] Open open_facts(const View& view);

/// The given facts that decided a known condition, each once, in reading order.
[[nodiscard]] std::vector<FieldId> deciding_facts(const View& view);

/// A fact and the rows, of the 64 of a word, that it decided.
struct Deciding {
  FieldId fact{};
  std::uint64_t rows = 0;
};

/// The same for those `rows` of a word of the batch that are asked for; `view.row` is not looked
/// at. Facts come in reading order, a fact that decides some rows in one place and others in another
/// once.
void deciding_facts(const View& view, std::size_t word, std::uint64_t rows,
                    std::vector<Deciding>& found);

}  // namespace cbps::eval
