#include <fmt/format.h>

#include <map>
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

TEST_CASE("where no year is given, the report waits for all years to agree", "[run]") {
  Options options;
  options.year.reset();
  MemoryInputs agreed({{"a.yaml", profile("a")}, {"b.yaml", profile("b")}});
  Result result;
  assess(agreed, options, result);
  CHECK(is_written(result.outcome));
  CHECK(result.report.find(R"("id":"b")") != std::string::npos);

  MemoryInputs different({{"a.yaml", profile("a")}, {"b.yaml", profile("b", 2023)}});
  Result other;
  assess(different, options, other);
  CHECK(std::holds_alternative<NoReport>(other.outcome.targets.at(0)));
  CHECK(other.outcome.other_years == std::set<int>{2023});
  CHECK(other.report.empty());

  MemoryInputs silent({{"a.yaml", "id: a\n"}, {"b.yaml", "id: b\n"}});
  Result none;
  assess(silent, options, none);
  CHECK(std::holds_alternative<NoReport>(none.outcome.targets.at(0)));
  CHECK(none.outcome.without_year == 2);
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
