#pragma once

#include <string>
#include <vector>

#include "cbps/diag/language.h"
#include "cbps/rules/rule_pack.h"

/// What is handed out to be filled in. `facts` are in the order of the dictionary.
namespace cbps::guide {

/// A profile as YAML: identity first, then the facts by their groups. Above each key stands what
/// the fact is, in which unit, how it is counted, how it is written and which checks rest on it;
/// nothing is filled in, so that as it is it reads as a profile that gives no fact. Keys are the
/// labels of `language`.
[[nodiscard]] std::string template_yaml(const rules::RulePack& pack,
                                        const std::vector<FieldId>& facts, Language language);

/// The table of many communities as CSV, for spreadsheets (UTF-8 with its mark, CRLF): the row of
/// headings and nothing below it, as each row below is a community.
[[nodiscard]] std::string template_csv(const rules::RulePack& pack,
                                       const std::vector<FieldId>& facts, Language language);

/// A table of its own that explains the columns of `template_csv`, a row each.
[[nodiscard]] std::string template_csv_guide(const rules::RulePack& pack,
                                             const std::vector<FieldId>& facts, Language language);

}  // namespace cbps::guide
