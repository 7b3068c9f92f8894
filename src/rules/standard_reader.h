#pragma once

#include "cbps/rules/rule_pack.h"
#include "rules/condition_reader.h"

namespace cbps::rules {

/// Reads the file of a standard and adds it to the pack, whose chapters and standards so far it is
/// held against. `chapters_known`: the list of chapters could be read.
void read_standard(const doc::Document& document, doc::NodeId file, bool chapters_known,
                   ConditionReader& conditions, RulePack& pack, Diagnostics& diagnostics);

/// The number of a standard, or the part of a check's behind the point; 0 where it is none.
[[nodiscard]] std::int64_t number_of(std::string_view id);

}  // namespace cbps::rules
