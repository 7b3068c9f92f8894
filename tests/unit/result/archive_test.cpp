#include "cbps/result/archive.h"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "cbps/audit/assess.h"
#include "cbps/audit/tally.h"
#include "cbps/report/format.h"
#include "support/catch.h"
#include "support/pack.h"
#include "support/random_facts.h"
#include "support/random_work.h"
#include "unit/report/sample.h"
#include "unit/report/written.h"

namespace cbps::result::test {
namespace {

using cbps::report::Extent;
using cbps::report::Style;
using cbps::report::test::district_summary;
using cbps::report::test::sample_run;
using cbps::report::test::three_communities;
using cbps::report::test::written;

/// An assessment as values.
struct Assessment {
  Run run;
  std::vector<Community> communities;
  Summary summary;
};

/// Keeps what is read.
class Keeper final : public ArchiveReceiver {
 public:
  void begin(const Run& run, bool /*has_communities*/) override { read.run = run; }
  void add(Community community, std::uint64_t /*begin*/) override {
    read.communities.push_back(std::move(community));
  }
  void end(Summary summary) override {
    read.summary = std::move(summary);
    ended = true;
  }
  Assessment read;
  bool ended = false;
};

/// The errors of a text as "CB6001 3:5", with the message's first argument.
std::vector<std::string> faults(const std::string& text) {
  Sources sources;
  const FileId file = sources.add("saved.json", text);
  Diagnostics diagnostics;
  Keeper keeper;
  const bool is_whole = read_archive(file, sources, keeper, diagnostics);
  CHECK(is_whole == diagnostics.empty());
  CHECK(keeper.ended == is_whole);
  std::vector<std::string> all;
  for (const Diagnostic& one : diagnostics.all()) {
    const Place place = sources.place(one.span);
    std::string fault(info(one.code).id);
    fault += ' ' + std::to_string(place.line) + ':' + std::to_string(place.column);
    if (!one.arguments.empty()) {
      if (const auto* name = std::get_if<std::string>(&one.arguments.front())) {
        fault += ' ' + *name;
      }
    }
    all.push_back(fault);
  }
  return all;
}

/// Reads a text that must be without errors.
Assessment read(const std::string& text) {
  Sources sources;
  const FileId file = sources.add("saved.json", text);
  Diagnostics diagnostics;
  Keeper keeper;
  const bool is_whole = read_archive(file, sources, keeper, diagnostics);
  for (const Diagnostic& one : diagnostics.all()) {
    UNSCOPED_INFO(render(one, sources, {}));
  }
  CHECK(is_whole);
  return std::move(keeper.read);
}

constexpr Style kJson{};
constexpr Style kLines{Language::En, false, 80, Extent::Detail};

std::string json(const Assessment& one) {
  return written("json", one.run, one.communities, one.summary, kJson);
}
std::string lines(const Assessment& one) {
  return written("jsonl", one.run, one.communities, one.summary, kLines);
}

void check_round_trip(const Assessment& one) {
  for (const std::string& text : {json(one), lines(one)}) {
    const Assessment back = read(text);
    CHECK(back.run == one.run);
    REQUIRE(back.communities.size() == one.communities.size());
    for (std::size_t i = 0; i < one.communities.size(); ++i) {
      CAPTURE(one.communities[i].id);
      CHECK(back.communities[i] == one.communities[i]);
    }
    CHECK(back.summary == one.summary);
    // What equals is written alike.
    CHECK(json(back) == json(one));
    CHECK(lines(back) == lines(one));
  }
}

// ---- random assessments of the real rules ----

constexpr Period kPeriod{2024};

struct RandomRun {
  const rules::RulePack& pack = cbps::test::lenient_pack();
  audit::Selection selection;
  audit::Task task;
  Sources sources;

  explicit RandomRun(std::mt19937& random) : task{pack, selection, {kPeriod, kPeriod.end()}} {
    Diagnostics none;
    const bool is_part = random() % 4 == 0;
    selection = is_part ? audit::select(pack, {"8", "12.1", "3"}, {"8.2"}, none)
                        : audit::select(pack, {}, {}, none);
    if (random() % 2 == 0) {
      task.calendar.as_of = {kPeriod.start().days + static_cast<std::int32_t>(random() % 366)};
    }
  }
};

/// An assessment of as many random communities. Their values stand at made-up places of a text.
Assessment random_assessment(std::size_t seed, std::size_t communities, bool with_facts = false) {
  std::mt19937 random(static_cast<std::mt19937::result_type>(seed));
  RandomRun of(random);
  of.task.with_facts = with_facts;
  std::string text;
  for (std::size_t i = 0; i < of.pack.dictionary.fields.size(); ++i) text += "值: 一二三\n";
  const FileId file = of.sources.add("档案/甲.yaml", text);
  Assessment all;
  Options options;
  if (random() % 2 == 0) options.set = {"young_min=2"};
  all.run = audit::describe(of.task, "0.1.0", options);
  audit::add_dictionary(of.task, all.run);
  audit::Tally tally(of.task);
  audit::Assessor assessor(of.task, 1);
  for (std::size_t i = 0; i < communities; ++i) {
    Table table(of.pack.dictionary, 1);
    cbps::test::fill_row(table, 0, of.pack.dictionary, kPeriod, seed * 1000 + i);
    data::Origin origin;
    origin.identity.id = std::to_string(420'102'002'000 + i);
    if (i % 2 == 0) origin.identity.name = "社区\n\"" + std::to_string(i);
    origin.span = {0, 1, file};
    for (std::size_t f = 0; f < of.pack.dictionary.fields.size(); ++f) {
      origin.places.push_back({f * 15 + 5, 9, file});
    }
    if (i % 3 == 0) origin.remarks.add(Code::LeftOut, origin.span, "甲\t乙");
    assessor.evaluate(table);
    auto [faults, facts] = assessor.contradictions(0, origin, of.sources);
    if (i % 7 == 3) {
      const std::vector<Remark> why = audit::remarks(faults.all(), of.sources);
      tally.add(
          Rejected{origin.identity.id, audit::locate(origin.span, of.sources), why, false, {}});
      continue;
    }
    origin.faults = std::move(faults);
    for (const FieldId fact : facts) table.set_invalid(fact, 0);
    assessor.evaluate(table);
    Community community = assessor.assess(0, origin, of.sources);
    tally.add(brief_of(community), origin.identity);
    tally.count_remarks(community.remarks.size());
    tally.add(assessor.verdicts(), {1});
    all.communities.push_back(std::move(community));
  }
  all.summary = tally.finish();
  return all;
}

/// `text` with the first `old` after `from` replaced.
std::string replaced(std::string text, const std::string& old, const std::string& by,
                     const std::string& from = "") {
  const std::size_t begin = text.find(from);
  const std::size_t at = text.find(old, begin);
  REQUIRE(at != std::string::npos);
  return text.replace(at, old.size(), by);
}

Assessment sample() { return random_assessment(1, 4); }

}  // namespace

TEST_CASE("random assessments are read back as they were", "[result]") {
  std::size_t communities = 0;
  std::size_t rejected = 0;
  const std::size_t rounds = cbps::test::random_rounds(50);
  for (std::size_t seed = 0; seed < rounds; ++seed) {
    CAPTURE(seed);
    const Assessment one = random_assessment(seed, 40, seed % 2 == 0);
    communities += one.communities.size();
    rejected += one.summary.rejected.size();
    check_round_trip(one);
  }
  Assessment undated = random_assessment(1, 0);
  undated.run.year.reset();
  undated.run.as_of.reset();
  check_round_trip(undated);
  // Both kinds were there, and a thousand communities in all.
  CHECK(communities >= 20 * rounds);
  CHECK(rejected > 0);
}

TEST_CASE("a run with facts has those of each community, and all that the rules know", "[result]") {
  const Assessment bare = sample();
  const Assessment one = random_assessment(1, 4, true);
  REQUIRE(one.communities.size() == bare.communities.size());
  CHECK(one.run.fields.size() == cbps::test::lenient_pack().dictionary.fields.size());
  for (std::size_t i = 0; i < one.communities.size(); ++i) {
    Community community = one.communities[i];
    CHECK_FALSE(community.facts.empty());
    // Nothing else is another than without them.
    community.facts.clear();
    community.invalid_facts.clear();
    CHECK(community == bare.communities[i]);
  }
  Run run = one.run;
  run.with_facts = false;
  run.fields = bare.run.fields;
  CHECK(run == bare.run);
  CHECK(one.summary == bare.summary);
}

TEST_CASE("a saved fact that is none of the run is named with its place", "[result]") {
  Assessment one = random_assessment(1, 1, true);
  REQUIRE(one.communities.size() == 1);
  const auto day = [](int number) { return parse_date("2024-03-0" + std::to_string(number)); };
  const std::vector<Named>& form = known_field(one.run, "organisation.form").options;
  const std::vector<Named>& work = known_field(one.run, "secretary.street_meeting_work").options;
  REQUIRE((form.size() > 1 && work.size() == 3));
  one.communities.front().facts = {{"households", Decimal{1200, 0}},
                                   {"centre.area", Decimal{1805, 1}},
                                   {"centre.built", true},
                                   {"activities.gatherings", std::vector<Date>{*day(1), *day(2)}},
                                   {"organisation.form", form.front()},
                                   {"secretary.street_meeting_work", work}};
  one.communities.front().invalid_facts = {"committee.size"};
  const std::string text = json(one);
  CHECK(faults(text).empty());
  const std::size_t first =
      std::count(text.begin(), text.begin() + text.find("\"facts\""), '\n') + 2;
  const auto fault = [&](const std::string& old, const std::string& by) {
    std::string all;
    for (const std::string& found : faults(replaced(text, old, by, "\"facts\""))) {
      all += (all.empty() ? "" : " | ") + found;
    }
    return all;
  };
  const auto at = [first](std::size_t line, const std::string& column_and_name) {
    return ' ' + std::to_string(first + line) + ':' + column_and_name;
  };
  CHECK(fault("\"households\"", "\"houses\"") == "CB6009" + at(0, "9 houses"));
  CHECK(fault("1200,", "1200,\n\"households\": 1200,") == "CB6010" + at(1, "1 households"));
  // Of another type, too fine, no option, not in order, or nothing.
  CHECK(fault("1200", "\"1200\"") == "CB6012" + at(0, "23 households"));
  CHECK(fault("1200", "1200.5") == "CB6012" + at(0, "23 households"));
  CHECK(fault("1200", "[]") == "CB6012" + at(0, "23 households"));
  CHECK(fault("1200", "null") == "CB6012" + at(0, "23 households"));
  CHECK(fault("true", "1") == "CB6012" + at(2, "25 centre.built"));
  CHECK(fault("true", "\"2024-01-01\"") == "CB6012" + at(2, "25 centre.built"));
  CHECK(fault("2024-03-01", "2024-03-09") == "CB6012" + at(3, "34 activities.gatherings"));
  CHECK(fault("2024-03-01", "2024-03-32") == "CB6012" + at(3, "34 activities.gatherings"));
  CHECK(fault(form.front().id, "report") == "CB6012" + at(4, "30 organisation.form"));
  CHECK(fault('"' + form.front().id + '"', "[]") == "CB6012" + at(4, "30 organisation.form"));
  const std::string set = "CB6012" + at(5, "42 secretary.street_meeting_work");
  CHECK(fault("\"report\", \"problems\"", "\"problems\", \"report\"") == set);
  CHECK(fault("\"report\", \"problems\"", "\"report\", \"report\"") == set);
  CHECK(fault("\"tasks\"", "\"task\"") == set);
  CHECK(fault("\"tasks\"", "1") == set);
  // What is invalid is a fact of the run, named once, that has no value.
  const std::string invalid = "[\"committee.size\"";
  for (const char* other : {"committee.sizes", "households"}) {
    CAPTURE(other);
    CHECK(fault(invalid, "[\"" + std::string(other) + '"') == "CB6012" + at(7, "25 invalid_facts"));
  }
  CHECK(fault(invalid, invalid + ", \"committee.size\"") == "CB6012" + at(7, "43 invalid_facts"));
  // They go together with what the head says of them.
  CHECK(faults(replaced(text, "\"facts\"", "\"facts_\"")).size() == 2);
  CHECK(faults(replaced(text, "  \"with_facts\": true,\n", "")).size() == 2);
}

TEST_CASE("signs that are not seen are escaped, and read back", "[result]") {
  Assessment one = sample();
  REQUIRE_FALSE(one.communities.empty());
  const std::string name = "甲\u202E乙\u2028\u2029\u2066\U000E0041\u200B丙";
  one.communities.front().name = name;
  for (result::Ranked& ranked : one.summary.ranking) {
    if (ranked.id == one.communities.front().id) ranked.name = name;
  }
  for (const std::string& text : {json(one), lines(one)}) {
    for (const std::string_view sign : {"\u202E", "\u2028", "\u2029", "\u2066"}) {
      CHECK(text.find(sign) == std::string::npos);
    }
    CHECK(read(text).communities.front().name == name);
  }
}

TEST_CASE("a summary without communities is read back", "[result]") {
  const Assessment one = random_assessment(3, 30);
  const std::string text =
      written("json", one.run, {}, one.summary, {Language::Zh, false, 80, Extent::Summary});
  const Assessment back = read(text);
  CHECK(back.communities.empty());
  CHECK(back.summary == one.summary);
}

TEST_CASE("a saved assessment that is cut off anywhere is an error at its end", "[result]") {
  const Assessment one = sample();
  for (const std::string& text : {json(one), lines(one)}) {
    std::mt19937 random(7);
    for (int round = 0; round < 60; ++round) {
      std::size_t length = random() % (text.size() - 2);
      // Not inside a character.
      while (length > 0 && (static_cast<unsigned char>(text[length]) & 0xC0U) == 0x80U) --length;
      CAPTURE(length, text.size());
      const std::vector<std::string> all = faults(text.substr(0, length));
      REQUIRE(all.size() == 1);
      CHECK((all.front().starts_with("CB6001") || all.front().starts_with("CB6004")));
    }
  }
}

TEST_CASE("what is no saved assessment is told apart", "[result]") {
  CHECK(faults("") == std::vector<std::string>{"CB6001 0:0"});
  CHECK(faults("{\"schema\": 2,}") == std::vector<std::string>{"CB6002 1:14"});
  CHECK(faults("[1, 2]") == std::vector<std::string>{"CB6004 1:1"});
  CHECK(faults("{\"cbps\": \"0.1.0\", \"communities\": []}") ==
        std::vector<std::string>{"CB6004 1:1"});
  CHECK(faults("{\"schema\": 1, \"communities\": [{}]}") ==
        std::vector<std::string>{"CB6005 1:12 1"});
  CHECK(faults("{\"schema\": 3}\n{}\n") == std::vector<std::string>{"CB6005 1:12 3"});
  const std::string deep(300, '[');
  CHECK(faults(deep) == std::vector<std::string>{"CB6003 1:201"});
  const Assessment one = sample();
  const std::string brief = written("jsonl", one.run, one.communities, one.summary, {});
  REQUIRE(faults(brief).size() == 1);
  CHECK(faults(brief).front() == "CB6006 2:1");
  CHECK(faults(lines(one) + "{}\n").front().starts_with("CB6007"));
}

TEST_CASE("keys that are missing, unknown or given twice are named with their places", "[result]") {
  const std::string text = json(sample());
  const auto fault = [&](const std::string& old, const std::string& by,
                         const std::string& from = "") {
    const std::vector<std::string> all = faults(replaced(text, old, by, from));
    return all.empty() ? std::string() : all.front();
  };
  CHECK(fault("  \"as_of\": \"2024-12-31\",\n", "") == "CB6008 1:1 as_of");
  CHECK(fault("  \"cbps\"", "  \"cpbs\"").starts_with("CB6008 1:1 cbps"));
  CHECK(fault("\"cbps\": ", "\"extra\": 1, \"cbps\": ") == "CB6009 3:3 extra");
  CHECK(fault("\"cbps\": ", "\"cbps\": \"0\", \"cbps\": ") == "CB6010 3:16 cbps");
  CHECK(fault("\"outcome\": \"fail\"", "\"outcome\": \"bad\"", "\"communities\"")
            .starts_with("CB6012"));
  CHECK(fault("\"period\": \"2024\"", "\"period\": 2024").starts_with("CB6012 5:13 period"));
  CHECK(fault("\"relation\": \"", "\"relation\": \"~", "\"communities\"").starts_with("CB6012"));
  CHECK(fault("\"standards\": [", "\"standards\": {}, \"was\": [", "\"communities\"")
            .starts_with("CB6011"));
}

TEST_CASE("a figure that does not fit the others is named, wherever it stands", "[result]") {
  const Assessment one = sample();
  REQUIRE(!one.communities.empty());
  const std::string text = json(one);
  struct Row {
    std::string key;
    std::string from;
  };
  // Each figure of the first community and of the summary, one more than it was.
  const std::vector<Row> rows{
      {"\"percent\": ", "\"communities\""},  {"\"high\": ", "\"communities\""},
      {"\"pass\": ", "\"communities\""},     {"\"fail\": ", "\"communities\""},
      {"\"points\": ", "\"standards\""},     {"\"max\": ", "\"standards\""},
      {"\"gain\": ", "\"standards\""},       {"\"communities\": ", "\"summary\""},
      {"\"checks\": ", "\"summary\""},       {"\"pass\": ", "\"summary\""},
      {"\"mean_percent\": ", "\"summary\""}, {"\"ranked\": ", "\"summary\""},
      {"\"fail\": ", "\"worst_checks\""},    {"\"applies\": ", "\"worst_standards\""}};
  for (const Row& row : rows) {
    CAPTURE(row.key, row.from);
    const std::size_t begin = text.find(row.key, text.find(row.from)) + row.key.size();
    const std::size_t end = text.find_first_of(",}\n", begin);
    const std::string digits = text.substr(begin, end - begin);
    const std::size_t point = digits.find('.');
    const std::string changed = std::to_string(std::stoul(digits) + 1) +
                                (point == std::string::npos ? "" : digits.substr(point));
    std::string edited = text;
    edited.replace(begin, digits.size(), changed);
    const std::vector<std::string> all = faults(edited);
    REQUIRE(!all.empty());
    CHECK(all.front().starts_with("CB6013"));
  }
  // Exact values, and a verdict that was turned.
  for (const auto& [old, by] : std::vector<std::pair<std::string, std::string>>{
           {"\"exact\": \"", "\"exact\": \"1"},
           {"\"outcome\": \"unknown\",\n              \"reason\": \"missing\",",
            "\"outcome\": \"unknown\",\n              \"reason\": \"invalid\","}}) {
    CAPTURE(old);
    const std::vector<std::string> all = faults(replaced(text, old, by, "\"communities\""));
    if (old.find("reason") != std::string::npos) continue;  // nothing else says it
    REQUIRE(!all.empty());
  }
  const std::string passed = "\"outcome\": \"pass\", \"points\"";
  CHECK(!faults(replaced(text, passed,
                         "\"outcome\": \"unknown\", \"reason\": \"missing\", \"points\"",
                         "\"communities\""))
             .empty());
}

TEST_CASE("an area whose losses are not those of all standards is an error", "[result]") {
  Assessment one = sample();
  const auto names_losses = [&one] {
    const std::vector<std::string> all = faults(json(one));
    return std::any_of(all.begin(), all.end(), [](const std::string& fault) {
      return fault.starts_with("CB6013") && fault.find("losses") != std::string::npos;
    });
  };
  REQUIRE(!one.summary.groups.empty());
  const std::vector<std::uint32_t> none(one.run.standards.size());
  auto& losses = one.summary.groups.front().losses.emplace(AreaLosses{none, none, none});
  CHECK_FALSE(names_losses());
  losses.unknown.pop_back();
  CHECK(names_losses());
}

TEST_CASE("a community without the checks of the run names the first that differs", "[result]") {
  const Assessment one = sample();
  Assessment other = one;
  other.communities[0].standards[0].checks[0].id = "1.9";
  Sources sources;
  const FileId file = sources.add("saved.json", json(other));
  Diagnostics diagnostics;
  Keeper keeper;
  CHECK_FALSE(read_archive(file, sources, keeper, diagnostics));
  REQUIRE(!diagnostics.empty());
  const Diagnostic& fault = diagnostics.all().front();
  CHECK(fault.code == Code::SavedSum);
  CHECK(fault.arguments ==
        std::vector<Argument>{std::string("standards"), std::string("1.9"),
                              std::string(one.communities[0].standards[0].checks[0].id)});
}

TEST_CASE("a saved assessment that was damaged anywhere is read without a crash", "[result]") {
  const std::string text = json(sample());
  std::mt19937 random(11);
  const std::size_t rounds = cbps::test::random_rounds(300);
  std::size_t found = 0;
  for (std::size_t round = 0; round < rounds; ++round) {
    std::string damaged = text;
    for (int i = 0; i < 3; ++i) {
      const std::size_t at = random() % damaged.size();
      constexpr std::string_view kBytes = "0129-.\"{}[],:/nte\\";
      switch (random() % 3) {
        case 0: damaged[at] = kBytes[random() % kBytes.size()]; break;
        case 1: damaged.erase(at, random() % 40); break;
        default: damaged.insert(at, damaged.substr(random() % damaged.size(), random() % 40));
      }
    }
    found += faults(damaged).empty() ? 0 : 1;
  }
  CHECK(found > rounds / 2);
}

TEST_CASE("fractions that are too large to be compared are an error", "[result]") {
  const std::string text = json(sample());
  const std::size_t begin = text.find("\"exact\": \"", text.find("\"communities\"")) + 10;
  const std::size_t end = text.find('"', begin);
  for (const char* large : {"9223372036854775806/9223372036854775807", "9223372036854775807/2"}) {
    std::string edited = text;
    edited.replace(begin, end - begin, large);
    CHECK(!faults(edited).empty());
  }
  CHECK(faults(replaced(text, "\"period\": \"2024\"", "\"period\": \"0\"")).front() ==
        "CB6012 5:13 period");
}

TEST_CASE("an assessment with many errors names the first hundred", "[result]") {
  std::string text = lines(random_assessment(5, 400));
  const std::string old = "\"points\":";
  for (std::size_t at = text.find("\"standards\""); (at = text.find(old, at)) != std::string::npos;
       at += old.size()) {
    text.replace(at, old.size(), "\"pionts\":");
  }
  const std::vector<std::string> all = faults(text);
  CHECK(all.size() > 100);
  CHECK(all.back().starts_with("CB6014"));
}

TEST_CASE("a formula is read back from its text", "[result]") {
  const std::vector<Input> inputs{
      {"households", {}, {}, {}}, {"param.a", {}, {}, {}}, {"param.a % 5", {}, {}, {}}};
  for (const std::string text : {"param.a * households / 100", "(households + 2.5) * param.a",
                                 "param.a % 5 - 3", "-4 + households"}) {
    CAPTURE(text);
    Gap gap;
    gap.inputs = inputs;
    const auto tokens = read_formula(text, inputs);
    REQUIRE(tokens.has_value());
    gap.formula = *tokens;
    CHECK(formula_text(gap) == text);
  }
  CHECK_FALSE(read_formula("households * unknown", inputs).has_value());
  CHECK_FALSE(read_formula("households ^ 2", inputs).has_value());
  CHECK(read_formula("", inputs)->empty());
}

TEST_CASE("the samples of reports are read back", "[result]") {
  Assessment one{sample_run(), three_communities(), district_summary(three_communities())};
  for (const std::string& text : {json(one), lines(one)}) {
    Sources sources;
    const FileId file = sources.add("saved.json", text);
    Diagnostics diagnostics;
    Keeper keeper;
    // Their figures are made up and do not fit each other; all else is read.
    CHECK_FALSE(read_archive(file, sources, keeper, diagnostics));
    for (const Diagnostic& fault : diagnostics.all()) CHECK(fault.code == Code::SavedSum);
  }
}

}  // namespace cbps::result::test
