#include <algorithm>
#include <cstdint>
#include <iterator>
#include <span>
#include <string_view>
#include <vector>

#include "cbps/report/report_schema.h"
#include "cbps/result/assessment.h"
#include "cbps/text/json_writer.h"

namespace cbps::report {
namespace {

using Flow = JsonWriter::Flow;

// ---- the contract ----

enum class Is : std::uint8_t {
  Schema,
  Object,
  Key,
  KeyIfAny,
  Keys,
  OneOf,
  String,
  Number,
  Words,
  Value
};

struct Row {
  Is is;
  std::string_view name;
  std::string_view type;  ///< of a string: its pattern
  std::string_view zh;
  std::string_view en;
  std::string_view minimum = {};
  std::string_view maximum = {};
};

constexpr Row kRows[] = {
#define CBPS_SCHEMA(key, zh, en) {Is::Schema, key, "", zh, en},
#define CBPS_OBJECT(name, zh, en) {Is::Object, name, "", zh, en},
#define CBPS_KEY(name, type, zh, en) {Is::Key, name, type, zh, en},
#define CBPS_KEY_IF_ANY(name, type, zh, en) {Is::KeyIfAny, name, type, zh, en},
#define CBPS_KEYS(pattern, type, zh, en) {Is::Keys, pattern, type, zh, en},
#define CBPS_ONE_OF(name, types, zh, en) {Is::OneOf, name, types, zh, en},
#define CBPS_STRING(name, pattern, zh, en) {Is::String, name, pattern, zh, en},
#define CBPS_NUMBER(name, type, minimum, maximum, zh, en) \
  {Is::Number, name, type, zh, en, minimum, maximum},
#define CBPS_WORDS(name, zh, en) {Is::Words, name, "", zh, en},
#define CBPS_VALUE(name, zh, en) {Is::Value, name, "", zh, en},
#include "report/json/contract.inc"
#undef CBPS_SCHEMA
#undef CBPS_OBJECT
#undef CBPS_KEY
#undef CBPS_KEY_IF_ANY
#undef CBPS_KEYS
#undef CBPS_ONE_OF
#undef CBPS_STRING
#undef CBPS_NUMBER
#undef CBPS_WORDS
#undef CBPS_VALUE
};

template <class Enum>
std::vector<std::string_view> ids_up_to(Enum last) {
  std::vector<std::string_view> all;
  for (std::size_t i = 0; i <= static_cast<std::size_t>(last); ++i) {
    all.push_back(id_of(static_cast<Enum>(i)));
  }
  return all;
}

std::vector<std::string_view> words_of(std::string_view name) {
  if (name == "outcome") return ids_up_to(result::Outcome::NotApplicable);
  if (name == "reason") return ids_up_to(result::Reason::NotDue);
  if (name == "relation") return ids_up_to(result::Relation::NotGiven);
  if (name == "level") return ids_up_to(result::Level::Group);
  return {"zh", "en"};  // language
}

// ---- the schema ----

class ReportSchema {
 public:
  explicit ReportSchema(Language language)
      : language_(language), json_(out_, JsonWriter::Layout::Pretty) {}

  std::string write() {
    json_.begin_object();
    json_.string("$schema", "https://json-schema.org/draft/2020-12/schema");
    for (const Row& row : kRows) {
      if (row.is == Is::Schema) json_.string(row.name, text(row));
    }
    reference("report");
    json_.begin_object("$defs");
    for (const Row& row : kRows) {
      if (row.is != Is::Schema && !is_key(row)) write_definition(row);
    }
    json_.end_object();
    json_.end_object();
    return out_ + "\n";
  }

 private:
  static bool is_key(const Row& row) {
    return row.is == Is::Key || row.is == Is::KeyIfAny || row.is == Is::Keys;
  }
  static std::span<const Row> keys_of(const Row& object) {
    const Row* begin = &object + 1;
    return {begin, std::find_if_not(begin, std::end(kRows), is_key)};
  }

  void write_definition(const Row& row) {
    const bool scalar = row.is == Is::String || row.is == Is::Number || row.is == Is::Words;
    json_.begin_object(row.name, scalar ? Flow::Inline : Flow::Block);
    json_.string("description", text(row));
    switch (row.is) {
      case Is::Object: write_object(keys_of(row)); break;
      case Is::OneOf: write_alternatives(row.type); break;
      case Is::String:
        json_.string("type", "string");
        json_.string_if_any("pattern", row.type);
        break;
      case Is::Number:
        json_.string("type", row.type);
        if (!row.minimum.empty()) json_.number("minimum", row.minimum);
        if (!row.maximum.empty()) json_.number("maximum", row.maximum);
        break;
      case Is::Words:
        json_.begin_array("enum", Flow::Inline);
        for (const std::string_view word : words_of(row.name)) json_.string(word);
        json_.end_array();
        break;
      case Is::Value: write_value(); break;
      case Is::Schema:
      case Is::Key:
      case Is::KeyIfAny:
      case Is::Keys: break;  // no definitions
    }
    json_.end_object();
  }

  void write_object(std::span<const Row> keys) {
    json_.string("type", "object");
    write_properties("properties", keys, [](const Row& key) { return key.is != Is::Keys; });
    write_properties("patternProperties", keys, [](const Row& key) { return key.is == Is::Keys; });
    json_.begin_array("required", Flow::Inline);
    for (const Row& key : keys) {
      if (key.is == Is::Key) json_.string(key.name);
    }
    json_.end_array();
    json_.key("additionalProperties");
    json_.boolean(false);
  }

  template <class Belongs>
  void write_properties(std::string_view where, std::span<const Row> keys, Belongs belongs) {
    if (std::none_of(keys.begin(), keys.end(), belongs)) return;
    json_.begin_object(where);
    for (const Row& key : keys) {
      if (!belongs(key)) continue;
      json_.begin_object(key.name, Flow::Inline);
      json_.string("description", text(key));
      write_type(key.type);
      json_.end_object();
    }
    json_.end_object();
  }

  void write_alternatives(std::string_view types) {
    json_.begin_array("oneOf");
    while (!types.empty()) {
      const std::size_t length = std::min(types.find(' '), types.size());
      json_.begin_object(Flow::Inline);
      write_type(types.substr(0, length));
      json_.end_object();
      types.remove_prefix(std::min(length + 1, types.size()));
    }
    json_.end_array();
  }

  void write_value() {
    json_.begin_array("type", Flow::Inline);
    for (const char* type : {"boolean", "number", "string", "array"}) json_.string(type);
    json_.end_array();
    json_.begin_object("items", Flow::Inline);
    json_.string("type", "string");
    json_.end_object();
  }

  void write_type(std::string_view type) {
    if (type.front() == '=') return json_.string("const", type.substr(1));
    if (type.front() != '[') return reference(type);
    json_.string("type", "array");
    json_.begin_object("items");
    write_type(type.substr(1, type.size() - 2));
    json_.end_object();
  }

  void reference(std::string_view name) { json_.string("$ref", "#/$defs/" + std::string(name)); }
  [[nodiscard]] std::string_view text(const Row& row) const {
    return language_ == Language::Zh ? row.zh : row.en;
  }

  Language language_;
  std::string out_;
  JsonWriter json_;
};

}  // namespace

std::string report_schema(Language language) { return ReportSchema(language).write(); }

}  // namespace cbps::report
