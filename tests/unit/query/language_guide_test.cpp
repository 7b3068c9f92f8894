// docs/language.md and docs/language.zh.md are held to the program: its tables are those of the
// code, its examples run.

#include <fmt/format.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "cbps/doc/yaml.h"
#include "cbps/eval/functions.h"
#include "cbps/lang/operators.h"
#include "cbps/query/evaluation.h"
#include "cbps/report/evaluation.h"
#include "support/catch.h"
#include "support/pack.h"

using namespace cbps;

namespace {

/// In English, and in Chinese.
const std::vector<std::string> kGuides{std::string(CBPS_DOCS_DIR) + "/language.md",
                                       std::string(CBPS_DOCS_DIR) + "/language.zh.md"};

std::string read_guide(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

/// A sign in a table's cell: `|` would end it.
std::string cell(std::string_view code) {
  std::string text = "<code>";
  bool piped = false;
  for (const char c : code) {
    piped |= c == '|';
    text += c == '|' ? "&#124;" : c == '<' ? "&lt;" : c == '>' ? "&gt;" : std::string(1, c);
  }
  return piped ? text + "</code>" : "`" + std::string(code) + "`";
}

std::string operators_table() {
  std::string text = "\n| | sign | 含义 | meaning | example |\n|---|---|---|---|---|\n";
  for (const lang::Operator& row : lang::operators()) {
    text += fmt::format("| {} | {} | {} | {} | {} |\n", row.precedence, cell(row.sign), row.zh,
                        row.en, cell(row.example));
  }
  return text + "\n";
}

std::string_view type_name(lang::Accepts accepts) {
  switch (accepts) {
    case lang::Accepts::Given: return "any but a list";
    case lang::Accepts::Int: return "int";
    case lang::Accepts::String: return "string";
    case lang::Accepts::Date: return "date";
    case lang::Accepts::DateText: return "text";
    case lang::Accepts::Dates: return "dates";
    case lang::Accepts::Set: return "set";
    case lang::Accepts::SetOrParts: return "set or list of parts";
    case lang::Accepts::Countable: return "string, list, set or dates";
  }
  return "";
}

std::string functions_table() {
  std::string text = "\n| function | takes | gives | 含义 | meaning | example |\n";
  text += "|---|---|---|---|---|---|\n";
  for (const lang::Signature& row : eval::functions()) {
    std::string takes;
    for (std::size_t i = 0; i < row.most_arguments; ++i) {
      const std::string one(type_name(row.parameters[i]));
      if (!takes.empty()) takes += "; ";
      takes += i < row.least_arguments ? one : "(" + one + ")";
    }
    text += fmt::format("| `{}` | {} | {} | {} | {} | {} |\n", row.name, takes,
                        term(term_of(row.result), Language::En), row.zh, row.en, cell(row.example));
  }
  return text + "\n";
}

/// What stands between a line `<!-- NAME: …` and the next `<!-- end -->`.
struct Block {
  std::size_t begin = 0;
  std::size_t end = 0;
};
Block block(const std::string& guide, const std::string& name) {
  const std::size_t head = guide.find("<!-- " + name + ":");
  REQUIRE(head != std::string::npos);
  const std::size_t begin = guide.find('\n', head) + 1;
  return {begin, guide.find("<!-- end -->", begin)};
}

/// The fenced blocks of a language.
std::vector<std::string> fences(const std::string& guide, const std::string& language) {
  std::vector<std::string> all;
  const std::string open = "\n```" + language + "\n";
  for (std::size_t at = guide.find(open); at != std::string::npos; at = guide.find(open, at)) {
    at += open.size();
    const std::size_t end = guide.find("```", at);
    all.push_back(guide.substr(at, end - at));
    at = end;
  }
  return all;
}

/// The first line of the answer, cut to its first word where there is no value; or the code of the
/// first fault.
std::string answer(std::string_view expression, const data::Profile& facts,
                   const Calendar& calendar) {
  Diagnostics diagnostics;
  query::Question question;
  question.expression = expression;
  question.facts = &facts;
  question.calendar = calendar;
  const auto evaluation = query::evaluate(question, test::pack(), diagnostics);
  if (!evaluation) return std::string(info(diagnostics.all().front().code).id);
  const std::string text = report::evaluation_text(*evaluation, false, Language::En);
  const bool value = evaluation->computed.outcome == result::EvaluationOutcome::Value;
  return text.substr(0, value ? text.find('\n') : text.find_first_of(" :"));
}

data::Profile community(const std::string& yaml) {
  Sources sources;
  Diagnostics diagnostics;
  const auto document = doc::read_yaml(sources, sources.add("facts.yaml", yaml), diagnostics);
  REQUIRE(document);
  data::Identity identity;
  auto profile =
      data::read_profile(*document, test::pack().dictionary,
                         Calendar{Period{2024}, Period{2024}.end()}, identity, diagnostics);
  for (const Diagnostic& one : diagnostics.all()) UNSCOPED_INFO(message(one, Language::En));
  REQUIRE(profile);
  return std::move(*profile);
}

}  // namespace

TEST_CASE("the guides' tables are those of the code", "[query]") {
  for (const std::string& path : kGuides) {
    CAPTURE(path);
    std::string guide = read_guide(path);
    for (const auto& [name, table] :
         {std::pair{"operators", operators_table()}, std::pair{"functions", functions_table()}}) {
      const Block at = block(guide, name);
      if (std::getenv("CBPS_UPDATE_GOLDEN") != nullptr) {
        guide.replace(at.begin, at.end - at.begin, table);
        std::ofstream(path, std::ios::binary) << guide;
      }
      CHECK(guide.substr(block(guide, name).begin, table.size()) == table);
      CHECK(block(guide, name).end - block(guide, name).begin == table.size());
    }
  }
}

TEST_CASE("every example of the guide and of the tables runs", "[query]") {
  const std::string guide = read_guide(kGuides.front());
  const data::Profile facts = community(fences(guide, "yaml").at(1));
  const Calendar calendar{Period{2024}, Period{2024}.end()};
  std::size_t examples = 0;
  for (const std::string& block : fences(guide, "cbps")) {
    std::istringstream lines(block);
    for (std::string line; std::getline(lines, line); ++examples) {
      const std::string arrow = " → ";
      const std::size_t at = line.rfind(arrow);
      REQUIRE(at != std::string::npos);
      const std::string expression = line.substr(0, at);
      CAPTURE(expression);
      CHECK(answer(expression, facts, calendar) == line.substr(at + arrow.size()));
    }
  }
  CHECK(examples >= 60);
  for (const lang::Operator& row : lang::operators()) {
    CAPTURE(row.example);
    CHECK(!answer(row.example, facts, calendar).starts_with("CB"));
  }
  for (const lang::Signature& row : eval::functions()) {
    CAPTURE(row.example);
    CHECK(!answer(row.example, facts, calendar).starts_with("CB"));
  }
}

TEST_CASE("both guides have the same examples", "[query]") {
  CHECK(fences(read_guide(kGuides[0]), "cbps") == fences(read_guide(kGuides[1]), "cbps"));
  CHECK(fences(read_guide(kGuides[0]), "yaml").at(1) ==
        fences(read_guide(kGuides[1]), "yaml").at(1));
}
