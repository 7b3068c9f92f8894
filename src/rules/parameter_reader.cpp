#include "rules/parameter_reader.h"

#include "cbps/rules/mapping_reader.h"
#include "rules/option_reader.h"
#include "rules/type_reader.h"

namespace cbps::rules {

using doc::Document;
using doc::NodeId;
using doc::NodeKind;

namespace {

void check_range(const Parameter& parameter, Span span, Diagnostics& diagnostics) {
  if (!parameter.value || !parameter.range) return;
  const Range& range = *parameter.range;
  if (*parameter.value >= range.least && *parameter.value <= range.most) return;
  const auto number = [&](std::int64_t units) {
    return to_string(Decimal{units, parameter.type.scale});
  };
  diagnostics.add(Code::ParameterOutOfRange, span, parameter.id)
      .note(Code::LimitsAre, number(range.least), number(range.most));
}

void read_value(MappingReader& reader, Parameter& parameter, Dictionary& dictionary) {
  const auto value = reader.find("value");
  const bool is_given = value && !reader.document().is_null(*value);
  switch (parameter.type.kind) {
    case Kind::Bool: {
      const auto word = is_given ? one_of(reader, "value", {"false", "true"}) : std::nullopt;
      if (word) parameter.value = static_cast<std::int64_t>(*word);
      return;
    }
    case Kind::Set: {
      // A figure may be unset; a list without parts would be no type.
      if (!value) reader.missing("value");
      const auto list = reader.find("value", NodeKind::Sequence);
      if (!list) return;
      parameter.type.domain = read_domain(reader, *list, Kind::Set, dictionary);
      parameter.value = all_bits(dictionary.domain(parameter.type).size());
      return;
    }
    case Kind::Int:
    case Kind::Decimal:
    case Kind::String:
    case Kind::Choice:
    case Kind::Date:
    case Kind::Dates:
    case Kind::List:
      if (is_given) parameter.value = read_number(reader, *value, parameter.type);
      check_range(parameter, reader.value_span("value"), reader.diagnostics());
  }
}

void read_basis(MappingReader& reader, Parameter& parameter) {
  if (!reader.has("basis")) reader.missing("basis");
  const auto node = reader.find("basis", NodeKind::Mapping);
  if (!node) return;
  MappingReader basis(reader.document(), *node, reader.diagnostics());
  if (!basis.has("kind")) basis.missing("kind");
  const auto kind = one_of(basis, "kind", ids(Basis{}));
  if (kind) parameter.basis = static_cast<Basis>(*kind);
  parameter.source = basis.required_bilingual("source");
  basis.finish();
}

/// Whether the type is sound.
bool read_typed(MappingReader& reader, Parameter& parameter, Dictionary& dictionary) {
  const auto type = read_type(reader);
  const bool fits =
      type && (type->kind == Kind::Bool || type->kind == Kind::Set || is_number(*type));
  if (!fits) {
    if (type) reader.diagnostics().add(Code::BadParameterType, reader.value_span("type"));
    for (const std::string_view key : {"range", "value"}) reader.find(key);
    return false;
  }
  parameter.type = *type;
  parameter.range = read_range(reader, parameter.type);
  read_value(reader, parameter, dictionary);
  return parameter.type.kind != Kind::Set || parameter.value.has_value();
}

Span command_line() { return {0, 0, FileId::None}; }

void apply_override(const Override& given, Dictionary& dictionary, Diagnostics& diagnostics) {
  const std::string name = given.name.starts_with("param.") ? given.name.substr(6) : given.name;
  const auto found = dictionary.parameter_by_id.find(name);
  if (found == dictionary.parameter_by_id.end()) {
    std::vector<std::string_view> names;
    for (const Parameter& one : dictionary.parameters) names.push_back(one.id);
    suggest(diagnostics.add(Code::UnknownParameter, command_line(), "param." + name), name, names);
    return;
  }
  Parameter& parameter = dictionary.parameters[static_cast<std::size_t>(found->second)];
  const auto change = [&parameter](std::int64_t value) {
    parameter.changed = parameter.changed || parameter.value != value;
    parameter.value = value;
  };
  const auto wrong = [&] {
    diagnostics.add(Code::BadOverride, command_line(), "param." + name,
                    term_of(parameter.type.kind), given.value);
  };
  if (parameter.type.kind == Kind::Bool) {
    if (given.value != "true" && given.value != "false") return wrong();
    return change(given.value == "true" ? 1 : 0);
  }
  if (!is_number(parameter.type)) return wrong();
  const ParsedDecimal number = parse_decimal(given.value, parameter.type.scale);
  if (!number.value) return wrong();
  change(number.value->units);
  check_range(parameter, command_line(), diagnostics);
}

}  // namespace

void read_parameters(const Document& document, NodeId pack, Dictionary& dictionary,
                     Unresolved& unresolved, Diagnostics& diagnostics) {
  const auto parameters = document.find(pack, "parameters");
  unresolved.names_missing |= document.kind(pack) != NodeKind::Mapping ||
                              (parameters && document.kind(*parameters) != NodeKind::Mapping);
  if (!parameters) return;
  for (const auto& [key, value] : document.entries(*parameters)) {
    MappingReader reader(document, value, diagnostics);
    Parameter parameter;
    parameter.id = document.text(key);
    check_name(parameter.id, false, document.span(key), diagnostics);
    parameter.label = reader.required_bilingual("label");
    parameter.unit = read_unit(reader);
    if (!read_typed(reader, parameter, dictionary)) {
      unresolved.unsound.insert("param." + parameter.id);
    }
    read_basis(reader, parameter);
    reader.finish();
    dictionary.parameter_by_id.emplace(parameter.id,
                                       static_cast<ParameterId>(dictionary.parameters.size()));
    dictionary.parameters.push_back(std::move(parameter));
  }
}

void apply_overrides(const std::vector<Override>& overrides, Dictionary& dictionary,
                     Diagnostics& diagnostics) {
  for (const Override& given : overrides) apply_override(given, dictionary, diagnostics);
}

}  // namespace cbps::rules
