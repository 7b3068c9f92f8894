#pragma once

#include <string_view>

#include "cbps/text/encoding.h"
#include "cbps/value/dictionary.h"

namespace cbps::data {

struct TableMap;

/// Whether a text holds headings or keys that the dictionary knows, those of identity, or headings
/// that the map names, in the places where tables and profiles have them.
[[nodiscard]] encoding::Familiarity familiarity(std::string_view text, const Dictionary& dictionary,
                                                const TableMap* map = nullptr);

}  // namespace cbps::data
