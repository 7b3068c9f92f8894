#pragma once

#include "eval/gap.h"

namespace cbps::eval {

/// Corrects the need of a node with several parts that read the same fact. Each part is solved by
/// itself, so the need of `x >= 5 && x % 2 == 0` would be 5. If `found` does not give `node` the
/// result `want`, or has several shortfalls, one value that does is searched. A need of more than
/// one fact is returned unchanged.
[[nodiscard]] Need settle_repeated_fact(const View& view, lang::ExprId node, bool want, Need found);

}  // namespace cbps::eval
