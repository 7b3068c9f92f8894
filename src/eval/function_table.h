#pragma once

#include <cstdint>

#include "cbps/eval/functions.h"
#include "cbps/eval/program.h"
#include "cbps/text/language.h"

namespace cbps::eval {

class Emitter;

/// What a call contributes to a comparison that is solved for one of its facts. A call that reads
/// no fact is a constant whatever its role.
enum class LinearRole : std::uint8_t {
  NotLinear,
  Count,       ///< a count of the fact that is its first argument
  Constant,    ///< no fact changes it
  Difference,  ///< its second argument − its first
};

/// One function of the language. The switches over `lang::FunctionId` in `shortfalls.cpp`
/// explain its result, and those in `src/guide/phrase.cpp` put it into words.
struct Function {
  lang::Signature signature;
  LinearRole linear;
  /// The name of a call without arguments in a formula.
  std::string_view label_zh, label_en;
  /// Emits the call `id`, whose arguments already have slots, and returns its slot.
  std::uint32_t (*emit)(Emitter& emitter, lang::ExprId id);
};

[[nodiscard]] const Function& function(lang::FunctionId id);

}  // namespace cbps::eval
