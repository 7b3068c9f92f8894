#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cbps/audit/verdicts.h"
#include "cbps/eval/evaluator.h"
#include "cbps/result/assessment.h"
#include "cbps/rules/rule_pack.h"
#include "cbps/text/language.h"
#include "cbps/value/table.h"

namespace cbps::audit {

/// Says what falls short in the words that the rules have for it. The facts are asked when the
/// first finding of a batch is.
class FindingWriter {
 public:
  /// The task must outlive this object.
  FindingWriter(const Task& task, std::size_t most_rows);

  /// A batch, which must live as long as findings of its rows are asked for.
  void read(const Table& table);

  /// Adds the first finding that holds for the row and whose values are known, its remedy, and
  /// which other checks rest on this one.
  void add(const rules::Check& check, std::size_t row, result::CheckResult& result);

 private:
  void add(const rules::Before& before, std::size_t row, result::CheckResult& result) const;
  [[nodiscard]] std::optional<Bilingual> say(const rules::Finding& finding, std::size_t row) const;
  [[nodiscard]] std::optional<std::string> say(const std::vector<rules::Phrase>& phrases,
                                               Language language, std::size_t row) const;
  [[nodiscard]] std::optional<std::string> value(const rules::Condition& value, Language language,
                                                 std::size_t row) const;

  const Task& task_;
  std::size_t most_rows_;
  std::unique_ptr<eval::Evaluator> evaluator_;  ///< made when a finding is first asked for
  const Table* table_ = nullptr;
  bool has_run_ = false;
};

}  // namespace cbps::audit
