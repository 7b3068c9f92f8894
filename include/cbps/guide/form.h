#pragma once

#include <span>
#include <vector>

#include "cbps/data/profile.h"
#include "cbps/rules/rule_pack.h"
#include "cbps/spreadsheet/sheet.h"
#include "cbps/text/language.h"

/// Forms to fill in, as workbooks: what may stand in a cell is checked while it is typed. What
/// comes back is read as any other table.
namespace cbps::guide {

/// What is known of a community already, such as what it gave last year. The facts are row 0.
struct KnownCommunity {
  data::Identity identity;
  int year = 0;
  Table facts;
};

/// A form for one community, which lies on its side: facts go down, section by section, each with
/// its unit, what counts and the checks that rest on it. Known values stand in their cells;
/// `known` may be nullptr.
[[nodiscard]] spreadsheet::Book form_of_one(const rules::RulePack& pack,
                                            const std::vector<FieldId>& facts, Language language,
                                            const KnownCommunity* known);

/// A table for many communities, a community a row, with a second sheet that explains its columns.
[[nodiscard]] spreadsheet::Book form_of_many(const rules::RulePack& pack,
                                             const std::vector<FieldId>& facts, Language language,
                                             std::span<const KnownCommunity> known);

}  // namespace cbps::guide
