#pragma once

#include "cbps/lang/ast.h"

namespace cbps::lang {

/// How many levels the canonical text of a tree nests, as the parser counts them.
[[nodiscard]] unsigned canonical_levels(const Ast& ast);

}  // namespace cbps::lang
