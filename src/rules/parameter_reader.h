#pragma once

#include <vector>

#include "cbps/rules/compile.h"
#include "cbps/value/dictionary.h"
#include "rules/dictionary_reader.h"

namespace cbps::rules {

/// Reads `parameters` of pack.yaml into the dictionary.
void read_parameters(const doc::Document& document, doc::NodeId pack, Dictionary& dictionary,
                     Unresolved& unresolved, Diagnostics& diagnostics);

/// Sets parameters to the values from the command line, which are read as facts are.
void apply_overrides(const std::vector<Override>& overrides, Dictionary& dictionary,
                     Diagnostics& diagnostics);

/// Reports parameters that exceed those that they may not exceed (`at_most`).
void check_bounds(const doc::Document& document, doc::NodeId pack, const Dictionary& dictionary,
                  Diagnostics& diagnostics);

}  // namespace cbps::rules
