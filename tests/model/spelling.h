#pragma once

#include <string>

#include "cbps/lang/ast.h"
#include "model/chance.h"

namespace cbps::model {

/// An expression with only the parentheses that the guide's table of signs asks for, and with
/// spaces, line ends and remarks in any place. The table is written out anew here: `canonical_text`
/// reads the parser's own.
[[nodiscard]] std::string loose_text(const lang::Ast& ast, Chance& chance);

/// Whether two trees are the same node for node; with `chains`, `(a && b) && c` is `a && b && c`.
[[nodiscard]] bool same_tree(const lang::Ast& a, const lang::Ast& b, bool chains);

}  // namespace cbps::model
