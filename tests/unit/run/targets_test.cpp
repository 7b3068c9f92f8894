#include <fmt/format.h>

#include <map>
#include <string>
#include <vector>

#include "cbps/run/assess_inputs.h"
#include "run/piece_store.h"
#include "support/catch.h"
#include "unit/run/memory.h"

namespace cbps::run::test {
namespace {

using report::Extent;

struct Kind {
  std::string_view format;
  Extent extent = Extent::Normal;
};

/// Reports of all forms: streamed and documents, of communities in full, in brief and not at all.
constexpr Kind kKinds[] = {{"jsonl"},    {"text", Extent::Detail},
                           {"markdown"}, {"json", Extent::Summary},
                           {"text"},     {"json"}};

/// A run with all of these reports, or with some of them.
struct Result {
  Outcome outcome;
  std::vector<std::string> reports;
  std::vector<std::size_t> writes;
  Recorder recorder;
};

void assess_to(MemoryInputs& inputs, const std::vector<Kind>& kinds, std::vector<MemorySink*> sinks,
               const Options& options, Result& result) {
  std::vector<Wanted> wanted;
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    wanted.push_back({report::find_format(kinds[i].format), kinds[i].extent, sinks[i]});
  }
  result.outcome = assess(inputs, wanted, options, result.recorder);
  for (const MemorySink* sink : sinks) {
    result.reports.push_back(sink->text);
    result.writes.push_back(sink->writes);
  }
}

void assess_all(MemoryInputs& inputs, const std::vector<Kind>& kinds, const Options& options,
                Result& result) {
  std::vector<MemorySink> sinks(kinds.size());
  std::vector<MemorySink*> pointers;
  for (MemorySink& sink : sinks) pointers.push_back(&sink);
  assess_to(inputs, kinds, pointers, options, result);
}

std::vector<Kind> all_kinds() { return {std::begin(kKinds), std::end(kKinds)}; }

/// Communities of every sort: good, bad, undecided, with a remark, rejected, given twice.
std::map<std::string, std::string> mixed_texts() {
  return {{"a.yaml", profile("a")},
          {"b.yaml", "id: b\nperiod: 2024\nhouseholds: 7\ncentre.area: 400\n"},
          {"c.yaml", "id: ["},
          {"d.yaml", "id: d\nperiod: 2024\nhouseholds: 1000\n"},
          {"e.yaml", profile("a")},
          {"t.csv", table(250)},
          {"u.csv", table(10)}};
}

bool is_written(const TargetResult& result) { return std::holds_alternative<Written>(result); }
bool is_error(const TargetResult& result) {
  return std::holds_alternative<system::WriteError>(result);
}

std::size_t count(const std::string& text, std::string_view word) {
  std::size_t found = 0;
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
    ++found;
  }
  return found;
}

}  // namespace

TEST_CASE("several reports of one run are what each would be by itself", "[run]") {
  for (const bool year_is_given : {true, false}) {
    CAPTURE(year_is_given);
    Options options;
    if (!year_is_given) options.year.reset();
    MemoryInputs inputs(mixed_texts());
    Result all;
    assess_all(inputs, all_kinds(), options, all);
    CHECK(all.outcome.communities == 253);
    for (std::size_t i = 0; i < std::size(kKinds); ++i) {
      CAPTURE(kKinds[i].format, i);
      Result one;
      assess_all(inputs, {kKinds[i]}, options, one);
      CHECK(is_written(all.outcome.targets[i]));
      CHECK(!all.reports[i].empty());
      CHECK((all.reports[i] == one.reports[0]));
      CHECK(all.recorder.codes == one.recorder.codes);
    }
  }
}

TEST_CASE("the reports are the same at any number of threads", "[run]") {
  std::map<std::string, std::string> texts = mixed_texts();
  texts["v.csv"] = table(1500);
  for (int i = 0; i < 200; ++i) {
    texts[fmt::format("p{:03}.yaml", i)] = profile(fmt::format("p{}", i));
  }
  Result expected;
  MemoryInputs first(texts);
  assess_all(first, all_kinds(), {}, expected);
  CHECK(expected.outcome.communities == 1703);
  CHECK(expected.outcome.has_errors);
  for (const std::size_t jobs : {2, 4}) {
    CAPTURE(jobs);
    MemoryInputs inputs(texts);
    Options options;
    options.jobs = jobs;
    Result result;
    assess_all(inputs, all_kinds(), options, result);
    CHECK((result.reports == expected.reports));
    CHECK(result.recorder.codes == expected.recorder.codes);
  }
}

TEST_CASE("a report whose write fails is given up, and the others are whole", "[run]") {
  for (const bool year_is_given : {true, false}) {
    Options options;
    if (!year_is_given) options.year.reset();
    MemoryInputs inputs(mixed_texts());
    Result whole;
    assess_all(inputs, all_kinds(), options, whole);
    for (std::size_t failing = 0; failing < std::size(kKinds); ++failing) {
      REQUIRE(whole.writes[failing] > 0);
      for (std::size_t writes = 0; writes < whole.writes[failing]; ++writes) {
        CAPTURE(year_is_given, failing, writes);
        std::vector<std::unique_ptr<MemorySink>> sinks;
        std::vector<MemorySink*> pointers;
        for (std::size_t i = 0; i < std::size(kKinds); ++i) {
          sinks.push_back(std::make_unique<MemorySink>(i == failing ? writes : SIZE_MAX));
          pointers.push_back(sinks.back().get());
        }
        Result result;
        assess_to(inputs, all_kinds(), pointers, options, result);
        CHECK(result.outcome.communities == 253);
        for (std::size_t i = 0; i < std::size(kKinds); ++i) {
          if (i == failing) {
            CHECK(is_error(result.outcome.targets[i]));
            CHECK((whole.reports[i].starts_with(result.reports[i])));
          } else {
            CHECK(is_written(result.outcome.targets[i]));
            CHECK((result.reports[i] == whole.reports[i]));
          }
        }
      }
    }
  }
}

TEST_CASE("a spool that fails is the failure of its report alone", "[run]") {
  MemoryInputs inputs(mixed_texts());
  const std::vector<Kind> kinds{{"text"}, {"json"}, {"jsonl"}};
  for (const bool fails_to_write : {true, false}) {
    for (std::size_t failing = 0; failing < kinds.size(); ++failing) {
      CAPTURE(fails_to_write, failing);
      std::size_t made = 0;
      Options options;
      options.year.reset();  // each of the reports is kept in a spool
      options.make_spool = [&]() -> std::unique_ptr<system::Spool> {
        if (made++ != failing) return std::make_unique<MemorySpool>();
        return std::make_unique<MemorySpool>(fails_to_write ? 1 : SIZE_MAX, 0);
      };
      Result result;
      assess_all(inputs, kinds, options, result);
      CHECK(made == kinds.size());
      for (std::size_t i = 0; i < kinds.size(); ++i) {
        CHECK(is_error(result.outcome.targets[i]) == (i == failing));
      }
    }
  }
}

TEST_CASE("when all reports have failed nothing more is read", "[run]") {
  const std::vector<Kind> kinds{{"jsonl"}, {"json"}};
  for (const bool year_is_given : {true, false}) {
    CAPTURE(year_is_given);
    MemoryInputs inputs({{"t.csv", table(20'000)}});
    std::size_t made = 0;
    Options options;
    if (!year_is_given) options.year.reset();
    options.make_spool = [&]() -> std::unique_ptr<system::Spool> {
      return std::make_unique<MemorySpool>(1 + made++);
    };
    MemorySink first(1);
    MemorySink second(2);
    Result result;
    assess_to(inputs, kinds, {&first, &second}, options, result);
    for (const TargetResult& one : result.outcome.targets) {
      REQUIRE(is_error(one));
      CHECK(std::get<system::WriteError>(one).reason.en == "full");
    }
    CHECK(result.outcome.communities > 0);
    CHECK(result.outcome.communities < 1000);
  }
}

TEST_CASE("an output that could not be opened is not written to", "[run]") {
  MemoryInputs inputs({{"t.csv", table(10)}});
  MemorySink closed;
  closed.fail();
  MemorySink open;
  Result result;
  assess_to(inputs, {{"markdown"}, {"json"}}, {&closed, &open}, {}, result);
  CHECK(is_error(result.outcome.targets[0]));
  CHECK(is_written(result.outcome.targets[1]));
  CHECK(result.outcome.communities == 10);

  MemoryInputs unread({{"t.csv", table(10)}});
  Result none;
  assess_to(unread, {{"markdown"}}, {&closed}, {}, none);
  CHECK(is_error(none.outcome.targets[0]));
  CHECK(none.outcome.communities == 0);
}

TEST_CASE("a document shows the worst community first, of very many the first", "[run]") {
  const std::size_t most = PieceStore::kMostSorted;
  for (const std::size_t number : {std::size_t{3}, most, most + 1}) {
    CAPTURE(number);
    // All have the same score but the last, which is worse.
    std::string text = "id,period,households,centre.area,centre.built\n";
    for (std::size_t i = 1; i < number; ++i) text += fmt::format("t{},2024,500,400,true\n", i);
    text += "bad,2024,500,50,true\n";
    MemoryInputs inputs({{"t.csv", text}});
    Result result;
    assess_all(inputs, {{"text"}, {"markdown"}, {"jsonl"}}, {}, result);
    for (const std::size_t i : {0, 1}) {
      const std::string& report = result.reports[i];
      const std::size_t begin = i == 1 ? report.find("## The communities") : 0;
      const std::size_t bad = report.find("bad", begin);
      const std::size_t first = report.find("t1", begin);
      REQUIRE(bad != std::string::npos);
      REQUIRE(first != std::string::npos);
      CHECK((bad < first) == (number <= most));
    }
    const std::string& streamed = result.reports[2];
    CHECK(streamed.find("\"bad\"") > streamed.find("\"t1\""));
  }
}

TEST_CASE("a document names what was rejected before its communities, then remarks", "[run]") {
  MemoryInputs inputs({{"a.yaml", profile("a")},
                       {"b.yaml", "id: b\nperiod: 2024\nhouseholds: 7\n"},
                       {"c.yaml", "id: ["}});
  Result result;
  assess_all(inputs, {{"text"}, {"markdown"}, {"text", Extent::Summary}, {"text", Extent::Detail}},
             {}, result);
  for (const std::string& report : result.reports) {
    CAPTURE(report);
    const bool is_detail = &report == &result.reports[3];
    const std::size_t rejected = report.find("Could not be assessed: 1 entry");
    const std::size_t remark = report.find(is_detail ? "1 remark\n" : "Remarks: 1");
    const std::size_t message = report.find("fewer than 100");
    CHECK(rejected < remark);
    CHECK(remark < message);
    CHECK(message != std::string::npos);
    CHECK(count(report, "fewer than 100") == 1);
  }
}

TEST_CASE("of very many remarks a document lists some and says how many more there are", "[run]") {
  std::string text = "id,period,households\n";
  for (std::size_t i = 0; i < 1500; ++i) text += fmt::format("t{},2024,7\n", i);
  for (const std::size_t jobs : {1, 4}) {
    MemoryInputs inputs({{"t.csv", text}});
    Options options;
    options.jobs = jobs;
    Result result;
    assess_all(inputs, {{"text", Extent::Summary}, {"markdown", Extent::Detail}}, options, result);
    CHECK(count(result.reports[0], "fewer than 100") == 1);
    CHECK(result.reports[0].find("at least 1000 cells: C2, C3, C4 …") != std::string::npos);
    CHECK(result.reports[0].find("Remarks: 1,500\n") != std::string::npos);
    CHECK(result.reports[0].find("500 more are not listed") != std::string::npos);
    CHECK(result.reports[1].find("- 1,500 remarks\n") != std::string::npos);
    Result brief;
    assess_all(inputs, {{"text"}}, options, brief);
    CHECK(count(brief.reports[0], "fewer than 100") == 1);
    CHECK(brief.reports[0].find("Remarks: 1,500\n") != std::string::npos);
    CHECK(brief.recorder.not_passed_on == 500);
  }
}

}  // namespace cbps::run::test
