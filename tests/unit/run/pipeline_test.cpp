#include <fmt/format.h>

#include <atomic>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <thread>

#include "cbps/run/assess_inputs.h"
#include "support/catch.h"
#include "support/pack.h"

namespace cbps::run {
namespace {

/// Inputs in memory. Remembers which threads read them.
class MemoryInputs {
 public:
  explicit MemoryInputs(std::map<std::string, std::string> texts) : texts_(std::move(texts)) {}

  std::optional<InputBytes> read(const Input& input, Sources& sources, Diagnostics& diagnostics) {
    const std::lock_guard lock(mutex_);
    threads_.insert(std::this_thread::get_id());
    ++reads_[input.name];
    const auto found = texts_.find(input.name);
    if (found != texts_.end()) return InputBytes{sources.add(input.name, found->second)};
    diagnostics.add(Code::NoSuchFile, {0, 0, sources.add(input.name, "")});
    return std::nullopt;
  }

  [[nodiscard]] std::vector<Input> list() const {
    std::vector<Input> all;
    for (const auto& [name, text] : texts_) {
      all.push_back({name, name.ends_with(".csv") ? InputKind::Table : InputKind::Profiles});
    }
    return all;
  }
  [[nodiscard]] const std::set<std::thread::id>& threads() const { return threads_; }
  [[nodiscard]] std::size_t reads(const std::string& name) const { return reads_.at(name); }

 private:
  std::map<std::string, std::string> texts_;
  std::mutex mutex_;
  std::set<std::thread::id> threads_;
  std::map<std::string, std::size_t> reads_;
};

/// Keeps what is written, up to `room` bytes: then writing fails.
class MemorySpool final : public system::Spool {
 public:
  explicit MemorySpool(std::size_t room = SIZE_MAX) : room_(room) {}

  bool write(std::string_view bytes) override {
    if (bytes.size() > room_ - text.size()) {
      error_ = system::WriteError{{"内存", "memory"}, {"满", "full"}};
      return false;
    }
    text += bytes;
    return true;
  }
  [[nodiscard]] std::optional<system::WriteError> error() const override { return error_; }
  bool copy_to(system::Sink& target) override { return target.write(text); }

  std::string text;

 private:
  std::size_t room_;
  std::optional<system::WriteError> error_;
};

/// Remembers which threads it was called by, and the messages.
class Recorder final : public Observer {
 public:
  void messages(const std::vector<result::Remark>& messages, const Sources&) override {
    threads.insert(std::this_thread::get_id());
    for (const result::Remark& one : messages) {
      codes += fmt::format("{} {}:{}\n", info(one.diagnostic.code).id, one.location.file,
                           one.location.line);
    }
  }
  void progress(std::size_t communities) override {
    threads.insert(std::this_thread::get_id());
    assessed = communities;
  }
  void input_ended(std::size_t left_out) override { not_passed_on = left_out; }

  std::set<std::thread::id> threads;
  std::string codes;
  std::size_t assessed = 0;
  std::size_t not_passed_on = 0;
};

struct Result {
  Outcome outcome;
  std::string report;
  Recorder recorder;
};

struct Options {
  std::size_t jobs = 1;
  std::optional<int> year = 2024;
  std::size_t sink_room = SIZE_MAX;
  std::size_t spool_room = SIZE_MAX;
};

void assess(MemoryInputs& inputs, std::vector<Input> list, const Options& options, Result& result) {
  const rules::RulePack& pack = test::pack();
  const ReadInput read = [&inputs](const Input& input, Sources& sources, Diagnostics& diagnostics) {
    return inputs.read(input, sources, diagnostics);
  };
  InputQueue queue(std::move(list), read, pack.dictionary);
  const Survey survey = queue.survey(options.year.has_value());
  const Period period{options.year ? *options.year : survey.year.value_or(1)};
  Diagnostics diagnostics;
  const audit::Selection selection = audit::select(pack, {"8.2"}, {}, diagnostics);
  const audit::Task task{pack, selection, {period, period.end()}};
  const result::Run head = audit::describe(task, Language::En, "test", {});
  const report::Style style{Language::En, false, 80, report::Extent::Normal, true};
  YearSource year = survey.year ? YearSource::Found : YearSource::None;
  if (options.year) year = YearSource::Given;
  const Plan plan{task, head, *report::find_format("jsonl"), style, 256, {}, year, options.jobs};
  MemorySpool sink(options.sink_room);
  MemorySpool spool(options.spool_room);
  result.outcome = assess_inputs(plan, queue, sink, spool, result.recorder);
  result.report = sink.text;
}

void assess(MemoryInputs& inputs, const Options& options, Result& result) {
  assess(inputs, inputs.list(), options, result);
}

std::string table(std::size_t rows, std::string_view year = "2024") {
  std::string text = "id,period,households,centre.area\n";
  for (std::size_t i = 0; i < rows; ++i) text += fmt::format("t{},{},{},400\n", i, year, 500 + i);
  return text;
}

std::string profile(std::string_view id, int year = 2024) {
  return fmt::format("id: {}\nperiod: {}\nhouseholds: 1000\ncentre.area: 300\n", id, year);
}

}  // namespace

TEST_CASE("inputs in memory become a report in memory", "[run]") {
  MemoryInputs inputs({{"a.yaml", profile("a")}, {"b.yaml", "id: ["}, {"t.csv", table(3)}});
  Result result;
  assess(inputs, {}, result);
  CHECK(result.outcome.is_complete);
  CHECK(result.outcome.communities == 4);
  CHECK(result.outcome.some_rejected);
  CHECK_FALSE(result.outcome.write_error);
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
  assess(one, {8}, other);
  CHECK(one.threads() == this_thread);
  CHECK(other.recorder.threads == this_thread);
  CHECK(other.outcome.communities == 20);
}

TEST_CASE("the report is the same at any number of threads", "[run]") {
  std::map<std::string, std::string> texts{{"t.csv", table(30'000)}, {"u.csv", table(10)}};
  for (int i = 0; i < 200; ++i) {
    texts[fmt::format("p{:03}.yaml", i)] = profile(fmt::format("p{}", i));
  }
  std::string expected;
  for (const std::size_t jobs : {1, 2, 5}) {
    CAPTURE(jobs);
    MemoryInputs inputs(texts);
    Result result;
    assess(inputs, {jobs}, result);
    CHECK(result.outcome.communities == 30'200);
    CHECK(result.outcome.some_rejected);  // the ids of u.csv are given before
    if (jobs == 1) expected = result.report;
    CHECK((result.report == expected));
  }
}

TEST_CASE("where no year is given, the report waits for all years to agree", "[run]") {
  MemoryInputs agreed({{"a.yaml", profile("a")}, {"b.yaml", profile("b")}});
  Result result;
  assess(agreed, {1, std::nullopt}, result);
  CHECK(result.outcome.is_complete);
  CHECK(result.report.find(R"("id":"b")") != std::string::npos);

  MemoryInputs different({{"a.yaml", profile("a")}, {"b.yaml", profile("b", 2023)}});
  Result other;
  assess(different, {1, std::nullopt}, other);
  CHECK_FALSE(other.outcome.is_complete);
  CHECK(other.outcome.other_years == std::set<int>{2023});
  CHECK(other.report.empty());

  MemoryInputs silent({{"a.yaml", "id: a\n"}, {"b.yaml", "id: b\n"}});
  Result none;
  assess(silent, {1, std::nullopt}, none);
  CHECK_FALSE(none.outcome.is_complete);
  CHECK(none.outcome.without_year == 2);
}

TEST_CASE("after a write that fails nothing more is read, and the reason is returned", "[run]") {
  for (const bool year_is_given : {true, false}) {
    CAPTURE(year_is_given);
    MemoryInputs inputs({{"t.csv", table(20'000)}});
    Options options;
    if (!year_is_given) options.year.reset();
    (year_is_given ? options.sink_room : options.spool_room) = 10'000;
    Result result;
    assess(inputs, options, result);
    CHECK_FALSE(result.outcome.is_complete);
    REQUIRE(result.outcome.write_error);
    CHECK(result.outcome.write_error->reason.en == "full");
    CHECK(result.outcome.communities < 1000);
  }
}

TEST_CASE("an input that cannot be read again is read once", "[run]") {
  MemoryInputs inputs({{"a.csv", table(5)}});
  const rules::RulePack& pack = test::pack();
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

}  // namespace cbps::run
