#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "cbps/data/table_map.h"
#include "cbps/diag/diagnostic.h"
#include "cbps/diag/source.h"
#include "cbps/system/files.h"
#include "cbps/value/dictionary.h"
#include "cli/text_input.h"

/// Tables become texts here, whatever their format: separated values in any encoding, or a sheet of
/// a workbook. Which it is shows in the bytes.
namespace cbps::cli {

/// How tables are read. The dictionary outlives it.
struct TableReading {
  const Dictionary& dictionary;
  std::shared_ptr<const data::TableMap> map;
  Decoding decoding;
  std::string sheet;  ///< asked for, by name or number; empty: that of the map, or the first
};

struct TableText {
  FileId id = FileId::None;
  Encoding encoding = Encoding::Utf8;
  Diagnostics remarks;
};

/// Adds the text of a table to `sources`. Nothing, and messages, where there is none.
[[nodiscard]] std::optional<TableText> add_table_text(const std::string& path,
                                                      const system::LoadedFile& file,
                                                      const TableReading& reading, Sources& sources,
                                                      Diagnostics& diagnostics);

/// Whether the beginning of a file shows that the rest is not needed to refuse it: it is a page of
/// XML or HTML; or a text of which no whole row is a row of headings, or one is too long.
[[nodiscard]] bool is_no_table(std::string_view beginning, const TableReading& reading);

}  // namespace cbps::cli
