#pragma once

#include <memory>

#include "cbps/diag/diagnostic.h"
#include "cbps/diag/source.h"
#include "cbps/value/dictionary.h"

/// A map says what the headings of somebody else's table stand for, in YAML.
namespace cbps::data {

struct TableMap;

/// Reads a map. What is wrong with it is reported, all of it at once, and the result is then
/// nullptr. It keeps nothing of the sources; a text that has to be rewritten before it can be read
/// is added to them.
[[nodiscard]] std::shared_ptr<const TableMap> read_table_map(Sources& sources, FileId file,
                                                             const Dictionary& dictionary,
                                                             Diagnostics& diagnostics);

/// The sheet of a workbook that the map is for, by name or number; empty: it names none.
[[nodiscard]] const std::string& sheet_of(const TableMap& map);

}  // namespace cbps::data
