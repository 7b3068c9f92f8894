#include "cli/command_line.h"

#include <algorithm>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "support/catch.h"

using namespace cbps;

namespace {

using Words = std::vector<std::string>;

struct Parsed {
  std::optional<cli::CommandLine> line;
  std::vector<std::string> messages;  ///< with their notes
};

Parsed parse(const Words& words, Language language = Language::En) {
  std::vector<const char*> arguments{"cbps"};
  for (const std::string& word : words) arguments.push_back(word.c_str());
  Diagnostics diagnostics;
  Parsed parsed;
  parsed.line = cli::parse_command_line(static_cast<int>(arguments.size()), arguments.data(),
                                        language, 80, diagnostics);
  for (const Diagnostic& one : diagnostics.all()) {
    parsed.messages.push_back(message(one, language));
    for (const Note& note : one.notes) parsed.messages.push_back(message(note, language));
  }
  return parsed;
}

std::string printed(const Words& words, Language language = Language::En) {
  const Parsed parsed = parse(words, language);
  REQUIRE(parsed.line);
  REQUIRE(std::holds_alternative<cli::PrintedText>(*parsed.line));
  return std::get<cli::PrintedText>(*parsed.line).text;
}

}  // namespace

TEST_CASE("a command line is one command", "[cli]") {
  const std::vector<Words> lines{
      {"check", "a.yaml", "-f", "json", "-o", "a", "-o", "json:b", "--only", "1,2", "--detail"},
      {"report", "a.json", "-o", "a.html", "-o", "xlsx:b", "--detail", "--lang", "en"},
      {"compare", "a.json", "b.jsonl", "-o", "a.html", "--fail-on", "none", "--old-rules", "x"},
      {"convert", "a.csv", "-", "-o", "a.yaml", "--keys", "--period", "2024", "--strict"},
      {"eval", "-(1 + 2)"},
      {"eval", "--json", "--", "1"},
      {"explain", "8", "-f", "markdown"},
      {"template", "--format", "csv-guide", "--skip", "8"},
      {"template", "-o", "form.xlsx", "--table", "--from", "a.yaml", "--from", "b"},
      {"init", "a.yaml", "--period", "2024", "--only", "8", "--short"},
      {"schema", "profile", "--rules", "x"},
      {"schema", "report"},
      {"rules", "list", "-f", "json"},
      {"rules", "show", "8.2", "-f", "json"},
      {"rules", "lint", "rules"},
      {"rules", "test", "rules", "--coverage"},
      {"rules", "test", "--lang", "en"},
  };
  for (const Words& words : lines) {
    CAPTURE(words);
    const Parsed parsed = parse(words);
    CHECK(parsed.messages.empty());
    REQUIRE(parsed.line);
    CHECK(std::holds_alternative<cli::Command>(*parsed.line));
  }
}

TEST_CASE("help is a text instead of a command", "[cli]") {
  CHECK(printed({"--help"}).find("Usage: cbps [OPTIONS] COMMAND") != std::string::npos);
  CHECK(printed({"rules", "--help"}).find("Usage: cbps rules [OPTIONS]") != std::string::npos);
  const std::string nested = printed({"rules", "show", "-h"});
  CHECK(nested.find("Usage: cbps rules show [OPTIONS] [ID]") != std::string::npos);
  CHECK(nested == printed({"--help", "rules", "show"}));
  CHECK(printed({"-h"}, Language::Zh).find("用法: cbps") != std::string::npos);
}

TEST_CASE("a word that is not known is compared with all commands and options", "[cli]") {
  struct Row {
    Words words;
    std::string meant;
  };
  const std::vector<Row> rows{
      {{"chekc"}, "check"},
      {{"rules", "lnit"}, "lint"},
      {{"rules", "list", "--formt"}, "--format"},
      {{"rules", "test", "--covrage"}, "--coverage"},
      {{"schema", "profil"}, "profile"},
      {{"schema", "profile", "--ruels"}, "--rules"},
      {{"check", "a.yaml", "--input-fromat=csv"}, "--input-format"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.words);
    const Parsed parsed = parse(row.words);
    CHECK_FALSE(parsed.line);
    CHECK(std::count(parsed.messages.begin(), parsed.messages.end(),
                     "did you mean `" + row.meant + "`?") == 1);
  }
}

TEST_CASE("wrong use is told in words of our own", "[cli]") {
  struct Row {
    Words words;
    std::vector<std::string> messages;
  };
  const std::vector<Row> rows{
      {{}, {"wrong use: a command or argument is missing (try cbps --help)"}},
      {{"rules"}, {"wrong use: a command or argument is missing (try cbps --help)"}},
      {{"rules", "show", "1", "{0}", "%"},
       {"wrong use: an option or argument that is not known: {0} %",
        "usage: cbps rules show [OPTIONS] [ID]"}},
      {{"help"}, {"wrong use: there is no such command: help", "usage: cbps [OPTIONS] COMMAND"}},
      {{"completion", "tcsh"},
       {"wrong use: there is no such command: tcsh", "usage: cbps completion [OPTIONS] COMMAND"}},
      {{"check", "--summary", "--detail"},
       {"wrong use: --summary: cannot be used together with another option (--summary and "
        "--detail)"}},
      {{"explain", "--format", "csv"},
       {"wrong use: --format: an option's value is not one of those allowed",
        "allowed: text, markdown, json"}},
      {{"check", "--fail-on"},
       {"wrong use: --fail-on: an option has too few or too many values",
        "allowed: unknown, fail, none"}},
      {{"check", "-o", ""}, {"wrong use: --output: an option's value is not one of those allowed"}},
      {{"check", "--period", "2024", "--period", "2025"},
       {"wrong use: --period: an option has too few or too many values"}},
  };
  for (const auto& row : rows) {
    CAPTURE(row.words);
    const Parsed parsed = parse(row.words);
    CHECK_FALSE(parsed.line);
    CHECK(parsed.messages == row.messages);
  }
}

TEST_CASE("the language is known before the command line is parsed", "[cli]") {
  const auto language = [](std::vector<const char*> arguments) {
    return cli::asked_language(static_cast<int>(arguments.size()), arguments.data());
  };
  CHECK(language({}) == Language::Zh);
  CHECK(language({"cbps", "check", "--lang"}) == Language::Zh);
  CHECK(language({"cbps", "check", "--lang", "zh"}) == Language::Zh);
  CHECK(language({"cbps", "check", "--lang", "en", "--frmat"}) == Language::En);
  CHECK(language({"cbps", "--lang=en", "check"}) == Language::En);
}
