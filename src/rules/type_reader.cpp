#include "rules/type_reader.h"

#include <algorithm>
#include <array>

#include "cbps/value/decimal.h"

namespace cbps::rules {

using doc::Document;
using doc::NodeId;
using doc::NodeKind;

namespace {

/// The kinds that a fact or parameter may have.
constexpr std::array kTypes{Kind::Bool, Kind::Int,   Kind::Decimal, Kind::Choice,
                            Kind::Date, Kind::Dates, Kind::Set};

}  // namespace

std::optional<Type> read_type(MappingReader& reader) {
  if (!reader.has("type")) reader.missing("type");
  std::array<std::string_view, kTypes.size()> words;
  std::transform(kTypes.begin(), kTypes.end(), words.begin(),
                 [](Kind kind) { return id_of(kind); });
  const auto word = one_of(reader, "type", words);
  const std::optional<std::int64_t> scale = reader.integer("scale");
  if (!word) return std::nullopt;
  Type type{kTypes[*word], 0, 0};
  if (!scale) return type;
  if (*scale < 0 || *scale > kMaxScale || (*scale != 0 && type.kind != Kind::Decimal)) {
    reader.diagnostics().add(Code::BadScale, reader.value_span("scale"));
  } else {
    type.scale = static_cast<std::uint8_t>(*scale);
  }
  return type;
}

bool only_for(MappingReader& reader, std::string_view key, Type type,
              std::initializer_list<Kind> kinds) {
  reader.find(key);
  if (std::find(kinds.begin(), kinds.end(), type.kind) != kinds.end()) return true;
  if (!reader.has(key)) return false;
  std::string words;
  for (const Kind kind : kinds) words.append(words.empty() ? "" : ", ").append(id_of(kind));
  reader.diagnostics().add(Code::KeyNotForType, reader.key_span(key), key, words);
  return false;
}

std::optional<std::int64_t> read_number(MappingReader& reader, NodeId node, Type type) {
  const Document& document = reader.document();
  if (document.kind(node) != NodeKind::Scalar) {
    reader.diagnostics().add(Code::WrongKind, document.span(node), Term::Scalar,
                             term_of(document.kind(node)));
    return std::nullopt;
  }
  const ParsedDecimal number = parse_decimal(document.text(node), type.scale);
  if (number.value) return number.value->units;
  Diagnostic& diagnostic = reader.diagnostics().add(Code::WrongType, document.span(node),
                                                    document.text(node), term_of(type.kind));
  if (type.kind == Kind::Decimal && number.error == NumberError::TooManyDigits) {
    diagnostic.note(Code::DigitsAllowed, std::to_string(type.scale));
  }
  return std::nullopt;
}

std::optional<Range> read_range(MappingReader& reader, Type type) {
  if (!only_for(reader, "range", type, {Kind::Int, Kind::Decimal})) return std::nullopt;
  if (!reader.has("range")) reader.missing("range");
  return read_limits(reader, "range", type);
}

std::optional<Range> read_limits(MappingReader& reader, std::string_view key, Type type) {
  const auto node = reader.find(key, NodeKind::Sequence);
  if (!node) return std::nullopt;
  const std::vector<NodeId> items = reader.document().items(*node);
  if (items.size() != 2) {
    reader.diagnostics().add(Code::BadRange, reader.document().span(*node));
    return std::nullopt;
  }
  const auto least = read_number(reader, items[0], type);
  const auto most = read_number(reader, items[1], type);
  if (!least || !most) return std::nullopt;
  if (*least > *most) {
    reader.diagnostics().add(Code::BadRange, reader.document().span(*node));
    return std::nullopt;
  }
  return Range{*least, *most};
}

Bilingual read_unit(MappingReader& reader) {
  const auto node = reader.find("unit");
  if (!node) return {};
  // A sign that is the same in both languages (㎡) may stand alone.
  if (reader.document().kind(*node) == NodeKind::Scalar) {
    const std::string unit = reader.text("unit");
    return {unit, unit};
  }
  return reader.bilingual("unit");
}

std::vector<PlacedText> read_texts(MappingReader& reader, std::string_view key) {
  const Document& document = reader.document();
  std::vector<PlacedText> all;
  for (const NodeId item : reader.items(key)) {
    if (document.kind(item) != NodeKind::Scalar) {
      reader.diagnostics().add(Code::WrongKind, document.span(item), Term::Scalar,
                               term_of(document.kind(item)));
    } else if (document.text(item).empty() || document.is_null(item)) {
      reader.diagnostics().add(Code::EmptyValue, document.span(item), key);
    } else {
      all.push_back({document.text(item), document.span(item), item});
    }
  }
  return all;
}

std::vector<std::string> without_places(const std::vector<PlacedText>& texts) {
  std::vector<std::string> all;
  all.reserve(texts.size());
  for (const PlacedText& one : texts) all.emplace_back(one.text);
  return all;
}

void check_name(std::string_view name, bool dotted, Span span, Diagnostics& diagnostics) {
  constexpr std::array<std::string_view, 9> kTaken{"true", "false", "in",  "param", "period",
                                                   "and",  "or",    "not", "as_of"};
  bool good = true;
  bool at_start = true;
  for (const char c : name) {
    const bool letter = c >= 'a' && c <= 'z';
    if (c == '.' && dotted && !at_start) {
      at_start = true;
      continue;
    }
    good &= letter || (!at_start && (c == '_' || (c >= '0' && c <= '9')));
    at_start = false;
  }
  good &= !at_start;
  const std::string_view first = name.substr(0, name.find('.'));
  good &= std::find(kTaken.begin(), kTaken.end(), first) == kTaken.end();
  if (!good) diagnostics.add(Code::BadName, span, name).note(Code::NameForm);
}

}  // namespace cbps::rules
