#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "cbps/diag/diagnostic.h"
#include "cbps/diag/source.h"
#include "cbps/text/language.h"
#include "cbps/value/dictionary.h"

namespace cbps::data {

/// A map for a table, as text: what each of its headings stands for, and `?` with the likeliest
/// facts behind it where that is not known. `sheet` is named in it as the one to be read; empty:
/// the map does not choose one. Nothing, and a message, if the text has no rows.
[[nodiscard]] std::optional<std::string> propose_map(Sources& sources, FileId file,
                                                     std::string_view sheet,
                                                     const Dictionary& dictionary,
                                                     Language language, Diagnostics& diagnostics);

}  // namespace cbps::data
