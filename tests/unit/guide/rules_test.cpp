#include "cbps/guide/rules.h"

#include <nlohmann/json.hpp>

#include "cbps/doc/yaml.h"
#include "cbps/text/yaml_writer.h"
#include "support/catch.h"
#include "support/pack.h"

using namespace cbps;
using nlohmann::json;

namespace {

json shown(std::string_view id) {
  const auto guide = guide::explain(test::pack(), id, Language::Zh);
  REQUIRE(guide);
  return json::parse(
      guide::show_rules(test::pack(), {*guide}, guide::RuleFormat::Json, Language::Zh));
}

const json& by_id(const json& list, std::string_view id) {
  for (const json& one : list) {
    if (one.at("id") == id) return one;
  }
  throw std::runtime_error("no " + std::string(id));
}

}  // namespace

TEST_CASE("the list has every standard and check, under its chapter", "[guide]") {
  const rules::RulePack& pack = test::pack();
  for (const Language language : {Language::Zh, Language::En}) {
    const json list = json::parse(guide::list_rules(pack, guide::GuideFormat::Json, language));
    CHECK(list.at("pack").at("digest") == pack.digest);
    std::vector<std::string> ids;
    for (const json& chapter : list.at("chapters")) {
      CHECK_FALSE(chapter.at("standards").empty());
      for (const json& standard : chapter.at("standards")) {
        ids.push_back(standard.at("id"));
        for (const json& check : standard.at("checks")) ids.push_back(check.at("id"));
      }
    }
    std::size_t count = 0;
    for (const rules::Standard& standard : pack.standards) {
      count += 1 + standard.checks.size();
      CHECK(std::count(ids.begin(), ids.end(), standard.id) == 1);
      for (const rules::Check& check : standard.checks) {
        CHECK(std::count(ids.begin(), ids.end(), check.id) == 1);
        for (const auto format : {guide::GuideFormat::Text, guide::GuideFormat::Markdown}) {
          const std::string text = guide::list_rules(pack, format, language);
          CHECK(text.find(check.title.in(language)) != std::string::npos);
          CHECK(text.find(standard.title.in(language)) != std::string::npos);
        }
      }
    }
    CHECK(ids.size() == count);
  }
}

TEST_CASE("a rule is shown as it is in force", "[guide]") {
  const json rule = shown("8.2");
  CHECK(rule.at("standard") == "8");
  REQUIRE(rule.at("checks").size() == 1);
  const json& check = rule.at("checks").front();
  CHECK(check.at("quote") == "面积不少于每百户20平方米");
  CHECK_FALSE(check.contains("applies"));
  CHECK(check.at("require").front().at("condition") ==
        "centre.built && centre.area * 100 >= param.area_per_100_households * households");
  const json& parameter = by_id(rule.at("parameters"), "param.area_per_100_households");
  CHECK(parameter.at("value") == 20);
  CHECK(parameter.at("basis").at("kind") == "text");
  const json& area = by_id(rule.at("facts"), "centre.area");
  CHECK(area.at("type") == "decimal");
  CHECK(area.at("scale") == 3);
  CHECK(area.at("unit") == "平方米");
  CHECK(area.at("range") == json::parse("[0, 1000000]"));
  CHECK(area.at("step") == 1);
  CHECK(area.at("change") == "increase");
  CHECK_FALSE(area.at("aliases").empty());
}

TEST_CASE("what several checks read is shown once", "[guide]") {
  for (const rules::Standard& standard : test::pack().standards) {
    const json rule = shown(standard.id);
    CHECK(rule.at("checks").size() == standard.checks.size());
    for (const char* part : {"parameters", "facts"}) {
      if (!rule.contains(part)) continue;
      std::vector<std::string> ids;
      for (const json& one : rule.at(part)) ids.push_back(one.at("id"));
      std::sort(ids.begin(), ids.end());
      CHECK(std::adjacent_find(ids.begin(), ids.end()) == ids.end());
    }
  }
}

TEST_CASE("rules shown as text are YAML that we read ourselves", "[guide]") {
  for (const Language language : {Language::Zh, Language::En}) {
    for (const guide::StandardGuide& guide : guide::explain_all(test::pack(), language)) {
      Sources sources;
      Diagnostics diagnostics;
      const FileId file = sources.add(
          "rule.yaml", guide::show_rules(test::pack(), {guide}, guide::RuleFormat::Yaml, language));
      const auto document = doc::read_yaml(sources, file, diagnostics);
      for (const Diagnostic& one : diagnostics.all()) {
        FAIL(render(one, sources, {Language::En, false, 100}));
      }
      REQUIRE(document);
      const auto text = document->find(document->root(), "text");
      REQUIRE(text);
      CHECK(document->text(*text) == guide.text);
    }
  }
}

TEST_CASE("YAML is written in block and in brackets", "[guide]") {
  std::string out;
  YamlWriter yaml(out);
  using Flow = YamlWriter::Flow;
  yaml.begin_object();
  yaml.string("a", "8.2");
  yaml.begin_array("list");
  yaml.begin_object();
  yaml.string("id", "x");
  yaml.begin_array("range", Flow::Inline);
  yaml.number("0");
  yaml.number("1.5");
  yaml.end_array();
  yaml.begin_object("inner");
  yaml.key("is");
  yaml.boolean(true);
  yaml.end_object();
  yaml.end_object();
  yaml.begin_object(Flow::Inline);
  yaml.string("id", "z");
  yaml.begin_array("aliases", Flow::Inline);
  yaml.string("a, b");
  yaml.end_array();
  yaml.end_object();
  yaml.string("plain");
  yaml.string("'p' in x ? y : z");
  yaml.end_array();
  yaml.string("last", "!x");
  yaml.end_object();
  CHECK(out ==
        "a: '8.2'\n"
        "list:\n"
        "  - id: x\n"
        "    range: [0, 1.5]\n"
        "    inner:\n"
        "      is: true\n"
        "  - {id: z, aliases: ['a, b']}\n"
        "  - plain\n"
        "  - >-\n"
        "    'p' in x ? y : z\n"
        "last: '!x'\n");
}
