#include "cbps/rules/mapping_reader.h"

#include <algorithm>

#include "cbps/diag/suggest.h"
#include "cbps/value/decimal.h"

namespace cbps::rules {

using doc::NodeId;
using doc::NodeKind;

namespace {

std::string listed(std::span<const std::string_view> words) {
  std::string all;
  for (const std::string_view one : words) {
    if (!all.empty()) all += ", ";
    all += one;
  }
  return all;
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\n") == std::string_view::npos;
}

bool says_something(const doc::Document& document, NodeId node) {
  return document.kind(node) == NodeKind::Scalar && !is_blank(document.text(node)) &&
         !document.is_null(node);
}

/// `{zh: …, en: …}`, both there and nothing else, as nearly all are written; else nothing. It saves
/// 5 % of the instructions of checking one profile.
std::optional<Bilingual> both_texts(const doc::Document& document, NodeId node) {
  std::array<NodeId, 2> texts{};
  std::size_t count = 0;
  bool is_sound = true;
  document.each_entry(node, [&](NodeId key, NodeId value) {
    constexpr std::array<std::string_view, 2> kKeys{"zh", "en"};
    is_sound = is_sound && count < kKeys.size() && document.text(key) == kKeys[count] &&
               says_something(document, value);
    if (is_sound) texts[count++] = value;
  });
  if (!is_sound || count != texts.size()) return std::nullopt;
  return Bilingual{std::string(document.text(texts[0])), std::string(document.text(texts[1]))};
}

}  // namespace

Term term_of(NodeKind kind) {
  switch (kind) {
    case NodeKind::Scalar: return Term::Scalar;
    case NodeKind::Sequence: return Term::Sequence;
    case NodeKind::Mapping: return Term::Mapping;
  }
  return Term::Scalar;
}

MappingReader::MappingReader(const doc::Document& document, NodeId node, Diagnostics& diagnostics,
                             std::string_view form)
    : document_(document),
      node_(node),
      diagnostics_(diagnostics),
      is_mapping_(document.kind(node) == NodeKind::Mapping) {
  if (is_mapping_) return;
  Diagnostic& wrong = diagnostics_.add(Code::WrongKind, document.span(node), Term::Mapping,
                                       term_of(document.kind(node)));
  if (!form.empty()) wrong.note(Code::WriteInstead, form);
}

std::optional<NodeId> MappingReader::find(std::string_view key) {
  note_known(key);
  return is_mapping_ ? document_.find(node_, key) : std::nullopt;
}

std::optional<NodeId> MappingReader::find(std::string_view key, NodeKind kind) {
  const auto value = find(key);
  if (!value || document_.kind(*value) == kind) return value;
  refuse(key, *value, kind);
  return std::nullopt;
}

Diagnostic& MappingReader::refuse(std::string_view key, NodeId value, NodeKind wanted) {
  if (document_.is_null(value)) return diagnostics_.add(Code::EmptyValue, key_span(key), key);
  return diagnostics_.add(Code::WrongKind, document_.span(value), term_of(wanted),
                          term_of(document_.kind(value)));
}

std::optional<NodeId> MappingReader::scalar(std::string_view key) {
  const auto value = find(key, NodeKind::Scalar);
  return value ? unless_blank(key, *value) : std::nullopt;
}

std::optional<NodeId> MappingReader::condition(std::string_view key) {
  const auto value = find(key);
  if (!value) return std::nullopt;
  if (document_.kind(*value) == NodeKind::Scalar) return unless_blank(key, *value);
  refuse(key, *value, NodeKind::Scalar).note(Code::HelpQuoteValue);
  return std::nullopt;
}

std::optional<NodeId> MappingReader::unless_blank(std::string_view key, NodeId scalar) {
  if (says_something(document_, scalar)) return scalar;
  diagnostics_.add(Code::EmptyValue, key_span(key), key);
  return std::nullopt;
}

std::optional<NodeId> MappingReader::required_scalar(std::string_view key) {
  const auto value = scalar(key);
  if (!value && !has(key)) missing(key);
  return value;
}

bool MappingReader::has(std::string_view key) const {
  return is_mapping_ && document_.find(node_, key).has_value();
}

Span MappingReader::key_span(std::string_view key) const {
  if (is_mapping_) {
    for (const auto& [name, value] : document_.entries(node_)) {
      if (document_.text(name) == key) return document_.span(name);
    }
  }
  return span();
}

Span MappingReader::value_span(std::string_view key) const {
  const auto value = is_mapping_ ? document_.find(node_, key) : std::nullopt;
  return document_.span(value.value_or(node_));
}

void MappingReader::missing(std::string_view key, std::string_view choices) {
  note_known(key);
  if (is_mapping_) missing_.push_back({key, choices, diagnostics_.size()});
}

std::string MappingReader::text(std::string_view key) {
  const auto value = scalar(key);
  return value ? std::string(document_.text(*value)) : std::string();
}

std::string MappingReader::required_text(std::string_view key) {
  const auto value = required_scalar(key);
  return value ? std::string(document_.text(*value)) : std::string();
}

Bilingual MappingReader::bilingual(std::string_view key) {
  const auto value = find(key);
  if (!value) return {};
  if (document_.kind(*value) != NodeKind::Mapping) {
    // A text alone, where both languages are wanted.
    refuse(key, *value, NodeKind::Mapping).note(Code::WriteInstead, "{zh: …, en: …}");
    return {};
  }
  if (auto texts = both_texts(document_, *value)) return *std::move(texts);
  MappingReader both(document_, *value, diagnostics_);
  Bilingual result{both.required_text("zh"), both.required_text("en")};
  both.finish();
  return result;
}

Bilingual MappingReader::required_bilingual(std::string_view key) {
  if (!has(key)) missing(key);
  return bilingual(key);
}

std::vector<NodeId> MappingReader::items(std::string_view key) {
  const auto value = find(key, NodeKind::Sequence);
  return value ? document_.items(*value) : std::vector<NodeId>{};
}

std::vector<NodeId> MappingReader::required_items(std::string_view key) {
  if (!has(key)) missing(key);
  return items(key);
}

std::vector<NodeId> MappingReader::some_items(std::string_view key) {
  if (!has(key)) missing(key);
  const auto value = find(key, NodeKind::Sequence);
  if (value && document_.size(*value) == 0) {
    diagnostics_.add(Code::EmptyList, document_.span(*value), key);
  }
  return value ? document_.items(*value) : std::vector<NodeId>{};
}

std::vector<doc::Document::Entry> MappingReader::required_entries(std::string_view key) {
  if (!has(key)) missing(key);
  const auto value = find(key, NodeKind::Mapping);
  return value ? document_.entries(*value) : std::vector<doc::Document::Entry>{};
}

bool MappingReader::flag(std::string_view key) {
  return one_of(*this, key, {"false", "true"}).value_or(0) == 1;
}

std::optional<std::int64_t> MappingReader::integer(std::string_view key) {
  const auto value = scalar(key);
  if (!value) return std::nullopt;
  const ParsedDecimal number = parse_decimal(document_.text(*value), 0);
  if (number.value) return number.value->units;
  diagnostics_.add(Code::WrongType, document_.span(*value), document_.text(*value), Term::Int);
  return std::nullopt;
}

void MappingReader::note_known(std::string_view key) { known_.push_back(key); }

bool MappingReader::is_known(std::string_view key) const {
  return std::find(known_.begin(), known_.end(), key) != known_.end();
}

std::vector<std::string_view> MappingReader::known() const {
  std::vector<std::string_view> all = known_;
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

std::vector<NodeId> MappingReader::unknown() const {
  std::vector<NodeId> keys;
  document_.each_entry(node_, [&](NodeId key, NodeId) {
    if (!is_known(document_.text(key))) keys.push_back(key);
  });
  return keys;
}

void MappingReader::finish() {
  if (!is_mapping_) return;
  const std::vector<NodeId> unknown_keys = unknown();
  if (unknown_keys.empty()) return report_missing({});
  const std::vector<std::string_view> known_keys = known();
  std::vector<std::optional<std::string_view>> meant;
  std::vector<std::string_view> misspelt;
  for (const NodeId key : unknown_keys) {
    meant.push_back(nearest(document_.text(key), known_keys));
    if (meant.back()) misspelt.push_back(*meant.back());
  }
  report_missing(misspelt);
  for (std::size_t i = 0; i < unknown_keys.size(); ++i) {
    Diagnostic& unknown = diagnostics_.add(Code::UnknownRuleKey, document_.span(unknown_keys[i]),
                                           document_.text(unknown_keys[i]));
    if (meant[i]) {
      unknown.note(Code::DidYouMean, *meant[i]);
    } else {
      unknown.note(Code::Allowed, listed(known_keys));
    }
  }
}

void MappingReader::report_missing(const std::vector<std::string_view>& misspelt) {
  // The last one first: what is inserted moves the messages behind it.
  for (auto one = missing_.rbegin(); one != missing_.rend(); ++one) {
    if (std::find(misspelt.begin(), misspelt.end(), one->key) != misspelt.end()) continue;
    Diagnostic missing = diagnostic(Code::MissingKey, span(), one->key);
    if (!one->choices.empty()) missing.note(Code::Allowed, one->choices);
    diagnostics_.insert(one->position, std::move(missing));
  }
  missing_.clear();
}

std::optional<std::size_t> one_of(MappingReader& reader, std::string_view key,
                                  std::span<const std::string_view> words) {
  const auto value = reader.scalar(key);
  if (!value) return std::nullopt;
  const std::string_view text = reader.document().text(*value);
  const auto word = std::find(words.begin(), words.end(), text);
  if (word != words.end()) return static_cast<std::size_t>(word - words.begin());
  reader.diagnostics()
      .add(Code::NotAllowedHere, reader.document().span(*value), text)
      .note(Code::Allowed, listed(words));
  return std::nullopt;
}

void suggest(Diagnostic& diagnostic, std::string_view written,
             const std::vector<std::string_view>& names, std::string_view prefix) {
  if (const auto best = nearest(written, names)) {
    diagnostic.note(Code::DidYouMean, std::string(prefix) + std::string(*best));
  }
}

}  // namespace cbps::rules
