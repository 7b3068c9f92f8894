#pragma once

#include <set>
#include <string>

#include "cbps/diag/diagnostic.h"
#include "cbps/doc/document.h"
#include "cbps/value/dictionary.h"

namespace cbps::rules {

/// What the faults of a dictionary leave open, so that conditions are not blamed for them.
struct Unresolved {
  bool names_missing = false;     ///< a whole file or section could not be read
  std::set<std::string> unsound;  ///< facts and parameters (`param.x`) whose type is not known
};

/// Reads fields.yaml; parameters must be there already. Builds the index of headings.
void read_fields(const doc::Document& document, doc::NodeId fields, Dictionary& dictionary,
                 Unresolved& unresolved, Diagnostics& diagnostics);

}  // namespace cbps::rules
