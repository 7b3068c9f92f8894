#pragma once

#include <string>
#include <vector>

#include "cbps/rules/rule_pack.h"
#include "cbps/text/language.h"

/// Blank forms for offices to fill in. They stand in the order of the form.
namespace cbps::guide {

/// A blank profile in YAML: the identity first, then the facts by section. Comments above each key
/// explain the fact, its unit, how it is counted, how its value is written and which checks depend
/// on it. No value is filled in, so the unchanged template is a valid profile without facts. The
/// keys are the labels in `language`.
[[nodiscard]] std::string template_yaml(const rules::RulePack& pack,
                                        const std::vector<FieldId>& facts, Language language);

/// A blank table for many communities as CSV for spreadsheets (UTF-8 with byte order mark, CRLF
/// line ends). It has only the row of headings, because each row below it is a community.
[[nodiscard]] std::string template_csv(const rules::RulePack& pack,
                                       const std::vector<FieldId>& facts, Language language);

/// A separate table that explains the columns of `template_csv`, one per row.
[[nodiscard]] std::string template_csv_guide(const rules::RulePack& pack,
                                             const std::vector<FieldId>& facts, Language language);

}  // namespace cbps::guide
