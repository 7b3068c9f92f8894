#include "rules/parameter_reader.h"

#include <utility>

#include "cbps/data/cell.h"
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

void doubt_value(const Parameter& parameter, Span span, Diagnostics& diagnostics) {
  if (!parameter.value || !parameter.plausible) return;
  const Range& usual = *parameter.plausible;
  if (*parameter.value >= usual.least && *parameter.value <= usual.most) return;
  const auto number = [&](std::int64_t units) {
    return to_string(Decimal{units, parameter.type.scale});
  };
  diagnostics.add(Code::ParameterDoubtful, span, parameter.label, number(*parameter.value),
                  number(usual.least), number(usual.most));
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
    for (const std::string_view key : {"range", "plausible", "value"}) reader.find(key);
    return false;
  }
  parameter.type = *type;
  parameter.range = read_range(reader, parameter.type);
  if (only_for(reader, "plausible", parameter.type, {Kind::Int, Kind::Decimal})) {
    parameter.plausible = read_limits(reader, "plausible", parameter.type);
  }
  read_value(reader, parameter, dictionary);
  doubt_value(parameter, reader.value_span("value"), reader.diagnostics());
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
  Field field;  // what a fact of this name would be
  field.id = "param." + name;
  field.label = {parameter.label.zh + "（" + name + "）", parameter.label.en + " (" + name + ")"};
  field.type = parameter.type;
  field.unit = parameter.unit;
  field.range = parameter.range ? parameter.range : Range{INT64_MIN, INT64_MAX};
  const auto value = data::read_cell(field, dictionary, given.value, diagnostics);
  if (!value) return;
  parameter.changed = parameter.changed || parameter.value != *value;
  parameter.value = *value;
  doubt_value(parameter, command_line(), diagnostics);
}

/// Resolves the names that `at_most` gives, when all parameters are known.
void resolve_at_most(const std::vector<std::pair<std::size_t, NodeId>>& bounded,
                     const Document& document, Dictionary& dictionary, Diagnostics& diagnostics) {
  std::vector<std::string_view> names;
  for (const Parameter& one : dictionary.parameters) names.push_back(one.id);
  for (const auto& [index, node] : bounded) {
    Parameter& parameter = dictionary.parameters[index];
    const std::string name(document.text(node));
    const auto found = dictionary.parameter_by_id.find(name);
    if (found == dictionary.parameter_by_id.end()) {
      suggest(diagnostics.add(Code::UnknownParameter, document.span(node), name), name, names);
      continue;
    }
    const Parameter& other = dictionary.parameter(found->second);
    if (is_number(parameter.type) && parameter.type == other.type && &parameter != &other) {
      parameter.at_most = found->second;
    } else {
      diagnostics.add(Code::BoundOfAnotherKind, document.span(node), parameter.id, name);
    }
  }
}

}  // namespace

void read_parameters(const Document& document, NodeId pack, Dictionary& dictionary,
                     Unresolved& unresolved, Diagnostics& diagnostics) {
  const auto parameters = document.find(pack, "parameters");
  unresolved.names_missing |= document.kind(pack) != NodeKind::Mapping ||
                              (parameters && document.kind(*parameters) != NodeKind::Mapping);
  if (!parameters) return;
  std::vector<std::pair<std::size_t, NodeId>> bounded;
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
    if (const auto name = reader.scalar("at_most")) {
      bounded.emplace_back(dictionary.parameters.size(), *name);
    }
    read_basis(reader, parameter);
    reader.finish();
    dictionary.parameter_by_id.emplace(parameter.id,
                                       static_cast<ParameterId>(dictionary.parameters.size()));
    dictionary.parameters.push_back(std::move(parameter));
  }
  resolve_at_most(bounded, document, dictionary, diagnostics);
}

void apply_overrides(const std::vector<Override>& overrides, Dictionary& dictionary,
                     Diagnostics& diagnostics) {
  for (const Override& given : overrides) apply_override(given, dictionary, diagnostics);
}

void check_bounds(const Document& document, NodeId pack, const Dictionary& dictionary,
                  Diagnostics& diagnostics) {
  for (const Parameter& one : dictionary.parameters) {
    if (!one.at_most || !one.value) continue;
    const Parameter& most = dictionary.parameter(*one.at_most);
    if (!most.value || *one.value <= *most.value) continue;
    const auto written = [](const Parameter& parameter) {
      return to_string(Decimal{*parameter.value, parameter.type.scale});
    };
    // What the command line has set is its fault, not that of the rules.
    Span place = command_line();
    const auto parameters = document.find(pack, "parameters");
    const auto node = parameters && !one.changed && !most.changed
                          ? document.find(*parameters, one.id)
                          : std::nullopt;
    if (node) place = document.span(*node);
    diagnostics.add(Code::ParameterAbove, place, one.id, written(one), most.id, written(most));
  }
}

}  // namespace cbps::rules
