#pragma once

#include <string_view>

#include "cbps/text/encoding.h"
#include "cbps/value/dictionary.h"

namespace cbps::data {

/// Whether a text holds headings or keys that the dictionary knows, or those of identity, in the
/// places where tables and profiles have them.
[[nodiscard]] encoding::Familiarity familiarity(std::string_view text,
                                                const Dictionary& dictionary);

}  // namespace cbps::data
