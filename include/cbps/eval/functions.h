#pragma once

#include <span>

#include "cbps/lang/signature.h"

namespace cbps::eval {

/// The table of functions, in the order the language guide lists them.
[[nodiscard]] std::span<const lang::Signature> functions();

}  // namespace cbps::eval
