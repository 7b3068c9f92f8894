#include "support/table_rows.h"

#include <fmt/format.h>

#include <optional>

#include "cbps/data/column_reader.h"
#include "cbps/data/table_file.h"
#include "cbps/data/table_splitter.h"

namespace cbps::test {
namespace {

using data::CsvFound;

class Reading {
 public:
  Reading(std::string_view text, const Dictionary& dictionary, const TableReading& how)
      : how_(how), dictionary_(dictionary), one_row_(dictionary, 1) {
    file_ = sources_.add("a.csv", std::string(text));
    data::RowCells header;
    table = data::TableFile::open(sources_, file_, dictionary, header, faults_);
  }

  [[nodiscard]] std::string faults() const { return "header" + words(faults_); }

  /// The next row as `TableFile` reads it; false: there are no more.
  bool slow_row(data::CsvReader& rows, std::string& entry) {
    Diagnostics faults;
    data::RowKind kind{};
    const CsvFound found = table->next(rows, record_, kind, faults);
    if (found == CsvFound::End) return false;
    is_rest = found == CsvFound::Rest;
    const Place begin = sources_.place(record_.span);
    entry = fmt::format("{} line {}", record_.number, begin.line);
    if (found == CsvFound::Record && kind != data::RowKind::Community) {
      entry += " no community";
      return true;
    }
    data::Origin origin = table->origin(record_);
    if (found == CsvFound::Record) {
      const auto year = table->year(record_, faults);
      if (year ? *year != how_.calendar.period.year : !how_.year_may_be_absent && faults.empty()) {
        entry += " other year";
      }
      one_row_.clear(1);
      table->read(record_, how_.calendar, one_row_, 0, origin, faults);
    } else {
      entry += is_rest ? " rest" : " fault";
    }
    if (faults.empty()) {
      const data::Identity& who = origin.identity;
      entry += head({who.id, who.name, who.province, who.city, who.county, who.street, who.group},
                    origin.span, sources_.place(origin.span));
      entry += facts(one_row_, 0) + words(origin.remarks);
    } else {
      entry += words(faults);
    }
    return true;
  }

  std::string taken_row(const data::RowHead& row, const Table& facts_of, std::size_t index) const {
    const bool is_derived = sources_.is_derived(row.span.file);
    return fmt::format("{} line {}", row.number, line_of(row)) +
           head({row.id, row.name, row.province, row.city, row.county, row.street, row.group},
                row.span, is_derived ? sources_.place(row.span) : row.place) +
           facts(facts_of, index);
  }

  /// The line that a row begins in, in the text that people know.
  std::uint32_t line_of(const data::RowHead& row) const {
    const FileId file = table->rows().file();
    return sources_.is_derived(file) ? sources_.place({row.offset, 0, file}).line : row.line;
  }

  /// A row that is not taken holds nothing.
  bool is_bare(const Table& facts_of, std::size_t index) const {
    return facts(facts_of, index).empty();
  }

  std::optional<data::TableFile> table;
  bool is_rest = false;  ///< the last slow row

 private:
  static std::string head(std::initializer_list<std::string_view> parts, Span span, Place place) {
    std::string all =
        fmt::format(" {}+{} {}:{}", span.begin, span.length, place.line, place.column);
    for (const std::string_view part : parts) all += fmt::format(" [{}]", part);
    return all;
  }

  std::string facts(const Table& table_of, std::size_t row) const {
    std::string all;
    for (std::size_t i = 0; i < dictionary_.fields.size(); ++i) {
      const auto id = static_cast<FieldId>(i);
      if (!table_of.known(id, row)) {
        if (!table_of.column(id).day_begin.empty() && !table_of.days(id, row).empty()) all += '!';
        continue;
      }
      all += fmt::format(" {}={}", dictionary_.fields[i].id, table_of.column(id).values[row]);
      if (dictionary_.fields[i].type.kind != Kind::Dates) continue;
      for (const std::int32_t day : table_of.days(id, row)) all += fmt::format(":{}", day);
    }
    return all;
  }

  std::string words(const Diagnostics& faults) const {
    std::string all;
    for (const Diagnostic& one : faults.all()) {
      all += fmt::format(" {}@{}+{}", info(one.code).id, one.span.begin, one.span.length);
    }
    return all;
  }

  TableReading how_;
  const Dictionary& dictionary_;
  Sources sources_;
  FileId file_{};
  Diagnostics faults_;
  data::CsvRecord record_;
  Table one_row_;
};

}  // namespace

std::vector<std::string> read_slowly(std::string_view text, const Dictionary& dictionary,
                                     const TableReading& reading) {
  Reading slow(text, dictionary, reading);
  if (!slow.table) return {slow.faults()};
  std::vector<std::string> all;
  data::CsvReader rows = slow.table->rows();
  for (std::string entry; slow.slow_row(rows, entry);) all.push_back(entry);
  return all;
}

FastRows read_fast(std::string_view text, const Dictionary& dictionary, const TableReading& how,
                   std::size_t chunk_bytes, std::size_t batch) {
  Reading reading(text, dictionary, how);
  if (!reading.table) return {{reading.faults()}, 0};
  FastRows all;
  data::TableSplitter splitter(*reading.table, chunk_bytes);
  data::ColumnReader columns(*reading.table, how.calendar, how.year_may_be_absent);
  Table facts(dictionary, batch);
  std::size_t expected = reading.table->rows().offset();
  for (data::TableChunk chunk; splitter.next(chunk);) {
    if (chunk.begin != expected || chunk.end <= chunk.begin) all.rows.push_back("gap");
    expected = chunk.end;
    columns.start(chunk);
    while (true) {
      const auto heads = columns.next(facts, batch);
      if (heads.empty()) break;
      if (facts.rows() != heads.size() || heads.size() > batch) all.rows.push_back("size");
      for (std::size_t i = 0; i < heads.size(); ++i) {
        std::string entry;
        if (heads[i].taken) {
          ++all.taken;
          entry = reading.taken_row(heads[i], facts, i);
        } else {
          if (!reading.is_bare(facts, i)) all.rows.push_back("not bare");
          data::CsvReader rows = reading.table->row_at(heads[i].offset, heads[i].number);
          if (!reading.slow_row(rows, entry)) entry = "no row";
          // Places in it are counted from where its head says that it begins.
          const std::string where =
              fmt::format("{} line {}", heads[i].number, reading.line_of(heads[i]));
          if (!reading.is_rest && !entry.starts_with(where)) all.rows.push_back("not at " + where);
        }
        all.rows.push_back(entry);
        if (!heads[i].taken && reading.is_rest) {
          if (i + 1 != heads.size()) all.rows.push_back("row after the rest");
          if (!columns.next(facts, batch).empty()) all.rows.push_back("row after the rest");
          return all;
        }
      }
    }
  }
  if (expected != reading.table->rows().text().size()) all.rows.push_back("not to the end");
  return all;
}

}  // namespace cbps::test
