#include <string>
#include <utility>
#include <vector>

#include "cbps/audit/selection.h"
#include "cbps/doc/bundle.h"
#include "cbps/doc/yaml.h"
#include "cbps/rules/compile.h"
#include "support/catch.h"
#include "support/pack.h"

// Whether there is a result depends on what was asked for, not on what else is in the caller's
// list.
using namespace cbps;

namespace {

constexpr Span kNowhere{0, 0, FileId::None};

/// The smallest sound pack.
std::vector<std::pair<std::string, doc::Document>> sound_files(Sources& sources,
                                                               Diagnostics& diagnostics) {
  const std::vector<std::pair<std::string, std::string>> texts{{"pack.yaml", R"(pack: p
title: {zh: 标题, en: title}
edition: {zh: 版, en: edition}
chapters: [{id: 1, title: {zh: 章, en: chapter}}]
grades: [{id: g, label: {zh: 级, en: grade}, at_least: 0}]
)"},
                                                               {"fields.yaml", R"(groups: {}
fields:
  a: {label: {zh: 甲, en: A}, type: int, range: [0, 9]}
)"},
                                                               {"standard.yaml", R"(standard: 1
chapter: 1
title: {zh: 一, en: one}
text: 甲不少于三
checks:
  - id: "1.1"
    title: {zh: 查, en: check}
    remedy: {zh: 改, en: mend}
    evidence: {zh: 证, en: proof}
    quote: 甲不少于三
    require: [{condition: a >= 3}]
)"}};
  std::vector<std::pair<std::string, doc::Document>> files;
  for (const auto& [name, text] : texts) {
    auto document = doc::read_yaml(sources, sources.add(name, text), diagnostics);
    REQUIRE(document);
    files.emplace_back(name, std::move(*document));
  }
  return files;
}

}  // namespace

TEST_CASE("a sound pack compiles whatever else was wrong before", "[rules]") {
  Sources sources;
  Diagnostics diagnostics;
  diagnostics.add(Code::MissingPath, kNowhere);
  const auto files = sound_files(sources, diagnostics);
  const auto pack = rules::compile(sources, doc::bundle(files), {}, diagnostics);
  REQUIRE(pack);
  CHECK(pack->standards.size() == 1);
  CHECK(diagnostics.size() == 1);
}

TEST_CASE("a pack with a file that could not be read does not compile", "[rules]") {
  Sources sources;
  Diagnostics diagnostics;
  auto files = sound_files(sources, diagnostics);
  files.emplace_back("02.yaml", doc::unread());
  CHECK_FALSE(rules::compile(sources, doc::bundle(files), {}, diagnostics));
  CHECK(diagnostics.empty());  // who could not read it has said so
}

TEST_CASE("a selection of nothing is named whatever else was wrong before", "[rules]") {
  Diagnostics diagnostics;
  diagnostics.add(Code::MissingPath, kNowhere);
  (void)audit::select(test::pack(), {"1"}, {"1"}, diagnostics);
  REQUIRE(diagnostics.size() == 2);
  CHECK(diagnostics.all()[1].code == Code::NothingSelected);
}

TEST_CASE("a selection of what is not there is not empty as well", "[rules]") {
  Diagnostics diagnostics;
  (void)audit::select(test::pack(), {"99"}, {}, diagnostics);
  REQUIRE(diagnostics.size() == 1);
  CHECK(diagnostics.all()[0].code == Code::UnknownSelection);
}
