#pragma once

#include <optional>

#include "cbps/diag/diagnostic.h"
#include "cbps/diag/source.h"
#include "cbps/doc/document.h"
#include "cbps/doc/yaml.h"
#include "doc/tree_builder.h"

namespace cbps::doc {

/// `read_yaml` with the full parser only, which is the authority on how YAML is read.
[[nodiscard]] std::optional<Document> read_full_yaml(
    const Sources& sources, FileId file, Diagnostics& diagnostics, const Limits& limits,
    RepeatedKeys repeated_keys = RepeatedKeys::Refused);

}  // namespace cbps::doc
