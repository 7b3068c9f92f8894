#include "cbps/rules/mapping_reader.h"

#include <algorithm>

#include "cbps/diag/suggest.h"
#include "cbps/value/decimal.h"

namespace cbps::rules {

using doc::NodeId;
using doc::NodeKind;

Term term_of(NodeKind kind) {
  switch (kind) {
    case NodeKind::Scalar: return Term::Scalar;
    case NodeKind::Sequence: return Term::Sequence;
    case NodeKind::Mapping: return Term::Mapping;
  }
  return Term::Scalar;
}

MappingReader::MappingReader(const doc::Document& document, NodeId node, Diagnostics& diagnostics)
    : document_(document),
      node_(node),
      diagnostics_(diagnostics),
      is_mapping_(document.kind(node) == NodeKind::Mapping) {
  if (is_mapping_) return;
  diagnostics_.add(Code::WrongKind, document.span(node),
                   {Term::Mapping, term_of(document.kind(node))});
}

std::optional<NodeId> MappingReader::find(std::string_view key) {
  known_.push_back(key);
  return is_mapping_ ? document_.find(node_, key) : std::nullopt;
}

std::optional<NodeId> MappingReader::find(std::string_view key, NodeKind kind) {
  const auto value = find(key);
  if (!value || document_.kind(*value) == kind) return value;
  diagnostics_.add(Code::WrongKind, document_.span(*value),
                   {term_of(kind), term_of(document_.kind(*value))});
  return std::nullopt;
}

void MappingReader::missing(std::string_view key) {
  if (is_mapping_) diagnostics_.add(Code::MissingKey, span(), {std::string(key)});
}

std::string MappingReader::text(std::string_view key) {
  const auto value = find(key, NodeKind::Scalar);
  return value ? std::string(document_.text(*value)) : std::string();
}

std::string MappingReader::required_text(std::string_view key) {
  std::string value = text(key);
  if (value.empty() && (!is_mapping_ || !document_.find(node_, key))) missing(key);
  return value;
}

Bilingual MappingReader::bilingual(std::string_view key) {
  const auto value = find(key, NodeKind::Mapping);
  if (!value) return {};
  MappingReader both(document_, *value, diagnostics_);
  Bilingual result{both.required_text("zh"), both.required_text("en")};
  both.finish();
  return result;
}

Bilingual MappingReader::required_bilingual(std::string_view key) {
  if (is_mapping_ && !document_.find(node_, key)) missing(key);
  return bilingual(key);
}

std::vector<NodeId> MappingReader::items(std::string_view key) {
  const auto value = find(key, NodeKind::Sequence);
  return value ? document_.items(*value) : std::vector<NodeId>{};
}

std::vector<NodeId> MappingReader::required_items(std::string_view key) {
  if (is_mapping_ && !document_.find(node_, key)) missing(key);
  return items(key);
}

std::vector<doc::Document::Entry> MappingReader::required_entries(std::string_view key) {
  if (is_mapping_ && !document_.find(node_, key)) missing(key);
  const auto value = find(key, NodeKind::Mapping);
  return value ? document_.entries(*value) : std::vector<doc::Document::Entry>{};
}

bool MappingReader::flag(std::string_view key) {
  return one_of(*this, key, {"false", "true"}).value_or(0) == 1;
}

std::optional<std::int64_t> MappingReader::integer(std::string_view key) {
  const auto value = find(key, NodeKind::Scalar);
  if (!value) return std::nullopt;
  const ParsedDecimal number = parse_decimal(document_.text(*value), 0);
  if (number.value) return number.value->units;
  diagnostics_.add(Code::WrongType, document_.span(*value),
                   {std::string(document_.text(*value)), Term::Int});
  return std::nullopt;
}

void MappingReader::finish() {
  if (!is_mapping_) return;
  for (const auto& [key, value] : document_.entries(node_)) {
    const std::string_view name = document_.text(key);
    if (std::find(known_.begin(), known_.end(), name) != known_.end()) continue;
    Diagnostic& diagnostic =
        diagnostics_.add(Code::UnknownRuleKey, document_.span(key), {std::string(name)});
    if (const auto best = nearest(name, known_)) {
      diagnostic.note(Code::DidYouMean, {std::string(*best)});
    }
  }
}

std::optional<std::size_t> one_of(MappingReader& reader, std::string_view key,
                                  const std::vector<std::string_view>& words) {
  const auto value = reader.find(key, NodeKind::Scalar);
  if (!value) return std::nullopt;
  const std::string_view text = reader.document().text(*value);
  const auto word = std::find(words.begin(), words.end(), text);
  if (word != words.end()) return static_cast<std::size_t>(word - words.begin());
  std::string allowed;
  for (const std::string_view one : words) {
    if (!allowed.empty()) allowed += ", ";
    allowed += one;
  }
  reader.diagnostics()
      .add(Code::NotAllowedHere, reader.document().span(*value), {std::string(text)})
      .note(Code::Allowed, {allowed});
  return std::nullopt;
}

}  // namespace cbps::rules
