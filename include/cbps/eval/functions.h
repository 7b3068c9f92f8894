#pragma once

#include <span>

#include "cbps/lang/signature.h"

namespace cbps::eval {

/// The signatures of all functions, in the order of `lang::FunctionId`. They live as long as the
/// program.
[[nodiscard]] std::span<const lang::Signature> functions();

}  // namespace cbps::eval
