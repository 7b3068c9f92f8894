#include "cbps/report/report_schema.h"

#include <nlohmann/json.hpp>

#include <set>
#include <string>

#include "support/catch.h"

namespace cbps::report::test {
namespace {

using Json = nlohmann::ordered_json;

/// Calls `visit` with every object in `value`.
template <class Visit>
void walk(const Json& value, const Visit& visit) {
  if (value.is_object()) visit(value);
  for (const Json& inner : value) {
    if (inner.is_structured()) walk(inner, visit);
  }
}

Json without_texts(Json value) {
  value.erase("title");
  value.erase("description");
  for (Json& definition : value["$defs"]) {
    definition.erase("description");
    for (const char* keys : {"properties", "patternProperties"}) {
      if (!definition.contains(keys)) continue;
      for (Json& key : definition[keys]) key.erase("description");
    }
  }
  return value;
}

}  // namespace

TEST_CASE("every object of the schema of reports is closed and every part explained", "[report]") {
  for (const Language language : {Language::Zh, Language::En}) {
    const Json schema = Json::parse(report_schema(language));
    std::set<std::string> used;
    walk(schema, [&](const Json& object) {
      if (!object.contains("$ref") || !object["$ref"].is_string()) return;
      const std::string target = object["$ref"];
      REQUIRE(target.substr(0, 8) == "#/$defs/");
      used.insert(target.substr(8));
    });
    for (const auto& [name, definition] : schema["$defs"].items()) {
      CAPTURE(name);
      CHECK_FALSE(definition["description"].get<std::string>().empty());
      if (definition.value("type", Json()) != "object") continue;
      CHECK(definition["additionalProperties"] == false);
      for (const char* keys : {"properties", "patternProperties"}) {
        if (!definition.contains(keys)) continue;
        for (const auto& [key, what] : definition[keys].items()) {
          CAPTURE(key);
          CHECK_FALSE(what["description"].get<std::string>().empty());
        }
      }
    }
    // Each name that is used is defined, and the other way round.
    std::set<std::string> defined;
    for (const auto& [name, definition] : schema["$defs"].items()) defined.insert(name);
    used.insert("line");  // what a reader of JSON Lines puts at the top
    CHECK(used == defined);
  }
}

TEST_CASE("the schema of reports says the same in both languages", "[report]") {
  const Json zh = Json::parse(report_schema(Language::Zh));
  const Json en = Json::parse(report_schema(Language::En));
  CHECK(zh != en);
  CHECK(without_texts(zh) == without_texts(en));
}

}  // namespace cbps::report::test
