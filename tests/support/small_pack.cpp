#include "support/small_pack.h"

#include <fmt/format.h>

#include <stdexcept>

#include "cbps/doc/bundle.h"
#include "cbps/doc/yaml.h"
#include "cbps/rules/compile.h"

namespace cbps::test {
namespace {

constexpr std::string_view kEveryType = R"(  yes: {label: {zh: 是, en: yes}, type: bool}
  also: {label: {zh: 也, en: also}, type: bool}
  count: {label: {zh: 数, en: count}, type: int, range: [0, 1000]}
  other: {label: {zh: 余, en: other}, type: int, range: [0, 1000]}
  area: {label: {zh: 积, en: area}, type: decimal, scale: 2, range: [0, 1000]}
  colour: {label: {zh: 色, en: colour}, type: choice, values: [{id: red, label: {zh: 红, en: red}}, {id: green, label: {zh: 绿, en: green}}]}
  kit: {label: {zh: 具, en: kit}, type: set, parts: [{id: x, label: {zh: 子, en: x}}, {id: y, label: {zh: 丑, en: y}}]}
  begun: {label: {zh: 始, en: begun}, type: date}
  visits: {label: {zh: 访, en: visits}, type: dates}
)";

rules::RulePack compiled() {
  SmallPack pack;
  pack.fields = kEveryType;
  pack.checks = small_check("    quote: 甲不少于三\n    require: [{condition: count >= 3}]\n");
  Sources sources;
  Diagnostics diagnostics;
  auto result = rules::compile(sources, bundle(pack, sources, diagnostics), {}, diagnostics);
  for (const Diagnostic& one : diagnostics.all()) {
    fmt::print(stderr, "{}", render(one, sources, {Language::En, false, 100}));
  }
  if (!result) throw std::runtime_error("the small pack does not compile");
  return std::move(*result);
}

}  // namespace

std::string small_check(std::string_view rest, int number) {
  return fmt::format(R"(  - id: "1.{}"
    title: {{zh: 查, en: check}}
    remedy: {{zh: 改, en: mend}}
    evidence: {{zh: 证, en: proof}}
{})",
                     number, rest);
}

std::vector<std::pair<std::string, doc::Document>> files(const SmallPack& pack, Sources& sources,
                                                         Diagnostics& diagnostics) {
  std::vector<std::pair<std::string, std::string>> texts;
  texts.emplace_back(
      "pack.yaml",
      fmt::format(R"(pack: p
title: {{zh: 标题, en: title}}
edition: {{zh: 版, en: edition}}
chapters: [{{id: 1, title: {{zh: {}, en: chapter}}}}]
grades: {}
{})",
                  pack.chapter, pack.grades,
                  pack.parameters.empty() ? std::string() : "parameters:\n" + pack.parameters));
  texts.emplace_back("fields.yaml", "groups: {}\nfields:\n" + pack.fields);
  texts.emplace_back("standard.yaml", fmt::format(R"({}standard: 1
chapter: 1
title: {{zh: 一, en: one}}
text: {}
checks:
{})",
                                                  pack.byte_order_mark, pack.text, pack.checks));
  if (!pack.consistency.empty()) texts.emplace_back("consistency.yaml", pack.consistency);
  if (!pack.source.empty()) texts.emplace_back("text.yaml", pack.source);

  std::vector<std::pair<std::string, doc::Document>> read;
  for (auto& [name, text] : texts) {
    auto document = doc::read_yaml(sources, sources.add(name, std::move(text)), diagnostics);
    if (!document) throw std::runtime_error(name + " of the small pack is no YAML");
    read.emplace_back(name, std::move(*document));
  }
  return read;
}

doc::Document bundle(const SmallPack& pack, Sources& sources, Diagnostics& diagnostics) {
  return doc::bundle(files(pack, sources, diagnostics));
}

const rules::RulePack& small_pack() {
  static const rules::RulePack kPack = compiled();
  return kPack;
}

std::string places(const Diagnostics& diagnostics, const Sources& sources, char end) {
  std::string all;
  for (const Diagnostic& one : diagnostics.all()) {
    const Place place = sources.place(one.span);
    all += fmt::format("{} {}:{}{}", info(one.code).id, place.line, place.column, end);
  }
  return all;
}

}  // namespace cbps::test
