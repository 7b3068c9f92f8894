#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cbps/diag/diagnostic.h"
#include "cbps/value/dictionary.h"

namespace cbps::rules {

/// A name as the rules write it. All members are empty if the rules do not give it.
struct PlacedName {
  std::string_view text;
  std::string normal;  ///< under `unicode::normalise`
  Span span;
};

/// A label in Chinese and in English.
using PlacedLabel = std::array<PlacedName, 2>;

struct FieldNames {
  PlacedName id;
  PlacedLabel label;
  PlacedLabel short_label;
  std::vector<PlacedName> aliases;
  std::vector<Span> false_aliases;  ///< in the order of the field's false aliases
};

/// Fills `dictionary.heading_index`, so that `find_heading` finds all headings: what names a field
/// by itself, its short labels behind those of its group, and the false aliases, which look like a
/// heading but are none. `groups` and `fields` are in the order of the dictionary. Two fields with
/// the same heading are reported.
void index_headings(std::span<const PlacedLabel> groups, std::span<const FieldNames> fields,
                    Dictionary& dictionary, Diagnostics& diagnostics);

}  // namespace cbps::rules
