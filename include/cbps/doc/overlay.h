#pragma once

#include <span>

#include "cbps/doc/document.h"

namespace cbps::doc {

/// Mappings of one document as a mapping of its own: the entries of all `layers`, a later layer's
/// entry in place of an earlier one with the same key. Texts and places are kept; the whole stands
/// at `place`.
[[nodiscard]] Document overlay(const Document& document, std::span<const NodeId> layers,
                               Span place);

}  // namespace cbps::doc
