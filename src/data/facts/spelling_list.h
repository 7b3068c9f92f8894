#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cbps/value/dictionary.h"

namespace cbps::data {

/// The options of a choice or set as the rules spell them, byte for byte: what `find_option` finds
/// without normalising anything. Spellings that a cell cannot hold or that mean something else in
/// it are left out.
class SpellingList {
 public:
  explicit SpellingList(const Domain& domain);

  /// The option that stands from `begin` on, followed by the end of the cell or, where it
  /// `may_go_on`, by a sign that separates the items of a list. `begin` is moved behind both. Eight
  /// bytes before `begin` can be read.
  [[nodiscard]] std::optional<std::uint32_t> take(const char*& begin, const char* end,
                                                  bool may_go_on);

 private:
  struct Spelling {
    std::string text;
    std::uint64_t word = 0;  ///< the end of the text, `word_of`
    std::uint64_t mask = 0;
    std::uint64_t first_word = 0;  ///< the same of what stands before these eight bytes
    std::uint64_t first_mask = 0;
    std::uint32_t option = 0;
  };
  [[nodiscard]] static bool has_beginning(const char* begin, const Spelling& one);

  std::vector<Spelling> all_;  ///< labels first: they are what most tables hold
  std::size_t next_ = 0;       ///< lists mostly keep the order of the rules
};

}  // namespace cbps::data
