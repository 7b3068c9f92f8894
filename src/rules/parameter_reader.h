#pragma once

#include <vector>

#include "cbps/rules/compile.h"
#include "cbps/value/dictionary.h"
#include "rules/dictionary_reader.h"

namespace cbps::rules {

/// Reads `parameters` of pack.yaml into the dictionary.
void read_parameters(const doc::Document& document, doc::NodeId pack, Dictionary& dictionary,
                     Unresolved& unresolved, Diagnostics& diagnostics);

/// Sets parameters to the values from the command line.
void apply_overrides(const std::vector<Override>& overrides, Dictionary& dictionary,
                     Diagnostics& diagnostics);

}  // namespace cbps::rules
