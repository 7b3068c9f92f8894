#include "model/pack.h"

#include <fmt/format.h>

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "cbps/doc/bundle.h"
#include "cbps/doc/yaml.h"
#include "cbps/rules/compile.h"

namespace cbps::model {
namespace {

constexpr std::string_view kPack = R"(pack: model
title: {zh: 模型, en: model}
edition: {zh: 版, en: edition}
duties_from: founded
chapters: [{id: 1, title: {zh: 章, en: chapter}}]
grades: [{id: g, label: {zh: 级, en: grade}, at_least: 0}]
parameters:
  five: {label: {zh: 五, en: p1}, type: int, range: [0, 100], value: 5, BASIS}
  minus: {label: {zh: 负, en: p2}, type: int, range: [-9, 9], value: -3, BASIS}
  gap: {label: {zh: 空, en: p3}, type: int, range: [1, 40], BASIS}
  rate: {label: {zh: 率, en: p4}, type: decimal, scale: 2, range: [0, 9.99], value: 1.25, BASIS}
  flag: {label: {zh: 旗, en: p5}, type: bool, value: true, BASIS}
  doubt: {label: {zh: 疑, en: p6}, type: bool, BASIS}
  must:
    label: {zh: 必, en: p7}
    type: set
    value: PARTS
    BASIS
)";

constexpr std::string_view kBasis = "basis: {kind: reading, source: {zh: 定, en: set}}";
constexpr std::string_view kParts =
    "[{id: a, label: {zh: 子, en: a}}, {id: b, label: {zh: 丑, en: b}},"
    " {id: c, label: {zh: 寅, en: c}}, {id: d, label: {zh: 卯, en: d}},"
    " {id: e, label: {zh: 辰, en: e}}]";

/// A type's name, how `fields.yaml` writes it, and the facts that have it.
struct Facts {
  std::string_view type;
  std::vector<std::string_view> names;
};

std::vector<Facts> facts() {
  return {
      {"type: bool", {"built", "open", "team.ready", "team.paid"}},
      {"type: int, range: [0, 20]", {"size", "team.young", "team.old"}},
      {"type: int, range: [-50, 50]", {"balance", "team.change"}},
      {"type: int, range: [0, 4000000000000000000]", {"stock", "team.stock"}},
      {"type: int, range: [-9223372036854775808, 9223372036854775807]", {"wide"}},
      {"type: decimal, scale: 0, range: [-9, 9]", {"whole"}},
      {"type: decimal, scale: 1, range: [-5, 99.9]", {"degree", "team.degree"}},
      {"type: decimal, scale: 2, range: [0, 1000000]", {"area"}},
      {"type: decimal, scale: 9, range: [-2, 2]", {"fine"}},
      {"type: decimal, scale: 9, range: [0, 9000000000]", {"mass"}},
      {"type: choice, values: COLOURS", {"colour", "team.colour"}},
      {"type: choice, values: [{id: a, label: {zh: 甲, en: a}}, {id: b, label: {zh: 乙, en: b}}]",
       {"form"}},
      {"type: date", {"founded", "begun", "team.ended"}},
      {"type: dates", {"visits", "team.visits"}},
      {"type: set, parts: param.must", {"rooms", "team.rooms"}},
      {"type: set, parts: PARTS", {"kit"}},
      {"type: set, parts: [{id: x, label: {zh: 甲, en: x}}, {id: a, label: {zh: 乙, en: a}}]",
       {"tools"}},
      {"type: set, parts: MANY", {"cells"}},
  };
}

/// As many parts as a set can have: the last is the sign of a 64-bit number.
std::string many_parts() {
  std::string list = "[";
  for (int i = 0; i < 64; ++i) {
    list += fmt::format("{}{{id: k{}, label: {{zh: 格{}, en: k{}}}}}", i == 0 ? "" : ", ", i, i, i);
  }
  return list + "]";
}

std::string replace(std::string text, std::string_view word, std::string_view by) {
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at)) {
    text.replace(at, word.size(), by);
    at += by.size();
  }
  return text;
}

std::string fields() {
  std::string text = "groups: {team: {label: {zh: 组, en: Team}}}\nfields:\n";
  int count = 0;
  for (const Facts& one : facts()) {
    for (const std::string_view name : one.names) {
      ++count;
      text += fmt::format("  {}: {{label: {{zh: 事实{}, en: fact {}}}, {}}}\n", name, count, count,
                          one.type);
    }
  }
  text = replace(text, "PARTS", kParts);
  text = replace(text, "MANY", many_parts());
  return replace(text, "COLOURS",
                 "[{id: red, label: {zh: 红, en: red}}, {id: green, label: {zh: 绿, en: green}},"
                 " {id: blue, label: {zh: 蓝, en: blue}}]");
}

constexpr std::string_view kStandard = R"(standard: 1
chapter: 1
title: {zh: 一, en: one}
text: 甲不少于三
checks:
  - id: "1.1"
    quote: 甲不少于三
    title: {zh: 查, en: check}
    remedy: {zh: 改, en: mend}
    evidence: {zh: 证, en: proof}
    require: [{condition: size >= 3}]
)";

rules::RulePack compiled() {
  Sources sources;
  Diagnostics diagnostics;
  std::vector<std::pair<std::string, doc::Document>> files;
  const std::string pack = replace(replace(std::string(kPack), "BASIS", kBasis), "PARTS", kParts);
  for (const auto& [name, text] : {std::pair<std::string, std::string>{"pack.yaml", pack},
                                   {"fields.yaml", fields()},
                                   {"standard.yaml", std::string(kStandard)}}) {
    auto document = doc::read_yaml(sources, sources.add(name, text), diagnostics);
    if (document) files.emplace_back(name, std::move(*document));
  }
  auto result = files.size() == 3 ? rules::compile(sources, doc::bundle(files), {}, diagnostics)
                                  : std::nullopt;
  for (const Diagnostic& one : diagnostics.all()) {
    fmt::print(stderr, "{}", render(one, sources, {Language::En, false, 100}));
  }
  if (!result) throw std::runtime_error("the pack of the model does not compile");
  return std::move(*result);
}

}  // namespace

const rules::RulePack& pack() {
  static const rules::RulePack kCompiled = compiled();
  return kCompiled;
}

}  // namespace cbps::model
