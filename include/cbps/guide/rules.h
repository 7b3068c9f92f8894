#pragma once

#include <string>
#include <vector>

#include "cbps/guide/explanation.h"

/// The pack for those who write rules: what there is, and what is in force.
namespace cbps::guide {

/// A line a standard and check, under the titles of the chapters.
[[nodiscard]] std::string list_rules(const rules::RulePack& pack, GuideFormat format,
                                     Language language);

/// How rules are shown: in the manner of the files they come from, or as JSON.
enum class RuleFormat : unsigned char { Yaml, Json };

/// The rules that `guides` explain, as they are in force: quotes, conditions in their canonical
/// text, and the parameters and facts that these read, each once, with all that conditions and
/// reports take from them. YAML of several standards is a document each, JSON an array; one alone
/// is an object.
[[nodiscard]] std::string show_rules(const rules::RulePack& pack,
                                     const std::vector<StandardGuide>& guides, RuleFormat format,
                                     Language language);

}  // namespace cbps::guide
