#include "rules/finding_reader.h"

#include <utility>

#include "cbps/rules/mapping_reader.h"

namespace cbps::rules {

using doc::Document;
using doc::NodeId;

namespace {

std::vector<Phrase> read_phrases(const Document& document, NodeId scalar,
                                 ConditionReader& conditions, Diagnostics& diagnostics) {
  const std::string_view text = document.text(scalar);
  std::vector<Phrase> all;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t open = text.find('{', at);
    Phrase phrase{std::string(text.substr(at, open - at)), std::nullopt};
    at = text.size();
    if (open != std::string_view::npos) {
      const std::size_t close = text.find('}', open);
      if (close == std::string_view::npos) {
        diagnostics.add(Code::UnclosedValue, document.span(scalar));
        return all;
      }
      phrase.value = conditions.read_value(scalar, open + 1, close - open - 1);
      at = close + 1;
    }
    all.push_back(std::move(phrase));
  }
  return all;
}

}  // namespace

std::optional<Finding> read_finding(const Document& document, NodeId node,
                                    ConditionReader& conditions, Diagnostics& diagnostics) {
  MappingReader reader(document, node, diagnostics, "- {when: …, say: {zh: …, en: …}}");
  if (!reader.is_mapping()) return std::nullopt;
  Finding finding;
  finding.when = conditions.read(reader, "when");
  if (!reader.has("say")) reader.missing("say");
  if (const auto say = reader.find("say", doc::NodeKind::Mapping)) {
    MappingReader texts(document, *say, diagnostics);
    const auto phrases = [&](std::string_view language) {
      const auto scalar = texts.required_scalar(language);
      return scalar ? read_phrases(document, *scalar, conditions, diagnostics)
                    : std::vector<Phrase>();
    };
    finding.zh = phrases("zh");
    finding.en = phrases("en");
    texts.finish();
  }
  finding.remedy = reader.bilingual("remedy");
  reader.finish();
  return finding;
}

}  // namespace cbps::rules
