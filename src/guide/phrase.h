#pragma once

#include <string>

#include "cbps/lang/condition.h"
#include "guide/words.h"

namespace cbps::guide {

/// A condition in plain words, made from its tree: "面积 × 100 不少于 每百户面积标准（20 平方米）×
/// 户数".
[[nodiscard]] std::string phrase(const lang::Condition& condition, const Dictionary& dictionary,
                                 const Words& words);

/// A parameter's value with its unit; empty where it is not set.
[[nodiscard]] std::string value_text(const Parameter& parameter, const Dictionary& dictionary,
                                     const Words& words);

}  // namespace cbps::guide
