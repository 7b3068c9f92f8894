#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "cbps/rules/mapping_reader.h"
#include "cbps/value/dictionary.h"

namespace cbps::rules {

/// Reads the `values` of a choice or the parts of a set: at most 64, all with different names.
/// Returns the index of their domain. Equal lists share one domain, so that facts can be compared
/// with each other.
[[nodiscard]] std::uint16_t read_domain(MappingReader& reader, doc::NodeId list, Kind kind,
                                        Dictionary& dictionary);

/// The value of a set that contains all of `parts` parts.
[[nodiscard]] std::int64_t all_bits(std::size_t parts);

/// Reports the first of `separators` that a heading contains, in full or half width. `normal` is
/// the heading's normal form.
void check_heading(std::string_view heading, std::string_view normal,
                   std::span<const std::string_view> separators, Span span,
                   Diagnostics& diagnostics);

}  // namespace cbps::rules
