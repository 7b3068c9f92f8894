#include <fmt/format.h>

#include <map>
#include <optional>
#include <set>
#include <string>
#include <thread>

#include "cbps/run/assess_inputs.h"
#include "support/catch.h"
#include "support/pack.h"
#include "unit/run/memory.h"

namespace cbps::run::test {
namespace {

/// A run with one report, as JSON Lines.
struct Result {
  Outcome outcome;
  std::string report;
  Recorder recorder;
};

void assess(MemoryInputs& inputs, const Options& options, Result& result,
            MemorySink&& sink = MemorySink()) {
  Wanted wanted;
  wanted.sink = &sink;
  result.outcome = assess(inputs, {wanted}, options, result.recorder);
  result.report = sink.text;
}

bool is_written(const Outcome& outcome) {
  return std::holds_alternative<Written>(outcome.targets.at(0));
}

}  // namespace

TEST_CASE("inputs in memory become a report in memory", "[run]") {
  MemoryInputs inputs({{"a.yaml", profile("a")}, {"b.yaml", "id: ["}, {"t.csv", table(3)}});
  Result result;
  assess(inputs, {}, result);
  CHECK(is_written(result.outcome));
  CHECK(result.outcome.communities == 4);
  CHECK(result.outcome.has_errors);
  CHECK(result.recorder.assessed == 4);
  CHECK(result.recorder.codes.find("b.yaml:1") != std::string::npos);
  CHECK(result.report.find(R"("id":"t2")") != std::string::npos);
}

TEST_CASE("with one job, or with work for one only, no thread is started", "[run]") {
  const std::set<std::thread::id> this_thread{std::this_thread::get_id()};
  MemoryInputs many({{"a.csv", table(20'000)}, {"b.csv", table(1)}, {"c.yaml", profile("c")}});
  MemoryInputs one({{"a.csv", table(20)}});
  Result result;
  assess(many, {}, result);
  CHECK(many.threads() == this_thread);
  CHECK(result.recorder.threads == this_thread);
  Result other;
  Options options;
  options.jobs = 8;
  assess(one, options, other);
  CHECK(one.threads() == this_thread);
  CHECK(other.recorder.threads == this_thread);
  CHECK(other.outcome.communities == 20);
}

TEST_CASE("where no year is given, it is the one that most communities state", "[run]") {
  Options options;
  options.year.reset();
  MemoryInputs agreed({{"a.yaml", profile("a")}, {"b.yaml", profile("b")}});
  Result result;
  assess(agreed, options, result);
  CHECK(is_written(result.outcome));
  CHECK(result.report.find(R"("id":"b")") != std::string::npos);

  MemoryInputs different(
      {{"a.yaml", profile("a")}, {"b.yaml", profile("b", 2023)}, {"c.yaml", "id: c\n"}});
  Result other;
  assess(different, options, other);
  CHECK(is_written(other.outcome));
  CHECK(other.outcome.communities == 1);
  CHECK(other.outcome.has_errors);
  CHECK(other.outcome.years == std::map<int, std::size_t>{{2023, 1}, {2024, 1}});
  CHECK(other.report.find(R"("code":"CB2020")") != std::string::npos);
  CHECK(other.report.find(R"("code":"CB2018")") != std::string::npos);

  MemoryInputs silent({{"a.yaml", "id: a\n"}, {"b.yaml", "id: b\n"}});
  Result none;
  assess(silent, options, none);
  CHECK(is_written(none.outcome));
  CHECK(none.outcome.communities == 0);
  CHECK(none.outcome.without_year == 2);
  CHECK(none.report.find(R"("code":"CB2018")") != std::string::npos);
}

TEST_CASE("where most communities state another year, nothing is written", "[run]") {
  Options options;
  options.year.reset();
  const auto better = [&options](std::map<std::string, std::string> texts) {
    MemoryInputs inputs(std::move(texts));
    Result result;
    assess(inputs, options, result);
    CHECK(result.report.empty() == result.outcome.better_year.has_value());
    CHECK(result.outcome.targets.empty() == result.outcome.better_year.has_value());
    return result.outcome.better_year;
  };
  CHECK(better({{"a.csv", table(1, "2023") + "x,2024,1,1,true\ny,2024,1,1,true\n"}}) == 2024);
  // Of two years that are as frequent the later one.
  CHECK(better({{"a.csv", table(300, "2023")}, {"b.csv", table(300, "2025")}}) == 2025);
  CHECK_FALSE(better({{"a.csv", table(300, "2025")}, {"b.csv", table(300, "2023")}}));
  CHECK_FALSE(better({{"a.csv", table(3, "2023") + "x,2024,1,1,true\n"}}));
  // What cannot be assessed for another reason says its year too.
  CHECK(better({{"a.yaml", profile("a", 2023)},
                {"b.yaml", "id: b\nperiod: 2025\nhouseholds: x\n"},
                {"c.yaml", "id: c\nperiod: 2025\nhouseholds: x\n"}}) == 2025);
}

TEST_CASE("inputs are read again from the first, those that can be read once are kept", "[run]") {
  MemoryInputs inputs(
      {{"a.csv", table(2)}, {"b.yaml", profile("b", 2023)}, {"c.yaml", profile("c")}});
  const rules::RulePack& pack = cbps::test::pack();
  const ReadInput read = [&inputs](const Input& input, Sources& sources, Diagnostics& diagnostics) {
    auto bytes = inputs.read(input, sources, diagnostics);
    bytes->can_be_read_again = input.name == "c.yaml";
    return bytes;
  };
  InputQueue queue(inputs.list(), read, pack.dictionary);
  CHECK(queue.survey(false).year == 2024);
  data::KeyMemo keys(pack.dictionary);
  const auto use_all = [&] {
    std::size_t units = 0;
    while (auto unit = queue.take()) {
      ++units;
      if (const auto* closed = std::get_if<InputQueue::ClosedInputs>(&*unit)) {
        for (const std::size_t input : closed->inputs) CHECK(queue.open(input, keys) != nullptr);
      }
    }
    return units;
  };
  CHECK(use_all() == 2);
  queue.rewind();
  CHECK(use_all() == 3);
  CHECK(inputs.reads("a.csv") == 1);
  CHECK(inputs.reads("b.yaml") == 1);
  CHECK(inputs.reads("c.yaml") == 2);
  CHECK_FALSE(queue.take());
}

TEST_CASE("a table that was changed is named with its communities in the report", "[run]") {
  for (const std::size_t jobs : {1, 4}) {
    MemoryInputs inputs({{"a.csv", table(1000)},
                         {"b.csv", "id,period\nx,2024\ny,2024\nz,2023\n"},
                         {"c.yaml", profile("c")}});
    inputs.changed = {"b.csv"};
    Options options;
    options.jobs = jobs;
    Result result;
    assess(inputs, options, result);
    CHECK(result.outcome.communities == 1003);
    CHECK(result.outcome.has_errors);
    CHECK(result.recorder.codes == "CB2020 b.csv:4\nCB0029 b.csv:0\n");
    constexpr std::string_view kArguments =
        R"json("args":["2",{"zh":"（x 至 y）","en":" (x to y)"}])json";
    CHECK(result.report.find(kArguments) != std::string::npos);
  }
}

TEST_CASE("what seems wrong with the rest of a table that was changed is not said", "[run]") {
  MemoryInputs inputs({{"a.csv", "id,period\nx,2024\n\"never\n"}, {"b.csv", "\"never\n"}});
  inputs.changed = {"a.csv", "b.csv"};
  Result result;
  assess(inputs, {}, result);
  CHECK(result.outcome.communities == 1);
  CHECK(result.recorder.codes == "CB0029 a.csv:0\nCB0028 b.csv:0\n");
}

TEST_CASE("the beginning of a table is never taken for all of it", "[run]") {
  MemoryInputs inputs({{"a.csv", table(3)}, {"b.csv", table(2, "2024")}});
  inputs.cut = {"a.csv"};
  Result result;
  assess(inputs, {}, result);
  CHECK(result.outcome.communities == 2);
  CHECK(result.outcome.has_errors);
  CHECK(result.recorder.codes == "CB0001 a.csv:1\n");
}

TEST_CASE("an input that cannot be read again is read once", "[run]") {
  MemoryInputs inputs({{"a.csv", table(5)}});
  const rules::RulePack& pack = cbps::test::pack();
  const ReadInput read = [&inputs](const Input& input, Sources& sources, Diagnostics& diagnostics) {
    auto bytes = inputs.read(input, sources, diagnostics);
    if (bytes) bytes->can_be_read_again = false;
    return bytes;
  };
  InputQueue queue({{"b.yaml"}, {"a.csv", InputKind::Table}}, read, pack.dictionary);
  CHECK(queue.survey(false).year == 2024);
  while (queue.take()) {
  }
  CHECK(inputs.reads("a.csv") == 1);
  CHECK(inputs.reads("b.yaml") == 1);
}

TEST_CASE("messages about very many communities are counted, not passed on", "[run]") {
  MemoryInputs inputs({{"t.csv", table(1500, "2023")}});
  Result result;
  assess(inputs, {}, result);
  CHECK(result.outcome.communities == 0);
  CHECK(result.recorder.not_passed_on == 500);
}

}  // namespace cbps::run::test
