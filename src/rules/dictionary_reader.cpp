#include "rules/dictionary_reader.h"

#include <algorithm>

#include "cbps/diag/suggest.h"
#include "cbps/diag/unicode.h"
#include "cbps/rules/mapping_reader.h"

namespace cbps::rules {

using doc::Document;
using doc::NodeId;
using doc::NodeKind;

namespace {

constexpr std::size_t kMostParts = 64;

/// Words of `type:`, in the order of their kinds.
const std::vector<std::string_view> kTypeWords{"bool", "int",   "decimal", "choice",
                                               "date", "dates", "set"};
constexpr Kind kTypes[] = {Kind::Bool, Kind::Int,   Kind::Decimal, Kind::Choice,
                           Kind::Date, Kind::Dates, Kind::Set};

Type read_type(MappingReader& reader) {
  const auto word = one_of(reader, "type", kTypeWords);
  if (!word && !reader.document().find(reader.node(), "type")) reader.missing("type");
  Type type{word ? kTypes[*word] : Kind::Int, 0, 0};
  const std::int64_t scale = reader.integer("scale").value_or(0);
  if (scale < 0 || scale > kMaxScale || (scale != 0 && type.kind != Kind::Decimal)) {
    reader.diagnostics().add(Code::BadScale, reader.span());
  } else {
    type.scale = static_cast<std::uint8_t>(scale);
  }
  return type;
}

/// A number in the units of `type`; what is none is reported.
std::optional<std::int64_t> read_number(MappingReader& reader, NodeId node, Type type) {
  const Document& document = reader.document();
  if (document.kind(node) == NodeKind::Scalar) {
    const ParsedDecimal number = parse_decimal(document.text(node), type.scale);
    if (number.value) return number.value->units;
  }
  reader.diagnostics().add(Code::WrongType, document.span(node),
                           {std::string(document.text(node)), term_of(type.kind)});
  return std::nullopt;
}

std::optional<Range> read_range(MappingReader& reader, Type type) {
  const auto node = reader.find("range", NodeKind::Sequence);
  if (!node) return std::nullopt;
  const std::vector<NodeId> items = reader.document().items(*node);
  if (items.size() != 2) {
    reader.diagnostics().add(Code::BadRange, reader.document().span(*node));
    return std::nullopt;
  }
  const auto least = read_number(reader, items[0], type);
  const auto most = read_number(reader, items[1], type);
  if (!least || !most) return std::nullopt;
  if (*least > *most) reader.diagnostics().add(Code::BadRange, reader.document().span(*node));
  return Range{*least, *most};
}

std::vector<std::string> read_strings(MappingReader& reader, std::string_view key) {
  std::vector<std::string> all;
  for (const NodeId item : reader.items(key)) all.emplace_back(reader.document().text(item));
  return all;
}

Bilingual read_unit(MappingReader& reader) {
  const auto node = reader.find("unit");
  if (!node) return {};
  // A sign that is the same in both languages (㎡) may stand alone.
  if (reader.document().kind(*node) == NodeKind::Scalar) {
    const std::string unit(reader.document().text(*node));
    return {unit, unit};
  }
  return reader.bilingual("unit");
}

/// A list of options becomes a domain of its own.
std::uint16_t read_domain(MappingReader& reader, NodeId list, Dictionary& dictionary) {
  const Document& document = reader.document();
  Domain domain;
  for (const NodeId item : document.items(list)) {
    MappingReader option(document, item, reader.diagnostics());
    Option one;
    one.id = option.required_text("id");
    one.label = option.required_bilingual("label");
    one.aliases = read_strings(option, "aliases");
    option.finish();
    const bool known = std::any_of(domain.begin(), domain.end(),
                                   [&one](const Option& other) { return other.id == one.id; });
    if (known) reader.diagnostics().add(Code::DuplicateId, document.span(item), {one.id});
    domain.push_back(std::move(one));
  }
  if (domain.empty() || domain.size() > kMostParts) {
    reader.diagnostics().add(Code::BadPartCount, document.span(list),
                             {std::to_string(domain.size()), std::to_string(kMostParts)});
  }
  // Facts with the same list share it, so that they can be compared with each other.
  auto place = std::find(dictionary.domains.begin(), dictionary.domains.end(), domain);
  if (place == dictionary.domains.end()) {
    place = dictionary.domains.insert(place, std::move(domain));
  }
  return static_cast<std::uint16_t>(place - dictionary.domains.begin());
}

std::int64_t all_bits(std::size_t parts) {
  return static_cast<std::int64_t>(parts >= kMostParts ? ~std::uint64_t{0}
                                                       : (std::uint64_t{1} << parts) - 1);
}

void read_parameter_value(MappingReader& reader, Parameter& parameter, Dictionary& dictionary) {
  const auto value = reader.find("value");
  if (!value || reader.document().is_null(*value)) return;
  switch (parameter.type.kind) {
    case Kind::Bool: {
      const auto word = one_of(reader, "value", {"false", "true"});
      if (word) parameter.value = static_cast<std::int64_t>(*word);
      return;
    }
    case Kind::Set:
      if (const auto list = reader.find("value", NodeKind::Sequence)) {
        parameter.type.domain = read_domain(reader, *list, dictionary);
        parameter.value = all_bits(dictionary.domain(parameter.type).size());
      }
      return;
    case Kind::Int:
    case Kind::Decimal: parameter.value = read_number(reader, *value, parameter.type); break;
    default: reader.diagnostics().add(Code::BadParameterType, reader.span()); return;
  }
  if (parameter.value && parameter.range &&
      (*parameter.value < parameter.range->least || *parameter.value > parameter.range->most)) {
    reader.diagnostics().add(Code::ParameterOutOfRange, reader.document().span(*value),
                             {parameter.id});
  }
}

void read_basis(MappingReader& reader, Parameter& parameter) {
  const auto node = reader.find("basis", NodeKind::Mapping);
  if (!node) return reader.missing("basis");
  MappingReader basis(reader.document(), *node, reader.diagnostics());
  const auto kind = one_of(basis, "kind", {"text", "regulation", "reading"});
  if (kind) parameter.basis = static_cast<Basis>(*kind);
  parameter.source = basis.required_bilingual("source");
  basis.finish();
}

Span command_line() { return {0, 0, FileId::None}; }

void apply_override(const Override& given, Dictionary& dictionary, Diagnostics& diagnostics) {
  const std::string name = given.name.starts_with("param.") ? given.name.substr(6) : given.name;
  const auto found = dictionary.parameter_by_id.find(name);
  if (found == dictionary.parameter_by_id.end()) {
    std::vector<std::string_view> names;
    for (const Parameter& one : dictionary.parameters) names.push_back(one.id);
    Diagnostic& diagnostic =
        diagnostics.add(Code::UnknownParameter, command_line(), {"param." + name});
    if (const auto best = nearest(name, names)) {
      diagnostic.note(Code::DidYouMean, {std::string(*best)});
    }
    return;
  }
  Parameter& parameter = dictionary.parameters[static_cast<std::size_t>(found->second)];
  const auto wrong = [&] {
    diagnostics.add(Code::BadOverride, command_line(),
                    {"param." + name, term_of(parameter.type.kind), given.value});
  };
  if (parameter.type.kind == Kind::Bool) {
    if (given.value != "true" && given.value != "false") return wrong();
    parameter.value = given.value == "true" ? 1 : 0;
    return;
  }
  if (!is_number(parameter.type)) return wrong();
  const ParsedDecimal number = parse_decimal(given.value, parameter.type.scale);
  if (!number.value) return wrong();
  parameter.value = number.value->units;
  if (parameter.range &&
      (*parameter.value < parameter.range->least || *parameter.value > parameter.range->most)) {
    diagnostics.add(Code::ParameterOutOfRange, command_line(), {"param." + name});
  }
}

// ---- fields ----

class FieldsReader {
 public:
  FieldsReader(const Document& document, Dictionary& dictionary, Diagnostics& diagnostics)
      : document_(document), dictionary_(dictionary), diagnostics_(diagnostics) {}

  void run(NodeId root) {
    MappingReader file(document_, root, diagnostics_);
    for (const auto& [key, value] : file.required_entries("groups")) {
      MappingReader group(document_, value, diagnostics_);
      dictionary_.groups.push_back(
          {std::string(document_.text(key)), group.required_bilingual("label")});
      group.finish();
    }
    for (const auto& [key, value] : file.required_entries("fields")) read_field(key, value);
    file.finish();
    resolve_parts();
    for (std::size_t i = 0; i < dictionary_.fields.size(); ++i) {
      index_headings(static_cast<FieldId>(i));
    }
  }

 private:
  void read_field(NodeId key, NodeId value) {
    MappingReader reader(document_, value, diagnostics_);
    Field field;
    field.id = document_.text(key);
    field.label = reader.required_bilingual("label");
    field.short_label = reader.bilingual("short");
    if (field.short_label.empty()) field.short_label = field.label;
    field.type = read_type(reader);
    field.unit = read_unit(reader);
    field.range = read_range(reader, field.type);
    if (is_number(field.type) && !field.range) {
      reader.missing("range");
      field.range = Range{0, 0};
    }
    if (const auto step = reader.find("step", NodeKind::Scalar)) {
      field.step = read_number(reader, *step, field.type).value_or(1);
      if (field.step < 1) diagnostics_.add(Code::BadStep, document_.span(*step));
      field.step = std::max<std::int64_t>(field.step, 1);
    }
    if (const auto word = one_of(reader, "change", {"never", "increase", "decrease", "any"})) {
      field.change = static_cast<Change>(*word);
    }
    field.optional = reader.flag("optional");
    field.judgement = reader.flag("judgement");
    field.aliases = read_strings(reader, "aliases");
    read_false_aliases(reader, field);
    field.help = reader.bilingual("help");
    read_options(reader, field);
    part_of_.push_back(reader.find("part_of", NodeKind::Scalar));
    reader.finish();
    spans_.push_back(document_.span(key));
    dictionary_.field_by_id.emplace(field.id, static_cast<FieldId>(dictionary_.fields.size()));
    dictionary_.fields.push_back(std::move(field));
  }

  void read_false_aliases(MappingReader& reader, Field& field) {
    for (const NodeId item : reader.items("not_aliases")) {
      MappingReader one(document_, item, diagnostics_);
      field.false_aliases.push_back({one.required_text("text"), one.required_bilingual("hint")});
      one.finish();
    }
  }

  void read_options(MappingReader& reader, Field& field) {
    const bool is_choice = field.type.kind == Kind::Choice;
    if (!is_choice && field.type.kind != Kind::Set) return;
    const std::string_view key = is_choice ? "values" : "parts";
    const auto node = reader.find(key);
    if (!node) return reader.missing(key);
    if (document_.kind(*node) == NodeKind::Sequence) {
      field.type.domain = read_domain(reader, *node, dictionary_);
      return;
    }
    const std::string_view text = document_.text(*node);
    const auto found = dictionary_.parameter_by_id.find(
        std::string(text.substr(text.starts_with("param.") ? 6 : 0)));
    const bool is_set = found != dictionary_.parameter_by_id.end() &&
                        dictionary_.parameter(found->second).type.kind == Kind::Set;
    if (!is_set) {
      diagnostics_.add(Code::UnknownParameter, document_.span(*node), {std::string(text)});
      return;
    }
    field.type.domain = dictionary_.parameter(found->second).type.domain;
  }

  void resolve_parts() {
    for (std::size_t i = 0; i < part_of_.size(); ++i) {
      if (!part_of_[i]) continue;
      const std::string whole(document_.text(*part_of_[i]));
      const auto found = dictionary_.field_by_id.find(whole);
      if (found == dictionary_.field_by_id.end()) {
        diagnostics_.add(Code::UnknownName, document_.span(*part_of_[i]), {whole});
        continue;
      }
      dictionary_.fields[i].part_of = found->second;
    }
  }

  void index_headings(FieldId id) {
    const Field& field = dictionary_.field(id);
    for (const std::string& heading : headings(dictionary_, field)) add(id, heading);
    for (std::uint32_t i = 0; i < field.false_aliases.size(); ++i) {
      dictionary_.heading_index.try_emplace(unicode::normalise(field.false_aliases[i].text),
                                            Heading{id, true, i});
    }
  }

  void add(FieldId id, const std::string& text) {
    const auto [place, added] =
        dictionary_.heading_index.try_emplace(unicode::normalise(text), Heading{id, false, 0});
    if (added || (place->second.field == id && !place->second.is_false_alias)) return;
    diagnostics_.add(Code::AmbiguousHeading, spans_[static_cast<std::size_t>(id)],
                     {text, dictionary_.field(place->second.field).id});
  }

  const Document& document_;
  Dictionary& dictionary_;
  Diagnostics& diagnostics_;
  std::vector<std::optional<NodeId>> part_of_;
  std::vector<Span> spans_;
};

}  // namespace

void read_parameters(const Document& document, NodeId pack, const std::vector<Override>& overrides,
                     Dictionary& dictionary, Diagnostics& diagnostics) {
  // Domain 0 is nobody's: types without options point at it.
  dictionary.domains.emplace_back();
  if (const auto parameters = document.find(pack, "parameters");
      parameters && document.kind(*parameters) == NodeKind::Mapping) {
    for (const auto& [key, value] : document.entries(*parameters)) {
      MappingReader reader(document, value, diagnostics);
      Parameter parameter;
      parameter.id = document.text(key);
      parameter.label = reader.required_bilingual("label");
      parameter.type = read_type(reader);
      parameter.unit = read_unit(reader);
      parameter.range = read_range(reader, parameter.type);
      if (is_number(parameter.type) && !parameter.range) reader.missing("range");
      read_parameter_value(reader, parameter, dictionary);
      read_basis(reader, parameter);
      reader.finish();
      dictionary.parameter_by_id.emplace(parameter.id,
                                         static_cast<ParameterId>(dictionary.parameters.size()));
      dictionary.parameters.push_back(std::move(parameter));
    }
  }
  for (const Override& given : overrides) apply_override(given, dictionary, diagnostics);
}

void read_fields(const Document& document, NodeId fields, Dictionary& dictionary,
                 Diagnostics& diagnostics) {
  FieldsReader(document, dictionary, diagnostics).run(fields);
}

}  // namespace cbps::rules
