#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "cbps/diag/diagnostic.h"
#include "cbps/value/dictionary.h"

namespace cbps::data {

/// A choice, a date, a set or a single number as one text, the way a cell holds it; in the form a
/// column holds. Nothing, and a message, if it is not that; its span means nothing.
[[nodiscard]] std::optional<std::int64_t> read_cell(const Field& field,
                                                    const Dictionary& dictionary,
                                                    std::string_view text,
                                                    Diagnostics& diagnostics);

}  // namespace cbps::data
