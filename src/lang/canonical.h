#pragma once

#include "cbps/lang/ast.h"

namespace cbps::lang {

/// The nesting depth of a tree's canonical text, as the parser counts it.
[[nodiscard]] unsigned canonical_levels(const Ast& ast);

}  // namespace cbps::lang
