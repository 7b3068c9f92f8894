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
  /// `may_go_on`, by a sign that separates the items of a list. `begin` is moved behind both.
  [[nodiscard]] std::optional<std::uint32_t> take(const char*& begin, const char* end,
                                                  bool may_go_on) const;

 private:
  struct Spelling {
    std::string text;
    std::uint32_t option = 0;
  };

  std::vector<Spelling> all_;  ///< labels first: they are what most tables hold
};

}  // namespace cbps::data
