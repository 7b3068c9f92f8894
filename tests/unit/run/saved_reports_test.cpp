#include "cbps/run/saved_reports.h"

#include <map>
#include <string>
#include <vector>

#include "cbps/result/archive.h"
#include "support/catch.h"
#include "support/random_facts.h"
#include "support/random_work.h"
#include "unit/run/memory.h"

namespace cbps::run::test {
namespace {

using report::Extent;

/// Every form of every format.
std::vector<Wanted> all_forms(std::vector<MemorySink>& sinks) {
  std::vector<Wanted> all;
  for (const report::Format& format : report::formats()) {
    for (const Extent extent : {Extent::Summary, Extent::Normal, Extent::Detail}) {
      all.push_back({&format, extent, nullptr});
    }
  }
  sinks = std::vector<MemorySink>(all.size());
  for (std::size_t i = 0; i < all.size(); ++i) all[i].sink = &sinks[i];
  return all;
}

/// The text of one form.
const std::string& text_of(const std::vector<Wanted>& forms, const std::vector<MemorySink>& sinks,
                           std::string_view format, Extent extent) {
  for (std::size_t i = 0; i < forms.size(); ++i) {
    if (forms[i].format->name == format && forms[i].extent == extent) return sinks[i].text;
  }
  FAIL("there is no such form");
  return sinks.front().text;
}

system::MakeSpool make_spool() {
  return [] { return std::make_unique<MemorySpool>(); };
}

/// Makes all forms again of a saved assessment; nothing where it has an error.
std::optional<std::vector<std::string>> made_again(const std::string& saved,
                                                   const std::vector<Wanted>& forms,
                                                   Language language) {
  Sources sources;
  const FileId file = sources.add("saved", saved);
  std::vector<MemorySink> sinks(forms.size());
  std::vector<Target> targets;
  for (std::size_t i = 0; i < forms.size(); ++i) {
    targets.push_back({forms[i].format, {language, false, 80, forms[i].extent, false}, &sinks[i]});
  }
  Diagnostics diagnostics;
  const auto results = report_saved(file, sources, targets, make_spool(), diagnostics);
  for (const Diagnostic& one : diagnostics.all()) UNSCOPED_INFO(render(one, sources, {}));
  if (!results) return std::nullopt;
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < forms.size(); ++i) {
    CHECK(std::holds_alternative<Written>((*results)[i]));
    texts.push_back(std::move(sinks[i].text));
  }
  return texts;
}

/// Whether every form made from the archives, in either language, is what the run writes. Returns
/// how many communities there were.
std::size_t check_made_again(MemoryInputs& inputs, Options options) {
  struct Run {
    std::vector<MemorySink> sinks;
    std::vector<Wanted> forms;
  };
  std::size_t communities = 0;
  std::map<Language, Run> runs;
  for (const Language language : {Language::Zh, Language::En}) {
    options.language = language;
    Run& run = runs[language];
    run.forms = all_forms(run.sinks);
    Recorder recorder;
    communities = assess(inputs, run.forms, options, recorder).communities;
  }
  for (const auto& [language, saved_by] : runs) {
    for (const std::string& saved :
         {text_of(saved_by.forms, saved_by.sinks, "json", Extent::Normal),
          text_of(saved_by.forms, saved_by.sinks, "jsonl", Extent::Detail)}) {
      for (const auto& [wanted, run] : runs) {
        const auto texts = made_again(saved, run.forms, wanted);
        REQUIRE(texts.has_value());
        for (std::size_t i = 0; i < run.forms.size(); ++i) {
          CAPTURE(run.forms[i].format->name, static_cast<int>(run.forms[i].extent));
          CHECK((*texts)[i] == run.sinks[i].text);
        }
      }
    }
  }
  return communities;
}

/// Good, bad and undecided communities, one with a remark, one with a fault, wrong ones, and one
/// given twice.
std::map<std::string, std::string> mixed_texts() {
  return {{"a.yaml", profile("a")},
          {"b.yaml", "id: b\nperiod: 2024\nhouseholds: x\n"},
          {"c.csv", table(40) + "t3,2024,500,400,true\n"},
          {"d.yaml", "[\n"},
          {"e.yaml", profile("e") + "name: '<b>|\\n'\n"}};
}

}  // namespace

TEST_CASE("reports of a saved assessment are those of the run that saved it", "[run]") {
  MemoryInputs inputs(mixed_texts());
  for (const bool with_facts : {false, true}) {
    CAPTURE(with_facts);
    Options options;
    options.with_facts = with_facts;
    CHECK(check_made_again(inputs, options) == 43);
  }
}

TEST_CASE("facts stand in reports for machines only, and change nothing else", "[run]") {
  MemoryInputs inputs(mixed_texts());
  std::vector<MemorySink> without_sinks;
  const std::vector<Wanted> without = all_forms(without_sinks);
  std::vector<MemorySink> with_sinks;
  const std::vector<Wanted> with = all_forms(with_sinks);
  Recorder recorder;
  Options options;
  CHECK(assess(inputs, without, options, recorder).communities == 43);
  options.with_facts = true;
  CHECK(assess(inputs, with, options, recorder).communities == 43);
  for (std::size_t i = 0; i < with.size(); ++i) {
    CAPTURE(with[i].format->name);
    CHECK(with[i].format->has_facts == (with_sinks[i].text != without_sinks[i].text));
  }
  CHECK(text_of(with, with_sinks, "jsonl", Extent::Detail).find("\"facts\":{\"households\":500,") !=
        std::string::npos);
}

TEST_CASE("so are those of random communities and all checks", "[run]") {
  const rules::RulePack& pack = cbps::test::lenient_pack();
  const std::size_t rounds = cbps::test::random_rounds(2);
  std::size_t communities = 0;
  for (std::size_t seed = 0; seed < rounds; ++seed) {
    CAPTURE(seed);
    MemoryInputs inputs({{"table.csv", cbps::test::random_table(130, seed)}});
    Options options;
    options.only = {};
    options.pack = &pack;
    options.with_facts = seed % 2 == 1;
    communities += check_made_again(inputs, options);
  }
  CHECK(communities >= 50 * rounds);
}

/// The communities of a saved assessment.
class Communities final : public result::ArchiveReceiver {
 public:
  void begin(const result::Run& /*run*/, bool /*has_communities*/) override {}
  void add(result::Community community, std::uint64_t /*begin*/) override {
    all.push_back(std::move(community));
  }
  void end(result::Summary /*summary*/) override {}

  std::vector<result::Community> all;
};

/// Reading a saved assessment computes the score with waivers from the points of the checks, and
/// compares it with what the scores of the batch were.
TEST_CASE("so are those of communities with waivers and a baseline", "[run]") {
  const rules::RulePack& pack = cbps::test::lenient_pack();
  const std::size_t rounds = cbps::test::random_rounds(1);
  for (std::size_t seed = 0; seed < rounds; ++seed) {
    CAPTURE(seed);
    Options options;
    options.only = {};
    options.pack = &pack;
    MemoryInputs earlier({{"table.csv", cbps::test::random_table(130, 2 * seed + 1)}});
    std::vector<MemorySink> sinks;
    const std::vector<Wanted> forms = all_forms(sinks);
    Recorder recorder;
    (void)assess(earlier, forms, options, recorder);
    Sources sources;
    const FileId file = sources.add("saved", text_of(forms, sinks, "json", Extent::Normal));
    Communities former;
    Diagnostics diagnostics;
    REQUIRE(read_archive(file, sources, former, diagnostics));
    options.baseline = former.all;
    const Date last = Period{2024}.end();
    for (const std::string_view rule : {"3", "12.1", "19", "22", "5"}) {
      // Of one all that is waived is over, of another nothing of it has begun.
      const bool is_over = rule == "22";
      const bool is_to_come = rule == "5";
      result::Waiver waiver{"*", std::string(rule), "reason", "body", "number", {}, last, {}};
      if (is_over) waiver.until.days -= 1;
      if (is_to_come) waiver.from = Date{last.days + 1};
      if (is_to_come) waiver.until = Date{last.days + 2};
      options.waivers.push_back(std::move(waiver));
    }
    options.waivers.push_back(
        {former.all.front().id, "1", "reason", "body", "number", last, last, {}});
    MemoryInputs inputs({{"table.csv", cbps::test::random_table(130, 2 * seed)}});
    CHECK(check_made_again(inputs, options) >= 50);
  }
}

TEST_CASE("nothing is written of a saved assessment that has an error", "[run]") {
  MemoryInputs inputs(mixed_texts());
  std::vector<MemorySink> sinks;
  const std::vector<Wanted> forms = all_forms(sinks);
  Recorder recorder;
  const Outcome outcome = assess(inputs, forms, {}, recorder);
  REQUIRE(outcome.communities > 0);
  std::string saved = text_of(forms, sinks, "json", Extent::Normal);
  saved.resize(saved.size() - 3);
  CHECK_FALSE(made_again(saved, forms, Language::En).has_value());
}

TEST_CASE("a report of a saved assessment that cannot be written leaves the others whole",
          "[run]") {
  MemoryInputs inputs(mixed_texts());
  MemorySink json;
  MemorySink text;
  Recorder recorder;
  const Outcome outcome = assess(inputs,
                                 {{report::find_format("json"), Extent::Normal, &json},
                                  {report::find_format("text"), Extent::Normal, &text}},
                                 {}, recorder);
  REQUIRE(outcome.communities > 0);
  Sources sources;
  const FileId file = sources.add("saved", json.text);
  MemorySink full(0);
  MemorySink again;
  const report::Style style{Language::En, false, 80, Extent::Normal, false};
  Diagnostics diagnostics;
  const auto results = report_saved(
      file, sources,
      {{report::find_format("json"), style, &full}, {report::find_format("text"), style, &again}},
      make_spool(), diagnostics);
  REQUIRE(results.has_value());
  CHECK(std::holds_alternative<system::WriteError>((*results)[0]));
  CHECK(std::holds_alternative<Written>((*results)[1]));
  CHECK(again.text == text.text);
}

}  // namespace cbps::run::test
