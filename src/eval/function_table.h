#pragma once

#include <cstdint>

#include "cbps/diag/language.h"
#include "cbps/eval/functions.h"
#include "cbps/eval/program.h"

namespace cbps::eval {

class Emitter;

/// What a call contributes to a comparison that is solved for one of its facts. A call that reads
/// no fact is a constant whatever its role.
enum class LinearRole : std::uint8_t {
  NotLinear,
  Count,       ///< a count taken of the fact that is its first argument
  Constant,    ///< no fact moves it
  Difference,  ///< its second argument less its first
};

/// One function of the language. How its result is explained stands in the switches over
/// `lang::FunctionId` in `shortfalls.cpp`, and how it is said in `src/guide/phrase.cpp`.
struct Function {
  lang::Signature signature;
  LinearRole linear;
  /// What a call without arguments is called in a formula.
  std::string_view label_zh, label_en;
  /// The slot of the call `id`, whose arguments have theirs.
  std::uint32_t (*emit)(Emitter& emitter, lang::ExprId id);
};

[[nodiscard]] const Function& function(lang::FunctionId id);

}  // namespace cbps::eval
