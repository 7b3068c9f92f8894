// Random profiles, written as this program writes them and as offices do, in YAML and in CSV: the
// facts are the same, and both ways of reading a table count the same other spellings.

#include "support/respelling.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "cbps/data/fact_text.h"
#include "cbps/text/csv_row.h"
#include "cbps/text/yaml_scalar.h"
#include "support/catch.h"
#include "support/pack.h"
#include "support/random_work.h"
#include "support/read_facts.h"

using namespace cbps;

namespace {

constexpr std::size_t kRows = 60;
constexpr std::array kWords{data::FactWords::Chinese, data::FactWords::English,
                            data::FactWords::Ids};

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
        canonical[row].push_back(
            data::fact_text(table, row, dictionary(), id, kWords[seed % kWords.size()]));
        other[row].push_back(respelling.other(table, row, id));
      }
    }
    const auto plain = test::read_csv_fast(csv_of(canonical), dictionary());
    const auto yaml = test::read_yaml(yaml_of(other), dictionary());
    const auto slow = test::read_csv(csv_of(other), dictionary());
    const auto fast = test::read_csv_fast(csv_of(other), dictionary());
    REQUIRE(plain.size() == kRows);
    REQUIRE(yaml.size() == kRows);
    REQUIRE(slow.size() == kRows);
    REQUIRE(fast.size() == kRows);
    for (std::size_t row = 0; row < kRows; ++row) {
      CAPTURE(seed, row);
      const std::string facts = test::facts_of(table, row, dictionary());
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
