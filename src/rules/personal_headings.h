#pragma once

#include "cbps/diag/diagnostic.h"
#include "cbps/doc/document.h"

namespace cbps::rules {

/// Reports the names of facts, in fields.yaml, that ask for what is about a person: no fact is,
/// whatever a pack says.
void refuse_personal_headings(const doc::Document& document, doc::NodeId file,
                              Diagnostics& diagnostics);

}  // namespace cbps::rules
