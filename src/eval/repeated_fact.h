#pragma once

#include "eval/gap.h"

namespace cbps::eval {

/// What the parts of a node ask of one fact that stands in several of them: each part is solved by
/// itself, so `x >= 5 && x % 2 == 0` would be told 5. If what `found` says does not make `node`
/// come out as `want`, or is several things, one value that does is looked for. Needs of more than
/// one fact are left as they are.
[[nodiscard]] Need settle_repeated_fact(const View& view, lang::ExprId node, bool want, Need found);

}  // namespace cbps::eval
