// Random profiles, written as this program writes them and as offices do, in YAML and in CSV: the
// facts are the same, and both ways of reading a table count the same other spellings.

#include "support/respelling.h"

#include <algorithm>
#include <string>
#include <vector>

#include "cbps/data/column_reader.h"
#include "cbps/data/profile_file.h"
#include "cbps/data/table_file.h"
#include "cbps/data/table_splitter.h"
#include "cbps/doc/yaml.h"
#include "cbps/text/csv_row.h"
#include "cbps/text/yaml_scalar.h"
#include "support/catch.h"
#include "support/fact_text.h"
#include "support/pack.h"
#include "support/random_work.h"

using namespace cbps;

namespace {

constexpr std::size_t kRows = 60;
const Calendar kCalendar{Period{2024}, Period{2024}.end()};

using Texts = std::vector<std::vector<std::string>>;  ///< by row and field

const Dictionary& dictionary() { return test::pack().dictionary; }

std::string id_of_row(std::size_t row) { return std::to_string(990101001001 + row); }

std::string yaml_of(const Texts& texts) {
  std::string all = "period: 2024年\ncommunities:\n";
  for (std::size_t row = 0; row < texts.size(); ++row) {
    all += "- id: '" + id_of_row(row) + "'\n";
    for (std::size_t i = 0; i < texts[row].size(); ++i) {
      if (texts[row][i].empty()) continue;
      all += "  " + dictionary().fields[i].id + ": " + yaml_scalar(texts[row][i]) + "\n";
    }
  }
  return all;
}

std::string csv_of(const Texts& texts) {
  std::vector<std::string> cells{"id", "period"};
  for (const Field& field : dictionary().fields) cells.push_back(field.id);
  std::string all = csv_row(cells);
  for (std::size_t row = 0; row < texts.size(); ++row) {
    cells = {id_of_row(row), "2024年度"};
    cells.insert(cells.end(), texts[row].begin(), texts[row].end());
    all += csv_row(cells);
  }
  return all;
}

std::string facts_of(const Table& table, std::size_t row) {
  std::string all;
  for (std::size_t i = 0; i < dictionary().fields.size(); ++i) {
    const std::string text = test::fact_text(table, row, dictionary(), static_cast<FieldId>(i));
    if (!text.empty()) all += dictionary().fields[i].id + " " + text + "\n";
  }
  return all;
}

/// How often, by kind.
std::string counts_of(const data::Readings& readings) {
  std::string all;
  for (const data::Readings::Entry& one : readings.entries()) {
    all += std::string(id_of(one.kind)) + " " + std::to_string(one.count) + "\n";
  }
  return all;
}

struct Row {
  std::string facts;
  std::string counts;
};

void report(const Diagnostics& faults) {
  for (const Diagnostic& one : faults.all()) UNSCOPED_INFO(message(one, Language::En));
  REQUIRE(faults.empty());
}

std::vector<Row> read_yaml(const std::string& text) {
  Sources sources;
  Diagnostics faults;
  const auto document = doc::read_yaml(sources, sources.add("a.yaml", text), faults);
  report(faults);
  data::KeyMemo keys(dictionary());
  const auto file = data::ProfileFile::open(*document, dictionary(), keys, faults);
  REQUIRE(file);
  Table table(dictionary(), 1);
  std::vector<Row> rows;
  for (std::size_t i = 0; i < file->size(); ++i) {
    table.clear(1);
    data::Origin origin;
    file->read(i, kCalendar, keys, table, 0, origin, faults);
    report(faults);
    rows.push_back({facts_of(table, 0), counts_of(origin.readings)});
  }
  return rows;
}

std::vector<Row> read_csv(const std::string& text, bool fast) {
  Sources sources;
  Diagnostics faults;
  data::RowCells header;
  const auto file =
      data::TableFile::open(sources, sources.add("a.csv", text), dictionary(), header, faults);
  report(faults);
  std::vector<Row> rows;
  if (fast) {
    Table table(dictionary(), kRows);
    data::TableSplitter splitter(*file);
    data::ColumnReader columns(*file, kCalendar, false);
    for (data::TableChunk chunk; splitter.next(chunk);) {
      columns.start(chunk);
      for (auto heads = columns.next(table, kRows); !heads.empty();
           heads = columns.next(table, kRows)) {
        for (std::size_t i = 0; i < heads.size(); ++i) {
          // A quote in a quoted cell is left to the other reader.
          if (!heads[i].taken) {
            rows.push_back({"not taken", ""});
            continue;
          }
          const data::Readings none;
          rows.push_back({facts_of(table, i),
                          counts_of(heads[i].readings == nullptr ? none : *heads[i].readings)});
        }
      }
    }
    return rows;
  }
  Table table(dictionary(), 1);
  data::CsvReader reader = file->rows();
  data::CsvRecord record;
  while (file->next(reader, record, faults) == data::CsvFound::Record) {
    table.clear(1);
    data::Origin origin = file->origin(record);
    file->read(record, kCalendar, table, 0, origin, faults);
    report(faults);
    rows.push_back({facts_of(table, 0), counts_of(origin.readings)});
  }
  return rows;
}

}  // namespace

TEST_CASE("facts are the same in whatever spelling and format they are given", "[data]") {
  for (std::uint32_t seed = 0; seed < test::random_rounds(20); ++seed) {
    test::Respelling respelling(dictionary(), seed);
    Table table(dictionary(), kRows);
    respelling.fill(table);
    Texts canonical(kRows);
    Texts other(kRows);
    for (std::size_t row = 0; row < kRows; ++row) {
      for (std::size_t i = 0; i < dictionary().fields.size(); ++i) {
        const auto id = static_cast<FieldId>(i);
        canonical[row].push_back(respelling.canonical(table, row, id));
        other[row].push_back(respelling.other(table, row, id));
      }
    }
    const auto plain = read_csv(csv_of(canonical), true);
    const auto yaml = read_yaml(yaml_of(other));
    const auto slow = read_csv(csv_of(other), false);
    const auto fast = read_csv(csv_of(other), true);
    REQUIRE(plain.size() == kRows);
    REQUIRE(yaml.size() == kRows);
    REQUIRE(slow.size() == kRows);
    REQUIRE(fast.size() == kRows);
    for (std::size_t row = 0; row < kRows; ++row) {
      CAPTURE(seed, row);
      const std::string facts = facts_of(table, row);
      REQUIRE(plain[row].facts == facts);
      // Only the year is written in another way.
      REQUIRE(plain[row].counts == "year 1\n");
      REQUIRE(yaml[row].facts == facts);
      REQUIRE(slow[row].facts == facts);
      REQUIRE(slow[row].counts == yaml[row].counts);
      // Only rows with a quote in a cell are not read fast.
      const bool has_quote =
          std::any_of(other[row].begin(), other[row].end(),
                      [](const auto& text) { return text.find('"') != std::string::npos; });
      REQUIRE((fast[row].facts == "not taken") == has_quote);
      if (has_quote) continue;
      REQUIRE(fast[row].facts == facts);
      REQUIRE(fast[row].counts == slow[row].counts);
    }
  }
}
