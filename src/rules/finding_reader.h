#pragma once

#include <optional>

#include "rules/condition_reader.h"

namespace cbps::rules {

/// Reads an entry of `findings`: `{when: CONDITION, say: {zh: …, en: …}, remedy: …}`. In `say`
/// `{…}` holds an expression whose value stands there.
[[nodiscard]] std::optional<Finding> read_finding(const doc::Document& document, doc::NodeId node,
                                                  ConditionReader& conditions,
                                                  Diagnostics& diagnostics);

}  // namespace cbps::rules
