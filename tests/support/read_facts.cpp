#include "support/read_facts.h"

#include "cbps/data/column_reader.h"
#include "cbps/data/profile_file.h"
#include "cbps/data/table_file.h"
#include "cbps/data/table_splitter.h"
#include "cbps/doc/yaml.h"
#include "support/catch.h"
#include "support/fact_text.h"

namespace cbps::test {
namespace {

const Calendar kCalendar{Period{kReadYear}, Period{kReadYear}.end()};

/// How often, by kind.
std::string counts_of(const data::Readings& readings) {
  std::string all;
  for (const data::Readings::Entry& one : readings.entries()) {
    all += std::string(id_of(one.kind)) + " " + std::to_string(one.count) + "\n";
  }
  return all;
}

void report(const Diagnostics& faults) {
  for (const Diagnostic& one : faults.all()) UNSCOPED_INFO(message(one, Language::En));
  REQUIRE(faults.empty());
}

/// A table that is open, with its text.
struct OpenTable {
  Sources sources;
  data::RowCells header;
  std::optional<data::TableFile> file;

  OpenTable(const std::string& text, const Dictionary& dictionary) {
    Diagnostics faults;
    file = data::TableFile::open(sources, sources.add("a.csv", text), dictionary, header, faults);
    report(faults);
    report(file->faults());
  }
};

}  // namespace

std::string facts_of(const Table& table, std::size_t row, const Dictionary& dictionary) {
  std::string all;
  for (std::size_t i = 0; i < dictionary.fields.size(); ++i) {
    const std::string text = fact_text(table, row, dictionary, static_cast<FieldId>(i));
    if (!text.empty()) all += dictionary.fields[i].id + " " + text + "\n";
  }
  return all;
}

std::vector<ReadCommunity> read_yaml(const std::string& text, const Dictionary& dictionary) {
  Sources sources;
  Diagnostics faults;
  const auto document = doc::read_yaml(sources, sources.add("a.yaml", text), faults);
  report(faults);
  data::KeyMemo keys(dictionary);
  const auto file = data::ProfileFile::open(*document, dictionary, keys, faults);
  REQUIRE(file);
  file->check_shared(kCalendar, keys, faults, faults);
  Table table(dictionary, 1);
  std::vector<ReadCommunity> all;
  for (std::size_t i = 0; i < file->size(); ++i) {
    table.clear(1);
    data::Origin origin;
    REQUIRE(file->year(i, keys, faults) == kReadYear);
    file->read(i, kCalendar, keys, table, 0, origin, faults);
    report(faults);
    report(origin.faults);
    all.push_back({origin.identity, facts_of(table, 0, dictionary), counts_of(origin.readings)});
  }
  return all;
}

std::vector<ReadCommunity> read_csv(const std::string& text, const Dictionary& dictionary) {
  const OpenTable open(text, dictionary);
  Diagnostics faults;
  Table table(dictionary, 1);
  std::vector<ReadCommunity> all;
  data::CsvReader reader = open.file->rows();
  data::CsvRecord record;
  data::RowKind kind{};
  while (open.file->next(reader, record, kind, faults) == data::CsvFound::Record) {
    table.clear(1);
    data::Origin origin = open.file->origin(record);
    REQUIRE(open.file->year(record, faults) == kReadYear);
    open.file->read(record, kCalendar, table, 0, origin, faults);
    report(faults);
    report(origin.faults);
    all.push_back({origin.identity, facts_of(table, 0, dictionary), counts_of(origin.readings)});
  }
  return all;
}

std::vector<ReadCommunity> read_csv_fast(const std::string& text, const Dictionary& dictionary) {
  constexpr std::size_t kRows = 60;
  const OpenTable open(text, dictionary);
  Table table(dictionary, kRows);
  std::vector<ReadCommunity> all;
  data::TableSplitter splitter(*open.file);
  data::ColumnReader columns(*open.file, kCalendar, false);
  for (data::TableChunk chunk; splitter.next(chunk);) {
    columns.start(chunk);
    for (auto heads = columns.next(table, kRows); !heads.empty();
         heads = columns.next(table, kRows)) {
      for (std::size_t i = 0; i < heads.size(); ++i) {
        const data::RowHead& head = heads[i];
        if (!head.taken) {
          all.push_back({{}, "not taken", ""});
          continue;
        }
        const data::Readings none;
        all.push_back({{std::string(head.id), std::string(head.name), std::string(head.province),
                        std::string(head.city), std::string(head.county), std::string(head.street),
                        std::string(head.group)},
                       facts_of(table, i, dictionary),
                       counts_of(head.readings == nullptr ? none : *head.readings)});
      }
    }
  }
  return all;
}

}  // namespace cbps::test
