#pragma once

#include <cstdint>

#include "cbps/eval/functions.h"
#include "cbps/eval/program.h"

namespace cbps::eval {

class Emitter;

/// One function of the language: what it takes and gives, and the kernel it becomes.
struct Function {
  lang::Signature signature;
  /// The slot of the call `id`, whose arguments have theirs.
  std::uint32_t (*emit)(Emitter& emitter, lang::ExprId id);
};

/// By the index that the checker leaves on a call.
[[nodiscard]] const Function& function(std::uint32_t index);

}  // namespace cbps::eval
