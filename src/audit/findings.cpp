#include "audit/findings.h"

#include <utility>

#include "cbps/eval/explain.h"

namespace cbps::audit {
namespace {

std::string datum_text(const result::Datum& value, Language language) {
  if (const auto* number = std::get_if<Decimal>(&value)) return to_grouped_string(*number);
  if (const auto* date = std::get_if<Date>(&value)) return to_string(*date);
  if (const auto* option = std::get_if<result::Named>(&value)) return option->label.in(language);
  return {};  // nothing else is compiled
}

}  // namespace

FindingWriter::FindingWriter(const Task& task, std::size_t most_rows)
    : task_(task), most_rows_(most_rows) {}

void FindingWriter::read(const Table& table) {
  table_ = &table;
  has_run_ = false;
}

void FindingWriter::add(const rules::Check& check, std::size_t row, result::CheckResult& result) {
  if (check.findings.empty() && !check.before) return;
  if (!evaluator_) {
    evaluator_ = std::make_unique<eval::Evaluator>(task_.pack.findings, task_.calendar, most_rows_);
  }
  if (!std::exchange(has_run_, true)) evaluator_->run(*table_);
  if (check.before) add(*check.before, row, result);
  for (const rules::Finding& one : check.findings) {
    auto text = say(one, row);
    if (!text) continue;
    result.finding = std::move(*text);
    result.remedy = one.remedy;
    return;
  }
}

void FindingWriter::add(const rules::Before& before, std::size_t row,
                        result::CheckResult& result) const {
  if (before.when && evaluator_->results().truth(before.when->compiled.root, row) != Truth::True) {
    return;
  }
  result.is_first = before.is_before_all;
  for (const auto& check : before.checks) result.before.push_back(check.id);
}

std::optional<Bilingual> FindingWriter::say(const rules::Finding& finding, std::size_t row) const {
  const eval::Results& results = evaluator_->results();
  if (finding.when && results.truth(finding.when->compiled.root, row) != Truth::True) {
    return std::nullopt;
  }
  auto zh = say(finding.zh, Language::Zh, row);
  auto en = say(finding.en, Language::En, row);
  if (!zh || !en) return std::nullopt;
  return Bilingual{std::move(*zh), std::move(*en)};
}

std::optional<std::string> FindingWriter::say(const std::vector<rules::Phrase>& phrases,
                                              Language language, std::size_t row) const {
  std::string text;
  for (const rules::Phrase& phrase : phrases) {
    text += phrase.text;
    if (!phrase.value) continue;
    const auto its_value = value(*phrase.value, language, row);
    if (!its_value) return std::nullopt;
    text += *its_value;
  }
  return text;
}

std::optional<std::string> FindingWriter::value(const rules::Condition& value, Language language,
                                                std::size_t row) const {
  const auto number = evaluator_->results().number(value.compiled.root, row);
  if (!number) return std::nullopt;
  const Type type = value.condition.type(value.condition.ast.root).type;
  return datum_text(eval::datum(task_.pack.dictionary, type, *number), language);
}

}  // namespace cbps::audit
