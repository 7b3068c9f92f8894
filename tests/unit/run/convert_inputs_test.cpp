// Conversions from memory into memory.

#include "cbps/run/convert_inputs.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <vector>

#include "cbps/data/fact_text.h"
#include "cbps/text/csv_row.h"
#include "cbps/text/yaml_scalar.h"
#include "support/catch.h"
#include "support/golden.h"
#include "support/pack.h"
#include "support/random_work.h"
#include "support/read_facts.h"
#include "support/respelling.h"
#include "unit/run/memory.h"

using namespace cbps;
using run::test::MemoryInputs;
using run::test::MemorySink;
using run::test::MemorySpool;
using run::test::Recorder;

namespace {

const Dictionary& dictionary() { return test::pack().dictionary; }

const convert::Format& format(std::string_view name) {
  const auto all = convert::formats();
  return *std::find_if(all.begin(), all.end(),
                       [name](const auto& one) { return one.name == name; });
}

struct Done {
  run::Conversion result;
  std::string text;
  std::string messages;
};

struct Options {
  convert::Style style;
  std::optional<int> year;
  bool strict = false;
};

Done convert_all(MemoryInputs& inputs, std::string_view name, const Options& options = {}) {
  const run::ReadInput read = [&inputs](const run::Input& input, Sources& sources,
                                        Diagnostics& faults) {
    return inputs.read(input, sources, faults);
  };
  run::InputQueue queue(inputs.list(), read, dictionary());
  const run::Survey survey = queue.survey(options.year.has_value());
  const auto year = options.year ? options.year : survey.year;
  run::YearSource source = options.year ? run::YearSource::Given : run::YearSource::Stated;
  if (!year) source = run::YearSource::None;
  const run::ConversionPlan plan{dictionary(),     format(name), options.style,
                                 year.value_or(1), source,       options.strict};
  MemorySpool spool;
  MemorySink sink;
  Recorder recorder;
  run::Conversion result = run::convert_inputs(plan, queue, spool, sink, recorder);
  return {std::move(result), std::move(sink.text), std::move(recorder.codes)};
}

Done convert_all(std::map<std::string, std::string> texts, std::string_view name,
                 const Options& options = {}) {
  MemoryInputs inputs(std::move(texts));
  return convert_all(inputs, name, options);
}

std::vector<test::ReadCommunity> read(const std::string& text, std::string_view name) {
  if (name == "csv") return test::read_csv(text, dictionary());
  return test::read_yaml(text, dictionary());
}

const std::array<convert::Style, 3> kStyles{convert::Style{Language::Zh, false},
                                            convert::Style{Language::En, false},
                                            convert::Style{Language::Zh, true}};

// ---- random communities ----

constexpr std::size_t kRows = 30;

/// Who the communities of a test are: names that are easily taken for something else.
data::Identity identity_of(std::size_t row) {
  constexpr std::array<std::string_view, 10> kNames{
      "青禾社区", "  two blanks ", "a,b \"c\"", "- dash",   "12",
      "=1+1",     "yes",           "第一\n行",  "#社区: x", "it's \"both\" "};
  data::Identity identity;
  if (row % 3 != 0) identity.id = std::to_string(990101001001 + row);
  identity.name = std::string(kNames[row % kNames.size()]) + std::to_string(row / kNames.size());
  // The first row says none of these, as the others would then seem to stand in merged cells.
  identity.street = row % 2 == 1 ? "柳溪街道" : "";
  identity.county = row % 5 == 1 ? "青禾区" : "";
  identity.group = row % 7 == 1 ? "null group" : "";
  return identity;
}

/// In other spellings, as a list and as a table.
struct Documents {
  std::string yaml = "period: 2024年度\ncommunities:\n";
  std::string csv;
};

Documents respelled(test::Respelling& respelling, const Table& table) {
  Documents documents;
  std::vector<std::string> cells;
  for (const data::IdentityKey& key : data::identity_keys()) cells.emplace_back(key.en);
  for (const Field& field : dictionary().fields) cells.push_back(field.id);
  documents.csv = csv_row(cells);
  for (std::size_t row = 0; row < kRows; ++row) {
    const data::Identity identity = identity_of(row);
    cells.clear();
    std::string item;
    const auto add = [&](std::string_view key, const std::string& text) {
      cells.push_back(text);
      if (!text.empty()) {
        item +=
            std::string(item.empty() ? "- " : "  ").append(key) + ": " + yaml_scalar(text) + "\n";
      }
    };
    for (const data::IdentityKey& key : data::identity_keys()) {
      if (key.member == nullptr) {
        cells.emplace_back("2024年");
      } else {
        add(key.en, identity.*key.member);
      }
    }
    for (std::size_t i = 0; i < dictionary().fields.size(); ++i) {
      add(dictionary().fields[i].id, respelling.other(table, row, static_cast<FieldId>(i)));
    }
    documents.csv += csv_row(cells);
    documents.yaml += item;
  }
  return documents;
}

}  // namespace

TEST_CASE("what was converted is read as the same facts, and nothing is spelled otherwise",
          "[run]") {
  for (std::uint32_t seed = 0; seed < test::random_rounds(6); ++seed) {
    test::Respelling respelling(dictionary(), seed);
    Table table(dictionary(), kRows);
    respelling.fill(table);
    const Documents documents = respelled(respelling, table);
    for (const auto& [name, text] :
         {std::pair{"a.yaml", documents.yaml}, std::pair{"a.csv", documents.csv}}) {
      for (const std::string_view to : {"csv", "yaml", "json"}) {
        for (const convert::Style& style : kStyles) {
          CAPTURE(seed, name, to, style.language == Language::Zh, style.ids);
          const Done done = convert_all({{name, text}}, to, {style, std::nullopt});
          CHECK(done.messages.empty());
          REQUIRE(done.result.is_written);
          REQUIRE(done.result.bytes == done.text.size());
          const auto communities = read(done.text, to);
          REQUIRE(communities.size() == kRows);
          for (std::size_t row = 0; row < kRows; ++row) {
            CAPTURE(row);
            data::Identity identity = identity_of(row);
            if (identity.id.empty()) {
              identity.id =
                  identity.street.empty() ? identity.name : identity.street + "/" + identity.name;
            }
            for (const data::IdentityKey& key : data::identity_keys()) {
              if (key.member == nullptr) continue;
              REQUIRE(communities[row].identity.*key.member == identity.*key.member);
            }
            REQUIRE(communities[row].facts == test::facts_of(table, row, dictionary()));
            REQUIRE(communities[row].counts.empty());
          }
          // What is written in the standard way is written so again.
          const std::string again = to == "csv" ? "b.csv" : "b.yaml";
          REQUIRE(convert_all({{again, done.text}}, to, {style, std::nullopt}).text == done.text);
        }
      }
    }
  }
}

TEST_CASE("the fast reader takes each row of a table that was converted", "[run]") {
  test::Respelling respelling(dictionary(), 1);
  Table table(dictionary(), kRows);
  respelling.fill(table);
  std::string text = "id,period";
  for (const Field& field : dictionary().fields) text += "," + field.id;
  text += "\n";
  for (std::size_t row = 0; row < kRows; ++row) {
    std::vector<std::string> cells{std::to_string(990101001001 + row), "2024"};
    for (std::size_t i = 0; i < dictionary().fields.size(); ++i) {
      cells.push_back(respelling.other(table, row, static_cast<FieldId>(i)));
    }
    text += csv_row(cells);
  }
  const Done done = convert_all({{"a.csv", text}}, "csv");
  const auto rows = test::read_csv_fast(done.text, dictionary());
  REQUIRE(rows.size() == kRows);
  for (std::size_t row = 0; row < kRows; ++row) {
    CHECK(rows[row].facts == test::facts_of(table, row, dictionary()));
    CHECK(rows[row].counts.empty());
  }
}

TEST_CASE("a small conversion in each format", "[run]") {
  const std::map<std::string, std::string> texts{
      {"1.yaml",
       "period: ２０２４\nstreet: 柳溪街道\n党员群众服务中心: {已建成: 有, 五务: "
       "全部}\ncommunities:\n"
       "- {id: '990101001011', name: 荷塘示例社区, 居民总户数: '1,200户', 服务中心建筑面积: "
       "180.50㎡}\n"
       "- {name: 芦花示例社区, members.mobile: 无, 集中活动日期: 2024年2月3日,\n"
       "   centre.five_affairs: none}\n"},
      {"2.csv",
       "社区代码,社区名称,年度,党员数,集中活动日期,流动党员数\n"
       "990101001013,\"a, b\",2024年度,86,无,\n"}};
  for (const std::string_view to : {"csv", "yaml", "json"}) {
    for (const auto& [style, suffix] :
         {std::pair{kStyles[0], "zh"}, std::pair{kStyles[1], "en"}, std::pair{kStyles[2], "ids"}}) {
      const Done done = convert_all(texts, to, {style, std::nullopt});
      CHECK(done.messages.empty());
      CHECK(test::golden_difference("convert/small_" + std::string(suffix) + "." + std::string(to),
                                    done.text) == "");
    }
  }
  const std::map<std::string, std::string> one{
      {"1.yaml", "name: 甲社区\nperiod: 2023\ncentre.built: √\n"}};
  CHECK(convert_all(one, "yaml").text ==
        "社区名称: 甲社区\n评估年度: 2023\n党员群众服务中心:\n  已建成: 是\n");
  CHECK(convert_all(one, "csv").text ==
        "\uFEFF社区名称,评估年度,党员群众服务中心已建成\r\n甲社区,2023,是\r\n");
}

TEST_CASE("each community is read by its own year", "[run]") {
  const std::map<std::string, std::string> texts{
      {"1.csv", "id,period,集中活动日期\na,2024,2024-05-01\na,2023,2023-05-01\nb,,\n"},
      {"2.yaml", "id: a\nperiod: 2022\n集中活动日期: [2022-05-01]\n"}};
  const Done all = convert_all(texts, "csv", {kStyles[2], std::nullopt});
  CHECK(all.text ==
        "\uFEFFid,period,activities.gatherings\r\na,2024,2024-05-01\r\na,2023,2023-05-01\r\n"
        "a,2022,2022-05-01\r\n");
  CHECK(all.messages == "CB2018 1.csv:4\n");
  CHECK(all.result.has_errors);
  CHECK(all.result.without_year == 1);
  const Done given = convert_all(texts, "csv", {kStyles[2], 2024});
  CHECK(given.text == "\uFEFFid,period,activities.gatherings\r\na,2024,2024-05-01\r\nb,2024,\r\n");
  CHECK(given.messages == "CB2020 1.csv:3\nCB2020 2.yaml:1\n");
}

TEST_CASE("what cannot be read is named and not written", "[run]") {
  const std::map<std::string, std::string> texts{{"1.csv",
                                                  "id,period,households,centre.area,no such fact\n"
                                                  "a,2024,about 5,20,1\n"  // one fact
                                                  ",2024,5,20,1\n"         // nobody
                                                  "b,2024,5,20,1\n"
                                                  "b,2024,6,20,1\n"  // was given before
                                                  "c,2024,,2200-01-01,\n"}};
  const Done done = convert_all(texts, "csv", {kStyles[2], std::nullopt});
  CHECK(done.text ==
        "\uFEFFid,period,households,centre.area\r\na,2024,,20\r\nb,2024,5,20\r\nc,2024,,\r\n");
  CHECK(done.messages ==
        "CB2002 1.csv:1\nCB2006 1.csv:2\nCB2026 1.csv:3\nCB2021 1.csv:5\nCB2117 1.csv:6\n");
  CHECK(done.result.communities == 3);
  CHECK(done.result.has_errors);
  CHECK(done.result.is_written);
  // Strictly, the unknown heading takes all of them.
  const Done strict = convert_all(texts, "csv", {kStyles[2], std::nullopt, true});
  CHECK_FALSE(strict.result.is_written);
  CHECK(strict.text.empty());
}

TEST_CASE("facts that contradict each other are written as they were given", "[run]") {
  const Done done =
      convert_all({{"1.yaml", "id: a\nperiod: 2024\ncommittee.size: 5\ncommittee.young: 6\n"}},
                  "csv", {kStyles[2], std::nullopt});
  CHECK(done.text == "\uFEFFid,period,committee.size,committee.young\r\na,2024,5,6\r\n");
  CHECK(done.result.has_errors);
}

TEST_CASE("days to come are kept, whatever they mean to an assessment", "[run]") {
  const Done done =
      convert_all({{"1.yaml", "id: a\nperiod: 2024\norganisation.last_election: 2030-01-01\n"}},
                  "csv", {kStyles[2], std::nullopt});
  CHECK(done.text == "\uFEFFid,period,organisation.last_election\r\na,2024,2030-01-01\r\n");
  CHECK(done.messages.empty());
}

TEST_CASE("nothing is written of a table that was changed while it was read", "[run]") {
  MemoryInputs inputs({{"1.csv", run::test::table(3)}, {"2.csv", "id,period\nz,2024\n"}});
  inputs.changed.insert("1.csv");
  const Done done = convert_all(inputs, "csv");
  CHECK(done.messages == "CB0028 1.csv:0\n");
  CHECK_FALSE(done.result.is_written);
  CHECK(done.text.empty());
}

TEST_CASE("the rest of a table that cannot be read is left out, once", "[run]") {
  std::string text = run::test::table(5000);
  text += "x,2024,\"5\n";
  text += run::test::table(5000);
  const Done done = convert_all({{"1.csv", text}}, "csv");
  CHECK(done.result.communities == 5000);
  CHECK(done.messages == "CB1032 1.csv:5002\n");
}

TEST_CASE("a spool or an output that fails ends a conversion", "[run]") {
  MemoryInputs inputs({{"1.csv", run::test::table(1000)}});
  const run::ReadInput read = [&inputs](const run::Input& input, Sources& sources,
                                        Diagnostics& faults) {
    return inputs.read(input, sources, faults);
  };
  for (const auto& [writes, reads, outputs] :
       {std::tuple{0, 9, 9}, std::tuple{1, 9, 9}, std::tuple{9, 0, 9}, std::tuple{9, 1, 9},
        std::tuple{9, 9, 0}, std::tuple{9, 9, 1}}) {
    CAPTURE(writes, reads, outputs);
    run::InputQueue queue(inputs.list(), read, dictionary());
    (void)queue.survey(true);
    const run::ConversionPlan plan{dictionary(), format("csv"), {}, 2024, run::YearSource::Given};
    MemorySpool spool(static_cast<std::size_t>(writes), static_cast<std::size_t>(reads));
    MemorySink sink(static_cast<std::size_t>(outputs));
    Recorder recorder;
    const auto result = run::convert_inputs(plan, queue, spool, sink, recorder);
    CHECK(result.failure);
    CHECK_FALSE(result.is_written);
  }
}
