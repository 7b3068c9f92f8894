#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cbps/text/language.h"
#include "cbps/value/dictionary.h"

namespace cbps::data {

/// What a heading may stand for: a key, and what it is called.
struct HeadingCandidate {
  std::string key;
  Bilingual label;
};

/// The facts, and the parts of identity, whose names have most in common with a heading that is not
/// known: the likeliest first, three at most; none where nothing is like it.
[[nodiscard]] std::vector<HeadingCandidate> heading_candidates(std::string_view heading,
                                                               const Dictionary& dictionary);

}  // namespace cbps::data
