#pragma once

#include <cstdint>

#include "report/words/blocks.h"
#include "report/words/wording.h"

/// What a report says of a community, and in which order.
namespace cbps::report {

/// How much is said.
enum class Depth : std::uint8_t {
  Gaps,      ///< what is open, without clauses and evidence; what does not apply; remarks
  Findings,  ///< what to put right first, each gap in full, what is met by its name
  Clauses,   ///< findings, and the clause of each met check
};

struct CommunityBlocksForm {
  Depth depth = Depth::Findings;
  /// Whether rules and period are named with the community because no head has named them.
  bool names_rules = false;
  /// Where a standard has gaps: whether its met checks are counted after them and their clauses
  /// follow, or each met check stands in the order of the rules.
  bool met_after_gaps = false;
};

[[nodiscard]] Blocks community_blocks(const result::Run& run, const result::Community& community,
                                      const CommunityBlocksForm& form, const Words& words);

// ---- a community in a list ----

[[nodiscard]] CommunityColumns community_columns(const result::Run& run, const Words& words);
[[nodiscard]] CommunityRow community_row(const result::Run& run, const result::Brief& community,
                                         const Words& words);
[[nodiscard]] CommunityRow community_row(const result::Run& run, const result::Community& community,
                                         const Words& words);

}  // namespace cbps::report
