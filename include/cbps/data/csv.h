#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "cbps/diag/diagnostic.h"
#include "cbps/diag/source.h"
#include "cbps/doc/encoding_check.h"

/// Tables as text, after RFC 4180: cells between commas or another separator, LF or CR LF, quotes
/// doubled inside quotes. UTF-8, with or without its mark.
namespace cbps::data {

inline constexpr std::string_view kComma = ",";

/// How a text is a table.
struct CsvForm {
  std::string_view separator = kComma;  ///< between cells: one character, of a text that stays
  /// It was made of a table that lies on its side: its rows are the columns of that table.
  bool lies = false;
};

struct CsvLimits {
  std::size_t row_bytes = std::size_t{1} << 20U;
  std::size_t cell_bytes = std::size_t{128} << 10U;  ///< a cell of a workbook has 32,767 signs
  std::size_t columns = 16'384;                      ///< as many as a sheet has
};

struct CsvCell {
  std::string_view text;  ///< without quotes, and without spaces around an unquoted text
  Span span;              ///< quotes included
};

/// One row. The reader reuses it for the next row; views into it are valid until then.
struct CsvRecord {
  CsvRecord() = default;
  CsvRecord(const CsvRecord&) = delete;
  CsvRecord& operator=(const CsvRecord&) = delete;
  CsvRecord(CsvRecord&&) = default;
  CsvRecord& operator=(CsvRecord&&) = default;
  ~CsvRecord() = default;

  std::uint32_t number = 0;  ///< from 1, counted as spreadsheets do: a quoted line end ends no row
  Span span;                 ///< without the line end
  bool lies = false;         ///< as `CsvForm::lies`
  std::vector<CsvCell> cells;
  std::size_t missing = 0;            ///< how many of the cells, the last ones, were not written
  std::deque<std::string> unescaped;  ///< the texts that differ from the source
};

/// The outcome of reading a record.
enum class CsvFound : std::uint8_t {
  Record,
  Fault,  ///< this record cannot be used, but later ones can
  Rest,   ///< nothing from here on can be read
  End,
};

/// A place in a table, moved on record by record. A copy reads on from the same place.
class CsvReader {
 public:
  /// `text` is the whole file and outlives the reader.
  CsvReader(std::string_view text, FileId file, CsvLimits limits = {}, CsvForm form = {});
  /// The text is that of a file in `sources`, which outlive the reader.
  CsvReader(const Sources& sources, FileId file, CsvForm form = {});

  /// This reader, standing where a record begins before which there are `records` others. Nobody
  /// looks whether one does begin there.
  [[nodiscard]] CsvReader at(std::size_t offset, std::uint32_t records) const;

  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] FileId file() const { return file_; }
  [[nodiscard]] const CsvLimits& limits() const { return limits_; }
  [[nodiscard]] std::string_view separator() const { return form_.separator; }
  /// Where the next record begins.
  [[nodiscard]] std::size_t offset() const { return at_; }
  /// How many records have been read: the number of the last.
  [[nodiscard]] std::uint32_t records() const { return number_; }

  /// Reads a record; its cells are there, as far as they could be told apart, after a fault too.
  [[nodiscard]] CsvFound next(CsvRecord& record, Diagnostics& diagnostics);
  /// Why the record that was read last is no text.
  [[nodiscard]] doc::TextFault text_fault() const { return text_fault_; }

 private:
  /// Reads a cell up to the sign that ends it. False: what follows cannot be read.
  bool cell(CsvRecord& record, Diagnostics& faults);
  bool quoted_cell(CsvRecord& record, CsvCell& cell, Diagnostics& faults);
  void plain_cell(CsvCell& cell, Diagnostics& faults);
  [[nodiscard]] bool at_line_end() const;
  [[nodiscard]] bool at_separator() const;
  /// The first separator, line feed or, if asked for, quote from `at_` on; the end if there is
  /// none.
  [[nodiscard]] std::size_t find_end_of_plain(bool quotes) const;
  [[nodiscard]] Span span(std::size_t begin, std::size_t end) const;

  std::string_view text_;
  FileId file_;
  CsvLimits limits_;
  CsvForm form_;
  const encoding::UndecodedRest* rest_ = nullptr;
  std::size_t at_ = 0;
  std::size_t row_begin_ = 0;
  std::size_t cells_seen_ = 0;  ///< of this row, those beyond the limit included
  std::uint32_t number_ = 0;
  doc::TextFault text_fault_ = doc::TextFault::None;
};

}  // namespace cbps::data
