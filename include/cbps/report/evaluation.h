#pragma once

#include <string>

#include "cbps/result/evaluation.h"
#include "cbps/text/language.h"

/// The output of `cbps eval`.
namespace cbps::report {

/// One line of JSON: `outcome`, `type`, `value` (absent unless the outcome is "value"),
/// `canonical`; with `explain` also `error`, `unknown_fields`, `shortfalls` and `steps`.
[[nodiscard]] std::string evaluation_json(const result::Evaluation& evaluation, bool explain,
                                          Language language);

/// Text for people: the value as the condition language writes it, or the reason why there is none.
[[nodiscard]] std::string evaluation_text(const result::Evaluation& evaluation, bool explain,
                                          Language language);

}  // namespace cbps::report
