#include "cbps/guide/template.h"

#include "cbps/data/profile.h"
#include "cbps/data/row_cells.h"
#include "cbps/doc/yaml.h"
#include "cbps/rules/facts.h"
#include "cbps/text/cell_name.h"
#include "cbps/text/csv_row.h"
#include "cbps/text/personal.h"
#include "cbps/text/unicode.h"
#include "cbps/text/yaml_scalar.h"
#include "data/facts/identity.h"
#include "support/catch.h"
#include "support/pack.h"

using namespace cbps;

namespace {

std::vector<FieldId> all_facts() {
  std::vector<FieldId> all;
  for (std::size_t i = 0; i < test::pack().dictionary.fields.size(); ++i) {
    all.push_back(static_cast<FieldId>(i));
  }
  return all;
}

/// The rows of a CSV as RFC 4180 has it. What is not that fails the test.
std::vector<std::vector<std::string>> csv_rows(std::string_view text) {
  REQUIRE(text.substr(0, 3) == "\xEF\xBB\xBF");
  text.remove_prefix(3);
  std::vector<std::vector<std::string>> rows(1, std::vector<std::string>(1));
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::string& cell = rows.back().back();
    const bool doubled = i + 1 < text.size() && text[i + 1] == '"';
    if (quoted) {
      if (text[i] != '"') {
        cell += text[i];
      } else if (doubled) {
        cell += text[i++];
      } else {
        quoted = false;
      }
    } else if (text[i] == '"') {
      REQUIRE(cell.empty());
      quoted = true;
    } else if (text[i] == ',') {
      rows.back().emplace_back();
    } else if (text[i] == '\r') {
      REQUIRE(text.at(++i) == '\n');
      if (i + 1 < text.size()) rows.emplace_back(1);
    } else {
      REQUIRE(text[i] != '\n');
      cell += text[i];
    }
  }
  REQUIRE_FALSE(quoted);
  return rows;
}

constexpr std::size_t kIdentityColumns = 5;

}  // namespace

TEST_CASE("a template is a profile that gives no fact, in both languages", "[guide]") {
  const Dictionary& dictionary = test::pack().dictionary;
  const std::vector<FieldId> all = all_facts();
  for (const Language language : {Language::Zh, Language::En}) {
    std::string text = guide::template_yaml(test::pack(), all, language);
    const std::string name = language == Language::Zh ? "社区名称:" : "name:";
    text.insert(text.find("\n" + name) + 1 + name.size(), " 甲");
    Sources sources;
    Diagnostics diagnostics;
    const auto document = doc::read_yaml(sources, sources.add("t.yaml", text), diagnostics);
    REQUIRE(document);
    data::Identity identity;
    const auto profile = data::read_profile(
        *document, dictionary, Calendar{Period{2024}, Period{2024}.end()}, identity, diagnostics);
    for (const Diagnostic& one : diagnostics.all()) FAIL(message(one, Language::En));
    REQUIRE(profile);
    for (const FieldId field : all) CHECK_FALSE(profile->table.known(field, 0));
    // Each fact has a key of its own: no line of the dictionary is left out.
    CHECK(std::count(text.begin(), text.end(), '\n') > static_cast<long>(3 * all.size()));
  }
}

TEST_CASE("a template has only the facts that were asked for", "[guide]") {
  const Dictionary& dictionary = test::pack().dictionary;
  const std::string text =
      guide::template_yaml(test::pack(), {dictionary.field_by_id.at("centre.area")}, Language::En);
  CHECK(text.find("Floor area of the service centre:") != std::string::npos);
  CHECK(text.find("Households") == std::string::npos);
}

TEST_CASE("every heading of a table stands for its fact, or for identity", "[guide]") {
  const Dictionary& dictionary = test::pack().dictionary;
  const std::vector<FieldId> facts = all_facts();
  const std::vector<FieldId> in_order = in_form_order(dictionary, facts);
  for (const Language language : {Language::Zh, Language::En}) {
    const auto rows = csv_rows(guide::template_csv(test::pack(), facts, language));
    REQUIRE(rows.size() == 1);  // any other would be a community
    REQUIRE(rows[0].size() == kIdentityColumns + facts.size());
    for (std::size_t i = 0; i < rows[0].size(); ++i) {
      CAPTURE(rows[0][i]);
      const std::string heading = unicode::normalise(rows[0][i]);
      CHECK(data::find_identity(heading).has_value() == (i < kIdentityColumns));
      CHECK_FALSE(is_personal_heading(rows[0][i]));
      const auto found = dictionary.heading_index.find(heading);
      if (i < kIdentityColumns) {
        CHECK(found == dictionary.heading_index.end());
        continue;
      }
      REQUIRE(found != dictionary.heading_index.end());
      CHECK(found->second.field == in_order[i - kIdentityColumns]);
      CHECK_FALSE(found->second.is_false_alias);
    }
  }
}

TEST_CASE("the guide to a table has a row for each of its columns", "[guide]") {
  const std::vector<FieldId> facts = all_facts();
  for (const Language language : {Language::Zh, Language::En}) {
    const auto table = csv_rows(guide::template_csv(test::pack(), facts, language));
    const auto guide = csv_rows(guide::template_csv_guide(test::pack(), facts, language));
    REQUIRE(guide.size() == 1 + table[0].size());
    for (std::size_t i = 0; i < table[0].size(); ++i) {
      const std::vector<std::string>& row = guide[i + 1];
      CAPTURE(table[0][i]);
      REQUIRE(row.size() == guide[0].size());
      CHECK(row[0] == column_letters(i));
      CHECK(row[1] == table[0][i]);
      CHECK_FALSE(row[5].empty());  // how it is written
    }
  }
}

TEST_CASE("rows are quoted where they must be, and columns are counted in letters", "[guide]") {
  CHECK(csv_row({"a", "", "b,c", "d\"e", "f\ng", " h "}) ==
        "a,,\"b,c\",\"d\"\"e\",\"f\ng\",\" h \"\r\n");
  CHECK(column_letters(0) == "A");
  CHECK(column_letters(25) == "Z");
  CHECK(column_letters(26) == "AA");
  CHECK(column_letters(701) == "ZZ");
  CHECK(column_letters(702) == "AAA");
}

TEST_CASE("a check of months or quarters rests on the day they are due from", "[guide]") {
  const rules::RulePack& pack = test::pack();
  REQUIRE(pack.program.duties_from());
  const auto rests_on_it = [&pack](std::string_view id) {
    for (const rules::Standard& standard : pack.standards) {
      for (const rules::Check& check : standard.checks) {
        if (check.id != id) continue;
        const std::vector<FieldId> facts = rules::facts_of(pack, check);
        return std::find(facts.begin(), facts.end(), *pack.program.duties_from()) != facts.end();
      }
    }
    FAIL("no check " << id);
    return false;
  };
  CHECK(rests_on_it("12.1"));
  CHECK_FALSE(rests_on_it("8.2"));
}

TEST_CASE("a text in YAML reads as that text", "[guide]") {
  const std::string texts[] = {"面积", "a b",  " a",  "a ",  "a: b",       "a:",   "a #b", "#a",
                               "- a",  "-",    "?",   "!x",  "&a",         "*a",   "'",    "it's",
                               "\"",   "a\nb", "{a}", "[a",  "a, b",       "%a",   "`a",   "@a",
                               "~",    "null", "yes", "1.5", "2024-03-15", "a\tb", "=",    "\\"};
  for (const std::string& text : texts) {
    CAPTURE(text);
    for (const bool in_brackets : {false, true}) {
      const std::string scalar = yaml_scalar(text, in_brackets);
      Sources sources;
      Diagnostics diagnostics;
      const std::string yaml = in_brackets ? "k: [" + scalar + "]\n" : "k: " + scalar + "\n";
      const auto document = doc::read_yaml(sources, sources.add("t.yaml", yaml), diagnostics);
      REQUIRE(document);
      const doc::NodeId value = *document->find(document->root(), "k");
      const doc::NodeId read = in_brackets ? document->items(value).at(0) : value;
      CHECK(document->text(read) == text);
      CHECK_FALSE(document->is_null(read));
    }
  }
  CHECK(yaml_scalar("35岁及以下人数") == "35岁及以下人数");
}
