#include "cli/table_input.h"

#include <utility>

#include "cbps/data/table_file.h"
#include "cbps/run/input_format.h"
#include "cbps/value/unreachable.h"
#include "cbps/workbook/kind.h"
#include "cli/sheet_text.h"

namespace cbps::cli {
namespace {

/// Whether the whole lines of a text begin a table.
bool begins_table(std::string_view text, const TableReading& reading) {
  const std::size_t last = text.rfind('\n');
  if (last == std::string_view::npos) return false;
  Sources sources;
  const FileId file = sources.add("", std::string(text.substr(0, last + 1)));
  data::RowCells header;
  Diagnostics faults;  // they are named when the table is read
  data::InputOptions options;
  options.map = reading.map;
  return data::TableFile::open(sources, file, reading.dictionary, header, faults, options)
      .has_value();
}

SheetChoice choice_of(const TableReading& reading) {
  const bool is_mapped = reading.sheet.empty() && reading.map != nullptr;
  return {is_mapped ? data::sheet_of(*reading.map) : reading.sheet,
          [&reading](std::string_view text) {
            return begins_table(std::string(text) + '\n', reading);
          }};
}

}  // namespace

std::optional<TableText> add_table_text(const std::string& path, const system::LoadedFile& file,
                                        const TableReading& reading, Sources& sources,
                                        Diagnostics& diagnostics) {
  TableText table;
  if (is_workbook(file.bytes)) {
    const auto id =
        add_sheet_text(path, file.bytes, choice_of(reading), sources, table.remarks, diagnostics);
    if (!id) return std::nullopt;
    table.id = *id;
    return table;
  }
  const run::InputFormat* format = run::format_of(path);
  if (format != nullptr && format->is_workbook && file.bytes.empty()) {
    diagnostics.add(Code::EmptyFile, system::at_file(path, sources));
    return std::nullopt;
  }
  if (format != nullptr && format->is_workbook) {
    diagnostics.add(Code::NotAWorkbook, system::at_file(path, sources));
    return std::nullopt;
  }
  const auto text = add_text(path, file, reading.decoding, sources, diagnostics);
  if (!text) return std::nullopt;
  table.id = text->id;
  table.encoding = text->encoding;
  return table;
}

bool is_no_table(std::string_view beginning, const TableReading& reading) {
  using workbook::Kind;
  switch (workbook::kind_of(beginning)) {
    case Kind::Xlsx:
    case Kind::Ods:
    case Kind::Xlsb:
    case Kind::Numbers:
    case Kind::OtherZip:
    case Kind::BrokenZip:
    case Kind::EncryptedOle:
    case Kind::OldBinary:
    case Kind::OtherOle:
    case Kind::EncryptedOds: return false;  // what is in a package is told by its end
    case Kind::FlatOds:
    case Kind::OldXml:
    case Kind::WebPage: return true;
    case Kind::None: return !begins_table(text_of_beginning(beginning, reading.decoding), reading);
  }
  unreachable();
}

}  // namespace cbps::cli
