#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cbps/diag/suggest.h"
#include "cbps/text/language.h"
#include "cbps/value/dictionary.h"

namespace cbps::data {

/// What a heading may stand for: a key, and what it is called.
struct HeadingCandidate {
  std::string key;
  Bilingual label;
  std::size_t likeness = 0;  ///< in hundredths
};

/// The facts, and the parts of identity, whose names have most in common with a heading that is not
/// known: the likeliest first, three at most; none where nothing is like it.
[[nodiscard]] std::vector<HeadingCandidate> heading_candidates(std::string_view heading,
                                                               const Dictionary& dictionary);

/// The name nearest to a heading by edits (`nearest_name`). Of a heading in two languages, each in
/// a line of its own, the first line that has one tells.
[[nodiscard]] std::optional<NearName> nearest_heading(std::string_view heading,
                                                      std::span<const std::string_view> names);

}  // namespace cbps::data
