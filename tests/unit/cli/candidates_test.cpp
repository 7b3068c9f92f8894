#include "cli/completion/candidates.h"

#include <string>
#include <vector>

#include "cli/command_line.h"
#include "support/catch.h"

using namespace cbps;

namespace {

using Words = std::vector<std::string>;

/// The rules that the line names, and what they offer.
cli::RuleWords rules(const std::string& folder) {
  if (folder == "mine") return {{{"1", "one"}}, {{"own=", "of mine"}}};
  return {{{"1", "one"}, {"1.1", "a"}, {"1.2", "b"}, {"10", "ten"}, {"10.1", "c"}, {"2", "two"}},
          {{"young_min=", "least"}, {"young_max=", "most"}, {"area=", "area"}}};
}

cli::Candidates found(const Words& words) {
  return cli::candidates(cli::describe_program(Language::En), words, rules);
}

/// The candidates as one text, and which files may stand there.
std::string offered(const Words& words) {
  const cli::Candidates all = found(words);
  std::string text;
  for (const cli::Candidate& one : all.words) text += (text.empty() ? "" : " ") + one.text;
  if (all.files == cli::FileNames::Files) text += "<files>";
  if (all.files == cli::FileNames::Folders) text += "<folders>";
  return text;
}

}  // namespace

TEST_CASE("what a word can become depends on the words before it", "[cli]") {
  struct Row {
    Words words;
    std::string offered;
  };
  const std::vector<Row> rows{
      // Commands, and the commands of a command.
      {{"ch"}, "check"},
      {{"c"}, "check compare convert completion"},
      {{"rules", ""}, "list show lint test"},
      {{"completion", ""}, "bash zsh fish"},
      {{"--lang", "en", "rules", "l"}, "list lint"},
      {{"nothing", ""},
       "check report compare verify convert map eval explain template init schema sql export rules completion"},
      // Options: the long names; the short one to who types it; none twice, unless it may be.
      {{"check", "--fail"}, "--fail-under --fail-on"},
      {{"check", "--fail-on", "none", "--fail"}, "--fail-under"},
      {{"check", "--set", "area=1", "--se"}, "--set"},
      {{"check", "-f"}, "-f"},
      {{"check", "a.yaml", "--la"}, "--lang"},
      {{"check", "--la"}, "--lang"},
      {{"--v"}, "--version"},
      {{"check", "--v"}, ""},
      {{"schema", "report", "--"}, "--help --lang"},
      {{"check", "--", "--f"}, "<files>"},
      // Values.
      {{"check", "--fail-on", ""}, "unknown fail none"},
      {{"check", "--fail-on=n"}, "--fail-on=none"},
      {{"check", "--no-such=n"}, ""},
      {{"rules", "list", "-f", "m"}, "markdown"},
      {{"check", "--period", ""}, ""},
      {{"check", "-o", "a"}, "<files>"},
      {{"check", "--rules", ""}, "<folders>"},
      {{"check", "--set", "young"}, "young_min= young_max="},
      {{"check", "--rules", "mine", "--set", ""}, "own="},
      {{"check", "--rules=mine", "--set", ""}, "own="},
      // Arguments.
      {{"check", ""}, "<files>"},
      {{"check", "a", "b", ""}, "<files>"},
      {{"map", "a", ""}, ""},
      {{"rules", "lint", ""}, "<folders>"},
      // Standards alone until a figure is there; each item of a list by itself.
      {{"explain", ""}, "1 10 2"},
      {{"explain", "1"}, "1 1.1 1.2 10 10.1"},
      {{"explain", "1."}, "1.1 1.2"},
      {{"explain", "1.1", ""}, ""},
      {{"check", "--only", "2,10"}, "2,10 2,10.1"},
      {{"check", "--only", "1-"}, "1-1 1-10 1-2"},
      {{"check", "--only", "1.1、1."}, "1.1、1.1 1.1、1.2"},
      {{"check", "--only=1,2"}, "--only=1,2"},
      // Nothing was typed at all.
      {{}, "check report compare verify convert map eval explain template init schema sql export rules completion"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.words);
    CHECK(offered(row.words) == row.offered);
  }
}

TEST_CASE("candidates are explained in the words of the help", "[cli]") {
  const auto words = found({"explain", "1.1"}).words;
  CHECK(words == std::vector<cli::Candidate>{{"1.1", "a"}});
  CHECK(found({"schem"}).words.front().help.find("JSON Schema") != std::string::npos);
  CHECK_FALSE(found({"check", "--jo"}).words.front().help.empty());
}
