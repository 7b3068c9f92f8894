#pragma once

#include <memory>
#include <string>

#include "cbps/data/table_map.h"
#include "cbps/diag/diagnostic.h"
#include "cbps/value/dictionary.h"

namespace cbps::cli {

/// The map that `--map` names.
struct MapFile {
  std::string path;                           ///< empty: none was asked for
  std::shared_ptr<const data::TableMap> map;  ///< nullptr: none, or one that cannot be used
};

/// Reads the map. What is wrong with it is reported.
[[nodiscard]] MapFile read_map(const std::string& path, const Dictionary& dictionary,
                               Sources& sources, Diagnostics& diagnostics);

}  // namespace cbps::cli
