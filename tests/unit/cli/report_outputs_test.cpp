#include "cli/report_outputs.h"

#include <cstdlib>
#include <filesystem>
#include <forward_list>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "support/catch.h"
#include "support/test_folder.h"
#include "unit/run/memory.h"

namespace cbps::cli {
namespace {

namespace fs = std::filesystem;
using run::test::MemoryInputs;
using run::test::MemorySink;

/// A folder, and a program that writes to memory.
class Scene : public test::TestFolder {
 public:
  /// Runs an assessment into the outputs. Returns what could not be written.
  std::vector<system::WriteError> run(const std::vector<ReportOutput>& outputs) {
    OpenOutputs open(outputs, environment_);
    std::vector<run::test::Wanted> wanted;
    for (const run::Target& target : open.targets({})) {
      wanted.push_back({target.format, target.style.extent, target.output});
    }
    MemoryInputs inputs({{"a.yaml", run::test::profile("a")}, {"t.csv", run::test::table(3000)}});
    run::test::Recorder recorder;
    outcome_ = run::test::assess(inputs, wanted, {}, recorder);
    return open.finish(outcome_.targets);
  }

  MemorySink out;
  MemorySink err;

 private:
  std::forward_list<rules::RulePack> packs_;
  Environment environment_{{}, {}, {}, out, err, {}, {}, packs_};
  run::Outcome outcome_;
};

const report::Format* format(std::string_view name) { return report::find_format(name); }

}  // namespace

TEST_CASE("files and standard output get their reports in one run", "[cli]") {
  Scene scene;
  scene.write("a.md", "earlier");
  CHECK(scene
            .run({{format("markdown"), scene.path("a.md")},
                  {format("json"), scene.path("a.json")},
                  {format("text"), ""}})
            .empty());
  CHECK(scene.read("a.md").starts_with("# "));
  CHECK(scene.read("a.json").ends_with("}\n"));
  CHECK(scene.out.text.find("3,001") != std::string::npos);
  CHECK(scene.files() == 2);
}

TEST_CASE("an output that fails is named and not written, and the others are whole", "[cli]") {
  Scene scene;
  scene.write("a.json", "earlier");
  const auto failures = scene.run({{format("markdown"), scene.path("none/a.md")},
                                   {format("jsonl"), "/dev/full"},
                                   {format("json"), scene.path("a.json")},
                                   {format("text"), scene.path("a.txt")}});
  REQUIRE(failures.size() == 2);
  CHECK(failures[0].target.en == scene.path("none/a.md"));
  CHECK(failures[1].target.en == "/dev/full");
  CHECK(scene.read("a.json").ends_with("}\n"));
  CHECK(scene.read("a.txt").find("3,001") != std::string::npos);
  CHECK(scene.files() == 2);

  scene.write("a.json", "earlier");
  const auto all = scene.run({{format("text"), "/dev/full"}, {format("markdown"), "/dev/full"}});
  CHECK(all.size() == 2);
  CHECK(scene.read("a.json") == "earlier");
}

TEST_CASE("a closed standard output is the failure of its report alone", "[cli]") {
  Scene scene;
  scene.out.fail();
  const auto failures = scene.run({{format("text"), ""}, {format("jsonl"), scene.path("a.jsonl")}});
  REQUIRE(failures.size() == 1);
  CHECK(scene.out.text.empty());
  CHECK(scene.read("a.jsonl").ends_with("}\n"));
}

TEST_CASE("every output that is also read is refused", "[cli]") {
  const Scene scene;
  scene.write("a.csv", "id\n");
  scene.write("b.csv", "id\n");
  fs::create_symlink(scene.path("b.csv"), scene.path("link"));
  const std::vector<run::Input> inputs{{scene.path("a.csv")}, {scene.path("b.csv")}};
  Diagnostics diagnostics;
  scene.write("rule.yaml", "a: 1\n");
  fs::create_hard_link(scene.path("rule.yaml"), scene.path("other name"));
  refuse_outputs_that_are_read(
      paths_of(std::vector<ReportOutput>{{format("json"), scene.path("a.csv")},
                                         {format("json"), scene.path("c.json")},
                                         {format("text"), ""},
                                         {format("text"), scene.path("other name")},
                                         {format("json"), scene.path("link")}}),
      inputs, {scene.path("rule.yaml")}, diagnostics);
  REQUIRE(diagnostics.size() == 3);
  CHECK(diagnostics.all()[0].code == Code::OutputIsInput);
  CHECK(diagnostics.all()[1].code == Code::OutputIsInput);
  CHECK(diagnostics.all()[2].code == Code::OutputIsRule);
}

TEST_CASE("two outputs that are one file are refused", "[cli]") {
  const Scene scene;
  scene.write("a.json", "{}");
  scene.write("b.json", "{}");
  fs::create_symlink(scene.path("a.json"), scene.path("link"));
  Diagnostics diagnostics;
  refuse_shared_outputs(
      {scene.path("a.json"), scene.path("b.json"), "", scene.path("new.txt"), scene.path("link")},
      diagnostics);
  REQUIRE(diagnostics.size() == 1);
  CHECK(diagnostics.all().front().code == Code::OutputTwice);
}

}  // namespace cbps::cli
