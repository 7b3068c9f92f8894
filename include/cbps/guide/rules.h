#pragma once

#include <string>
#include <vector>

#include "cbps/guide/explanation.h"

/// Shows the rule pack to rule authors: the list of rules, and the rules as they are in force.
namespace cbps::guide {

/// Lists the standards and checks, one per line, under the titles of the chapters.
[[nodiscard]] std::string list_rules(const rules::RulePack& pack, GuideFormat format,
                                     Language language);

/// The format of shown rules: YAML in the style of the rule files, or JSON.
enum class RuleFormat : unsigned char { Yaml, Json };

/// The rules that `guides` explain, as they are in force: quotes, conditions in canonical form, and
/// the parameters and facts that these read, each once, with all properties that conditions and
/// reports use. For several standards, YAML has one document per standard and JSON is an array. For
/// a single standard, JSON is an object.
[[nodiscard]] std::string show_rules(const rules::RulePack& pack,
                                     const std::vector<StandardGuide>& guides, RuleFormat format,
                                     Language language);

}  // namespace cbps::guide
