#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cbps/cli/run.h"
#include "cbps/guide/form.h"
#include "cbps/value/dictionary.h"

namespace cbps::cli {

/// All communities that the PATHs have, in their order; messages are printed. Nothing if something
/// cannot be read at all. Facts that cannot be read are not known.
[[nodiscard]] std::optional<std::vector<guide::KnownCommunity>> read_communities(
    const std::vector<std::string>& paths, const Dictionary& dictionary, Language language,
    const Environment& environment);

}  // namespace cbps::cli
