#pragma once

#include <span>

#include "cbps/doc/document.h"

namespace cbps::doc {

/// Merges mappings of one document into a new mapping with the entries of all `layers`. An entry of
/// a later layer replaces an earlier one with the same key. Texts and places are kept; the span of
/// the result is `place`.
[[nodiscard]] Document overlay(const Document& document, std::span<const NodeId> layers,
                               Span place);

}  // namespace cbps::doc
