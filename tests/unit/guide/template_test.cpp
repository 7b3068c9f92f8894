#include "cbps/guide/template.h"

#include "cbps/data/profile.h"
#include "cbps/doc/yaml.h"
#include "support/catch.h"
#include "support/pack.h"

using namespace cbps;

TEST_CASE("a template is a profile that gives no fact, in both languages", "[guide]") {
  const Dictionary& dictionary = test::pack().dictionary;
  std::vector<FieldId> all;
  for (std::size_t i = 0; i < dictionary.fields.size(); ++i) {
    all.push_back(static_cast<FieldId>(i));
  }
  for (const Language language : {Language::Zh, Language::En}) {
    std::string text = guide::template_yaml(dictionary, all, language);
    const std::string name = language == Language::Zh ? "社区名称:" : "name:";
    text.insert(text.find("\n" + name) + 1 + name.size(), " 甲");
    Sources sources;
    Diagnostics diagnostics;
    const auto document = doc::read_yaml(sources, sources.add("t.yaml", text), diagnostics);
    REQUIRE(document);
    data::Identity identity;
    const auto profile = data::read_profile(*document, dictionary, Period{2024}, Period{2024}.end(),
                                            identity, diagnostics);
    for (const Diagnostic& one : diagnostics.all()) FAIL(message(one, Language::En));
    REQUIRE(profile);
    for (const FieldId field : all) CHECK_FALSE(profile->table.known(field, 0));
    // Each fact has a key of its own: no line of the dictionary is left out.
    CHECK(std::count(text.begin(), text.end(), '\n') > static_cast<long>(3 * all.size()));
  }
}

TEST_CASE("a template has only the facts that were asked for", "[guide]") {
  const Dictionary& dictionary = test::pack().dictionary;
  const std::string text =
      guide::template_yaml(dictionary, {dictionary.field_by_id.at("centre.area")}, Language::En);
  CHECK(text.find("Floor area:") != std::string::npos);
  CHECK(text.find("Households") == std::string::npos);
}
