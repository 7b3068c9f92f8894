#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "cbps/rules/mapping_reader.h"
#include "cbps/value/dictionary.h"

namespace cbps::rules {

/// The `values` of a choice or the parts of a set: at most 64, no two of one name. Gives the index
/// of their domain; lists that are alike share one, so that facts can be compared with each other.
[[nodiscard]] std::uint16_t read_domain(MappingReader& reader, doc::NodeId list, Kind kind,
                                        Dictionary& dictionary);

/// A set of all `parts`.
[[nodiscard]] std::int64_t all_bits(std::size_t parts);

/// Reports the first of `separators` that a heading holds, full width or half. `normal` is the
/// heading's normal form.
void check_heading(std::string_view heading, std::string_view normal,
                   std::span<const std::string_view> separators, Span span,
                   Diagnostics& diagnostics);

}  // namespace cbps::rules
