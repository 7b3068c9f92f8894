#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "cbps/report/assembler.h"
#include "cbps/value/fraction.h"

/// Reports whose readers take only so many entries: those that matter most are kept, in the memory
/// that they need, whatever the number of communities.
namespace cbps::report {

/// The entries with the highest ranks, the highest first; of equal ones the first of the input.
struct RankedList {
  std::size_t most = 0;
  std::string_view before;       ///< stands before the list, even an empty one
  std::string_view before_each;  ///< entry
  std::string_view between;      ///< behind each entry but the last
  std::string_view behind_last;  ///< where there is one
  std::string_view after;        ///< stands after the list, even an empty one
};

/// The pieces of communities and of what was rejected are entries. The lists stand between the head
/// and the end.
[[nodiscard]] std::unique_ptr<Assembler> ranked_lists(const std::vector<RankedList>& lists);

/// Appends an entry of the list with this index to a piece. It has no line end in it.
void append_entry(std::size_t list, const Fraction& rank, std::string_view entry,
                  std::string& piece);

}  // namespace cbps::report
