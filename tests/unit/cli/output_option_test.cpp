#include "cli/output_option.h"

#include <string>
#include <vector>

#include "support/catch.h"

using namespace cbps;

namespace {

using Outputs = std::vector<std::string>;

/// The targets in the form `FORMAT FILE`, without a file for standard output.
std::vector<std::string> shown(const std::vector<cli::ReportOutput>& targets) {
  std::vector<std::string> all;
  all.reserve(targets.size());
  for (const cli::ReportOutput& one : targets) {
    all.push_back(std::string(one.format->name) + (one.path.empty() ? "" : " ") + one.path +
                  (one.is_folder ? " (folder)" : ""));
  }
  return all;
}

struct Good {
  std::string format;
  Outputs outputs;
  std::vector<std::string> targets;
};

struct Fault {
  std::string format;
  Outputs outputs;
  std::vector<std::string> messages;
};

}  // namespace

TEST_CASE("outputs become targets", "[cli]") {
  const std::vector<Good> rows{
      // Without -o: standard output.
      {"", {}, {"text"}},
      {"json", {}, {"json"}},
      // The ending of the file tells the format; a file without an ending is text.
      {"", {"a.txt"}, {"text a.txt"}},
      {"", {"a.md"}, {"markdown a.md"}},
      {"", {"a.markdown"}, {"markdown a.markdown"}},
      {"", {"a.json"}, {"json a.json"}},
      {"", {"a.jsonl"}, {"jsonl a.jsonl"}},
      {"", {"a.ndjson"}, {"jsonl a.ndjson"}},
      {"", {"a.csv"}, {"csv a.csv"}},
      {"", {"a.sarif"}, {"sarif a.sarif"}},
      {"", {"csv-communities:a.csv"}, {"csv-communities a.csv"}},
      {"", {"junit:a.xml", "gitlab:a.json"}, {"junit a.xml", "gitlab a.json"}},
      {"", {"report"}, {"text report"}},
      {"", {"folder.json/report"}, {"text folder.json/report"}},
      // `--format` overrules the ending.
      {"markdown", {"a.json"}, {"markdown a.json"}},
      {"jsonl", {"a.xyz"}, {"jsonl a.xyz"}},
      {"json", {"-"}, {"json"}},
      // So does a prefix.
      {"", {"json:a.txt"}, {"json a.txt"}},
      {"", {"markdown:a.xyz"}, {"markdown a.xyz"}},
      {"", {"text:report"}, {"text report"}},
      {"", {"json:jsonl:a"}, {"json jsonl:a"}},
      // A prefix that is no format belongs to the name of the file.
      {"", {"C:x"}, {"text C:x"}},
      {"", {"C:/a.json"}, {"json C:/a.json"}},
      {"", {"./JSON:a.md"}, {"markdown ./JSON:a.md"}},
      {"", {"a.JSON"}, {"json a.JSON"}},
      {"", {":a.md"}, {"markdown :a.md"}},
      {"", {"./json:a"}, {"text ./json:a"}},
      {"", {"json:C:x"}, {"json C:x"}},
      // Standard output is text, unless a format is named.
      {"", {"-"}, {"text"}},
      {"", {"json:-"}, {"json"}},
      {"", {"./-"}, {"text ./-"}},
      // Several, in their order.
      {"", {"-", "json:b", "a.md"}, {"text", "json b", "markdown a.md"}},
      {"",
       {"a.json", "-", "b/a.json", "./-"},
       {"json a.json", "text", "json b/a.json", "text ./-"}},
      // A folder, with a page a community.
      {"", {"a/"}, {"html a/ (folder)"}},
      {"html", {"a/"}, {"html a/ (folder)"}},
      {"", {"html:a/b/", "a/b.json"}, {"html a/b/ (folder)", "json a/b.json"}},
      {"", {"a/../a.json", "a.json"}, {"json a/../a.json", "json a.json"}},  // `a` may be a link
  };
  for (const auto& row : rows) {
    CAPTURE(row.format, row.outputs);
    Diagnostics diagnostics;
    CHECK(shown(cli::read_outputs(row.format, row.outputs, diagnostics)) == row.targets);
    CHECK(diagnostics.empty());
  }
}

TEST_CASE("outputs that contradict each other are reported", "[cli]") {
  std::string endings;
  for (const report::Format& format : report::formats()) {
    for (const std::string_view one : format.endings) {
      if (format.name == "ledger") continue;  // it has the ending of another
      endings += (endings.empty() ? "" : " ") + std::string(one);
    }
  }
  const auto unknown = [&endings](const std::string& file) {
    return "`" + file + "` does not say which format is meant: use " + endings;
  };
  const auto format = [](const std::string& instead) {
    return "--format goes with a single -o that names no format: leave it out and write the format "
           "before the name, e.g. -o " +
           instead;
  };
  const auto twice = [](const std::string& file) {
    return "the output `" + file + "` is given twice: each report needs a place of its own";
  };
  const std::vector<Fault> rows{
      {"", {"a.xyz"}, {unknown("a.xyz")}},
      {"", {"JSON:a.md"}, {"`JSON:a.md` is no value for --output"}},
      {"", {"oscal:a.json"}, {"`oscal:a.json` is no value for --output"}},
      {"", {"yaml:a.yaml"}, {unknown("yaml:a.yaml")}},
      {"", {"a.xyz", "b.json", "c.xyz"}, {unknown("a.xyz"), unknown("c.xyz")}},
      {"json", {"a.json", "b.md"}, {format("json:a.json")}},
      {"json", {"a.xyz", "b.xyz"}, {format("json:a.xyz")}},
      {"json", {"-", "b.json"}, {format("json:-")}},
      {"json", {"text:a.txt"}, {format("text:a.txt")}},
      {"json", {"text:a.txt", "b.json"}, {format("json:b.json")}},
      {"", {"a.json", "a.json"}, {twice("a.json")}},
      {"", {"a.json", "text:a.json"}, {twice("a.json")}},
      {"", {"a.json", "./a.json", ".//a.json"}, {twice("./a.json"), twice(".//a.json")}},
      {"", {"/a/b.md", "//a/./b.md"}, {twice("//a/./b.md")}},
      {"", {"-", "a.json", "-"}, {twice("-")}},
      {"", {"-", "json:-"}, {twice("-")}},
      {"json", {"a", "a"}, {format("json:a"), twice("a")}},
      {"", {"json:a/"}, {"`a/` is a folder, and json is written as one file"}},
      {"text", {"a/"}, {"`a/` is a folder, and text is written as one file"}},
      {"", {"a/", "a/b.json"}, {twice("a/b.json")}},
      {"", {"a/b.json", "./a/"}, {twice("./a/")}},
      {"", {"a/", "a"}, {twice("a")}},
      {"", {"json:"}, {"`json:` is no value for --output"}},
  };
  for (const auto& row : rows) {
    CAPTURE(row.format, row.outputs);
    Diagnostics diagnostics;
    CHECK(cli::read_outputs(row.format, row.outputs, diagnostics).empty());
    std::vector<std::string> messages;
    for (const Diagnostic& one : diagnostics.all()) messages.push_back(message(one, Language::En));
    CHECK(messages == row.messages);
  }
}
