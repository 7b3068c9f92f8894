#pragma once

#include "cbps/rules/rule_pack.h"
#include "rules/condition_reader.h"

namespace cbps::rules {

/// Reads the file of a standard, checks it against the chapters and standards already in the pack,
/// and adds it to the pack. `chapters_known` is true if the list of chapters could be read.
void read_standard(const doc::Document& document, doc::NodeId file, bool chapters_known,
                   ConditionReader& conditions, ConditionReader& findings, RulePack& pack,
                   Diagnostics& diagnostics);

/// The number that `id` is, for the id of a standard or the part of a check's id after the point.
/// Returns 0 if `id` is not a number in canonical form.
[[nodiscard]] std::int64_t number_of(std::string_view id);

}  // namespace cbps::rules
