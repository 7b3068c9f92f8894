#include "report/json/findings.h"

namespace cbps::report::json {
namespace {

using result::Gap;
using result::Named;
using result::Shortfall;
using Flow = JsonWriter::Flow;

void write_inputs(JsonWriter& json, const std::vector<result::Input>& inputs, Language language) {
  if (inputs.empty()) return;
  json.begin_array("inputs");
  for (const result::Input& input : inputs) {
    json.begin_object(Flow::Inline);
    json.string("name", input.name);
    json.string_if_any("label", input.label.in(language));
    write_datum(json, "value", input.value);
    json.end_object();
  }
  json.end_array();
}

void write_missing(JsonWriter& json, const std::vector<result::Missing>& missing) {
  if (missing.empty()) return;
  json.begin_array("missing", Flow::Inline);
  for (const result::Missing& one : missing) json.string(id_of(one));
  json.end_array();
}

void write_gap(JsonWriter& json, const Gap& gap, Language language) {
  json.begin_object();
  json.string("field", gap.field);
  json.string_if_any("label", gap.label.in(language));
  json.string("relation", id_of(gap.relation));
  write_datum(json, "have", gap.have);
  write_datum(json, "need", gap.need);
  if (gap.shortage) json.number("short", to_string(*gap.shortage));
  json.string_if_any("unit", gap.unit.in(language));
  json.string_if_any("formula", gap.formula_text);
  write_inputs(json, gap.inputs, language);
  write_missing(json, gap.missing);
  write_location(json, gap.location);
  json.end_object();
}

void write_any_of(JsonWriter& json, const result::AnyOf& any, Language language) {
  json.begin_object();
  json.begin_array("any_of");
  for (const std::vector<Shortfall>& way : any.alternatives) {
    write_shortfalls(json, way, language);
  }
  json.end_array();
  json.end_object();
}

}  // namespace

void write_position(JsonWriter& json, const result::Location& location) {
  if (location.line != 0) json.number("line", location.line);
  if (location.column != 0) json.number("column", location.column);
  json.string_if_any("cell", location.cell);
}

void write_location(JsonWriter& json, const std::optional<result::Location>& location) {
  if (!location || location->file.empty()) return;
  json.begin_object("location", Flow::Inline);
  json.string("file", location->file);
  write_position(json, *location);
  json.end_object();
}

/// A value in its own type.
void write_datum(JsonWriter& json, const result::Datum& value) {
  struct Writer {
    JsonWriter& json;
    void operator()(std::monostate) const {}
    void operator()(bool yes) const { json.boolean(yes); }
    void operator()(const Decimal& number) const { json.number(to_string(number)); }
    void operator()(const Named& one) const { json.string(one.id); }
    void operator()(Date date) const { json.string(to_string(date)); }
    void operator()(const std::string& text) const { json.string(text); }
    void operator()(const std::vector<Named>& set) const {
      json.begin_array(Flow::Inline);
      for (const Named& part : set) json.string(part.id);
      json.end_array();
    }
    void operator()(const std::vector<Date>& dates) const {
      json.begin_array(Flow::Inline);
      for (const Date date : dates) json.string(to_string(date));
      json.end_array();
    }
  };
  std::visit(Writer{json}, value);
}

void write_datum(JsonWriter& json, std::string_view key, const result::Datum& value) {
  if (std::holds_alternative<std::monostate>(value)) return;
  json.key(key);
  write_datum(json, value);
}

void write_shortfalls(JsonWriter& json, const std::vector<Shortfall>& shortfalls,
                      Language language) {
  json.begin_array();
  for (const Shortfall& one : shortfalls) {
    if (const auto* gap = std::get_if<Gap>(&one.what)) {
      write_gap(json, *gap, language);
    } else {
      write_any_of(json, std::get<result::AnyOf>(one.what), language);
    }
  }
  json.end_array();
}

}  // namespace cbps::report::json
