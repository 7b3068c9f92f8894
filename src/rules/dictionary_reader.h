#pragma once

#include <set>
#include <string>

#include "cbps/diag/diagnostic.h"
#include "cbps/doc/document.h"
#include "cbps/value/dictionary.h"

namespace cbps::rules {

/// The names that errors in a dictionary leave unresolved, so that conditions which read them cause
/// no further errors.
struct Unresolved {
  bool names_missing = false;     ///< a whole file or section could not be read
  std::set<std::string> unsound;  ///< facts and parameters (`param.x`) whose type is not known
};

/// Reads fields.yaml and builds the index of headings. Parameters must have been read before.
void read_fields(const doc::Document& document, doc::NodeId fields, Dictionary& dictionary,
                 Unresolved& unresolved, Diagnostics& diagnostics);

}  // namespace cbps::rules
