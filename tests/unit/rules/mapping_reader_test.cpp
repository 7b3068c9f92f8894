#include "cbps/rules/mapping_reader.h"

#include <string>
#include <utility>

#include "cbps/doc/yaml.h"
#include "support/catch.h"

using namespace cbps;

namespace {

/// What is said of `yaml` by a reader that asks for `id`, `title` and then a note in two languages.
std::string said_of(std::string yaml) {
  Sources sources;
  Diagnostics diagnostics;
  const auto document =
      doc::read_yaml(sources, sources.add("a.yaml", std::move(yaml)), diagnostics);
  REQUIRE(document);
  rules::MappingReader reader(*document, document->root(), diagnostics, "{id: …}");
  (void)reader.required_text("id");
  (void)reader.required_text("title");
  (void)reader.bilingual("note");
  reader.finish();
  std::string all;
  for (const Diagnostic& one : diagnostics.all()) {
    all += message(one, Language::En);
    for (const Note& note : one.notes) all += " (" + message(note, Language::En) + ')';
    all += '\n';
  }
  return all;
}

}  // namespace

TEST_CASE("a missing key is named where it was asked for", "[rules]") {
  CHECK(said_of("note: 5\n") ==
        "`id` is missing\n"
        "`title` is missing\n"
        "expected a mapping here, found a single value (write `{zh: …, en: …}`)\n");
}

TEST_CASE("a misspelt key is not missing as well", "[rules]") {
  CHECK(said_of("id: 1\ntitel: x\n") == "rules have no key `titel` (did you mean `title`?)\n");
  CHECK(said_of("titel: x\nno: 2\n") ==
        "`id` is missing\n"
        "rules have no key `titel` (did you mean `title`?)\n"
        "rules have no key `no` (allowed: id, note, title)\n");
}

TEST_CASE("what is no mapping is shown how it is written", "[rules]") {
  CHECK(said_of("[1]\n") == "expected a mapping here, found a list (write `{id: …}`)\n");
}
