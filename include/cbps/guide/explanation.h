#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cbps/rules/rule_pack.h"
#include "cbps/text/language.h"

/// Explains the rule pack in words, for an office that does not know the condition language.
namespace cbps::guide {

/// A fact that a check reads.
struct Fact {
  std::string id;
  std::string label;
  std::string unit;
  std::string help;
  bool optional = false;
  bool judgement = false;
  Actor asked_of = Actor::Community;
};

/// A figure that a check uses, and its source.
struct Figure {
  std::string id;  ///< `param.x`
  std::string label;
  std::string value;  ///< with its unit; empty: the figure is not set
  Basis basis = Basis::Reading;
  std::string source;
};

/// One misspelling in a check's part of the text.
struct Correction {
  std::string circulating;
  std::string restored;
  std::string reason;
};

struct CheckGuide {
  std::string id;
  std::string title;
  std::string quote;
  std::string focus;
  std::string gloss;  ///< in English; empty in other languages
  std::vector<Correction> corrections;
  std::string asks;               ///< in the rules' own words; may be empty
  std::string applies;            ///< in words; empty: the check always applies
  std::string applies_condition;  ///< the same in the condition language
  std::vector<std::string> requires_words;
  std::vector<std::string> conditions;
  bool due_at_period_end = false;
  std::optional<Interval> due_with;
  std::vector<Fact> facts;
  std::vector<Figure> figures;
  std::string remedy;
  std::string evidence;
};

struct StandardGuide {
  std::string id;
  std::string title;
  std::string chapter;
  std::string text;
  std::vector<CheckGuide> checks;  ///< all checks, or the one that was requested
};

/// The guide to a standard ("8") or a check ("8.2"). Returns nothing if the pack
/// has no such id.
[[nodiscard]] std::optional<StandardGuide> explain(const rules::RulePack& pack, std::string_view id,
                                                   Language language);

/// The guide to every standard, in the order of the rules.
[[nodiscard]] std::vector<StandardGuide> explain_all(const rules::RulePack& pack,
                                                     Language language);

enum class GuideFormat : unsigned char { Text, Markdown, Json };
[[nodiscard]] std::string write(const StandardGuide& guide, GuideFormat format, Language language);
/// Writes several standards as one document. In JSON it is an array.
[[nodiscard]] std::string write(const std::vector<StandardGuide>& guides, GuideFormat format,
                                Language language);

}  // namespace cbps::guide
