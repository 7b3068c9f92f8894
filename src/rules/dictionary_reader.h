#pragma once

#include <vector>

#include "cbps/diag/diagnostic.h"
#include "cbps/doc/document.h"
#include "cbps/rules/compile.h"
#include "cbps/value/dictionary.h"

namespace cbps::rules {

/// Reads `parameters` of pack.yaml into the dictionary and applies the overrides.
void read_parameters(const doc::Document& document, doc::NodeId pack,
                     const std::vector<Override>& overrides, Dictionary& dictionary,
                     Diagnostics& diagnostics);

/// Reads fields.yaml; parameters must be there already. Builds the index of headings.
void read_fields(const doc::Document& document, doc::NodeId fields, Dictionary& dictionary,
                 Diagnostics& diagnostics);

}  // namespace cbps::rules
