#include "cbps/guide/schema.h"

#include <nlohmann/json.hpp>

#include <map>
#include <set>

#include "cbps/data/spelling.h"
#include "cbps/text/unicode.h"
#include "cbps/value/heading_lookup.h"
#include "data/facts/identity.h"
#include "support/catch.h"
#include "support/grouped_names.h"
#include "support/pack.h"

using namespace cbps;
using nlohmann::json;

namespace {

/// The texts that a pattern like `^(a|b\.c)$` stands for.
std::vector<std::string> spelled_out(const std::string& pattern) {
  REQUIRE(pattern.substr(0, 2) == "^(");
  std::vector<std::string> all(1);
  for (std::size_t i = 2; i + 2 < pattern.size(); ++i) {
    if (pattern[i] == '|') {
      all.emplace_back();
    } else {
      if (pattern[i] == '\\') ++i;
      all.back() += pattern[i];
    }
  }
  return all;
}

/// Each key that a mapping takes, and what it stands for.
std::multimap<std::string, std::string> keys_of(const json& mapping) {
  std::multimap<std::string, std::string> keys;
  const std::string prefix = "#/$defs/";
  const auto add = [&](const std::string& key, const json& what) {
    const std::string reference = what.at("$ref");
    REQUIRE(reference.substr(0, prefix.size()) == prefix);
    keys.emplace(key, reference.substr(prefix.size()));
  };
  for (const auto& [key, what] : mapping.at("properties").items()) {
    if (!what.contains("anyOf")) {
      add(key, what);
      continue;
    }
    for (const json& one : what.at("anyOf")) add(key, one);
  }
  if (mapping.contains("patternProperties")) {
    for (const auto& [pattern, what] : mapping.at("patternProperties").items()) {
      for (const std::string& key : spelled_out(pattern)) add(key, what);
    }
  }
  CHECK(mapping.at("additionalProperties") == false);
  return keys;
}

/// Which keys of `mapping` stand for facts, as the reader looks them up: normalised, under
/// `prefix`. Each must be the fact that the schema says.
std::set<std::string> headings_of(const json& mapping, const std::string& prefix) {
  const Dictionary& dictionary = test::pack().dictionary;
  std::set<std::string> all;
  for (const auto& [key, definition] : keys_of(mapping)) {
    CAPTURE(key, definition);
    if (definition.substr(0, 5) != "fact-") continue;
    const std::string heading = unicode::normalise(prefix + key);
    const Heading* found = find_heading(dictionary, heading);
    REQUIRE(found != nullptr);
    CHECK_FALSE(found->is_false_alias);
    CHECK("fact-" + dictionary.field(found->field).id == definition);
    all.insert(heading);
  }
  return all;
}

}  // namespace

TEST_CASE("the schema of profiles takes the keys that the reader takes", "[guide]") {
  const Dictionary& dictionary = test::pack().dictionary;
  for (const Language language : {Language::Zh, Language::En}) {
    const json schema = json::parse(guide::profile_schema(test::pack(), language));
    const std::set<std::string> headings = headings_of(schema, "");
    for (const auto& [text, heading] : dictionary.heading_index) {
      CAPTURE(text);
      CHECK((headings.count(text) == 1) == !heading.is_false_alias);
    }

    const auto keys = keys_of(schema);
    std::map<std::string, std::multimap<std::string, std::string>> groups;  // and what is below
    for (const auto& [key, definition] : keys) {
      CAPTURE(key);
      if (definition.substr(0, 6) == "group-") {
        groups[key] = keys_of(schema.at("$defs").at(definition));
        // Below a group, all that the reader looks up under this name of it.
        const std::set<std::string> below =
            headings_of(schema.at("$defs").at(definition), key + ".");
        const std::string prefix = unicode::normalise(key + ".");
        for (const auto& [text, heading] : dictionary.heading_index) {
          if (!text.starts_with(prefix)) continue;
          CAPTURE(text);
          CHECK(below.count(text) == 1);
        }
      } else if (definition.substr(0, 9) == "identity-") {
        const auto identity = data::find_identity(unicode::normalise(key));
        REQUIRE(identity);
        CHECK("identity-" + std::string(identity->name) == definition);
      }
    }
    for (const Group& group : dictionary.groups) {
      for (const std::string& name : {group.id, group.label.zh, group.label.en}) {
        CHECK(groups.count(name) == 1);
      }
    }
    for (const test::GroupedName& one : test::grouped_names(dictionary)) {
      CAPTURE(one.group, one.name);
      const auto& below = groups.at(one.group);
      REQUIRE(below.count(one.name) == 1);
      CHECK(below.find(one.name)->second == "fact-" + dictionary.field(one.fact).id);
    }
    for (const data::IdentitySpelling& one : data::identity_spellings()) {
      CHECK(keys.count(std::string(one.key)) == 1);
    }
  }
}

TEST_CASE("the schema tells of every fact, its bounds and its options", "[guide]") {
  const json schema = json::parse(guide::profile_schema(test::pack(), Language::Zh));
  const Dictionary& dictionary = test::pack().dictionary;
  for (const Field& field : dictionary.fields) {
    CAPTURE(field.id);
    const json& fact = schema.at("$defs").at("fact-" + field.id);
    CHECK(fact.at("title") == field.label.zh);
    const std::string description = fact.at("description");
    CHECK(description.find(field.unit.zh) != std::string::npos);
    CHECK(description.find(field.help.zh) != std::string::npos);
    if (field.type.kind == Kind::Int) {
      CHECK(fact.at("minimum") == field.range->least);
      CHECK(fact.at("maximum") == field.range->most);
    }
    if (field.type.kind == Kind::Set || field.type.kind == Kind::Choice) {
      const json& options =
          field.type.kind == Kind::Set ? fact.at("items").at("enum") : fact.at("enum");
      for (const Option& option : dictionary.domain(field.type)) {
        for (const std::string& text : {option.id, option.label.zh, option.label.en}) {
          CHECK(std::find(options.begin(), options.end(), text) != options.end());
        }
      }
    }
  }
}
