#include "cbps/data/profile_file.h"

#include <fmt/format.h>

#include <string>
#include <utility>

#include "cbps/doc/profile_yaml.h"
#include "cbps/doc/yaml.h"
#include "support/catch.h"
#include "support/pack.h"

using namespace cbps;

namespace {

/// The communities that are read, a line each: id, street, households, area; "-" with their faults.
/// Faults of the file, and of what the communities share, stand alone.
std::string read(std::string_view text) {
  Sources sources;
  const FileId source = sources.add("a.yaml", std::string(text));
  Diagnostics diagnostics;
  const auto name_faults = [&] {
    std::string faults;
    for (const Diagnostic& one : diagnostics.all()) {
      const Place place = sources.place(one.span);
      faults += fmt::format(" {} {}:{}", info(one.code).id, place.line, place.column);
    }
    diagnostics = {};
    return faults + "\n";
  };
  const Dictionary& dictionary = test::pack().dictionary;
  data::KeyMemo keys(dictionary);
  const auto document = doc::read_profile_yaml(sources, source, keys.known_keys(), diagnostics);
  REQUIRE(document);
  const auto file = data::ProfileFile::open(*document, dictionary, keys, diagnostics);
  if (!file) return name_faults();
  const Calendar calendar{Period{2024}, Period{2024}.end()};
  Diagnostics shared;
  file->check_shared(calendar, keys, shared, diagnostics);
  if (!diagnostics.empty()) return name_faults();
  diagnostics = std::move(shared);
  std::string all = diagnostics.empty() ? "" : "shared:" + name_faults();
  Table table(dictionary, file->size());
  for (std::size_t i = 0; i < file->size(); ++i) {
    data::Origin origin;
    (void)file->year(i, keys, diagnostics);
    file->read(i, calendar, keys, table, i, origin, diagnostics);
    all += diagnostics.empty() ? origin.identity.id : "-";
    if (diagnostics.empty() && !origin.identity.street.empty()) all += ' ' + origin.identity.street;
    for (const char* name : {"households", "centre.area"}) {
      const FieldId field = dictionary.field_by_id.at(name);
      if (diagnostics.empty() && table.invalid(field, i)) all += " invalid";
      if (!diagnostics.empty() || !table.known(field, i)) continue;
      all += fmt::format(" {}", table.column(field).values[i]);
    }
    diagnostics.append(std::move(origin.faults));
    all += name_faults();
  }
  return all;
}

}  // namespace

TEST_CASE("a document is one community, or holds a list of them", "[data]") {
  struct Case {
    std::string_view text;
    std::string_view found;
  };
  const Case cases[] = {
      {"name: a\nhouseholds: 5\n", "a 5\n"},
      {"communities:\n- id: a\n  households: 5\n- {id: b, households: 6}\n", "a 5\nb 6\n"},
      {"社区列表:\n- 社区代码: a\n", "a\n"},
      // What is shared holds for who says nothing else: a value, one inside a group, a name.
      {"households: 7\n街道: 柳溪\ncommunities:\n- id: a\n- id: b\n  households: 8\n  street: "
       "青禾\n",
       "a 柳溪 7\nb 青禾 8\n"},
      {"communities:\n- id: a\n- id: b\n  户数: ~\n- id: c\n  centre.area: 3\nhouseholds: 7\n"
       "centre: {area: 2}\n",
       "a 7 2000\nb 7 2000\nc 7 3000\n"},
      // A fault takes the community it belongs to.
      {"communities:\n- id: a\n  households: x\n- b\n- households: 6\n- id: d\n",
       "a invalid CB2006 3:15\n- CB2001 4:3\n- CB2032 5:3\nd\n"},
      // Without a code a community is known by its street and name, as in a table.
      {"communities:\n- name: c\n- {name: c, street: s}\n- name: 合计\n",
       "c\ns/c s\n- CB2035 4:3\n"},
      {"name: c\nstreet: s\n", "s/c s\n"},
      {"communities:\n- id: a\n  period: x\n- id: b\n", "- CB2017 3:11\nb\n"},
      {"committee.size: 5\ncommunities:\n- id: a\n  committee.young: 6\n- id: b\n",
       "a CB2016 4:20\nb\n"},
      // Two lists are one, and so is a list that is written twice.
      {"communities:\n- id: a\n社区列表:\n- id: b\n", "a\nb\n"},
      {"communities:\n- id: a\ncommunities:\n- id: b\ncommunities:\n", "a\nb\n"},
      // A key twice: the same value is given once, two values make the fact invalid; two groups are
      // one.
      {"name: a\nhouseholds: 5\nhouseholds: 5.0\n", "a 5\n"},
      {"name: a\nhouseholds: 5\nhouseholds: 6\n", "a invalid CB2005 3:13\n"},
      {"name: a\nhouseholds: ~\nhouseholds: 6\n", "a 6\n"},
      {"name: a\ncentre: {area: 2}\ncentre: {built: 是}\n", "a 2000\n"},
      {"name: a\ncentre:\n  area: 2\ncentre:\n  area: 3\n", "a invalid CB2005 5:9\n"},
      {"name: a\ncentre: {area: 2, area: 3}\n", "a invalid CB2005 2:25\n"},
      {"{\"name\": \"a\", \"households\": 5, \"households\": 6}\n", "a invalid CB2005 1:46\n"},
      {"communities:\n- id: a\n  households: 5\n  households: 6\n- id: b\n",
       "a invalid CB2005 4:15\nb\n"},
      {"id: a\nid: a\n", "a\n"},
      {"id: a\nid: b\n", "- CB2005 2:5\n"},
      // A whole label stands for its fact in any group.
      {"name: a\n组织:\n  服务中心建筑面积: 3\n  居民总户数: 5\n  centre.area: 3\n", "a 5 3000\n"},
      // A list inside a community is none.
      {"communities:\n- id: a\n  communities: []\n", "a CB2002 3:3\n"},
      // What is wrong with the list, or with what is shared, takes the file, and is said once.
      {"communities: 5\n", " CB2029 1:14\n"},
      {"communities: {a: b}\n", " CB2029 1:14\n"},
      {"communities: []\n", " CB2030 1:1\n"},
      {"communities:\n", " CB2030 1:1\n"},
      {"communities: []\n社区列表: 5\n", " CB2029 2:7\n"},
      {"id: x\nname: y\nhouseholds: z\ncommunities:\n- id: a\n- id: b\n",
       "shared: CB2031 1:1 CB2031 2:1 CB2006 3:13\na invalid CB2006 3:13\nb invalid CB2006 3:13\n"},
      {"households: 1\n户数:\n总户数: 不详\ncommunities:\n- id: a\n  户数: —\n", "a 1\n"},
      {"households: 1\n户数: 2\ncommunities:\n- id: a\n",
       "shared: CB2005 2:5\na invalid CB2005 2:5\n"},
      // The year is judged before, by `check_shared_year`.
      {"period: x\ncommunities:\n- id: a\n- id: b\n", "a\nb\n"},
      {"- a\n", " CB2001 1:1\n"},
  };
  for (const Case& one : cases) {
    CAPTURE(one.text);
    CHECK(read(one.text) == one.found);
  }
}

TEST_CASE("a community's own year stands before the one all share", "[data]") {
  Sources sources;
  const FileId source = sources.add(
      "a.yaml",
      "period: 2024\ncommunities:\n- id: a\n- id: b\n  评估年度: 2023\n- id: c\n  period:\n");
  Diagnostics diagnostics;
  const auto document = doc::read_yaml(sources, source, diagnostics);
  REQUIRE(document);
  data::KeyMemo keys(test::pack().dictionary);
  const auto file = data::ProfileFile::open(*document, test::pack().dictionary, keys, diagnostics);
  REQUIRE(file);
  CHECK(file->year(0, keys, diagnostics) == 2024);
  CHECK(file->year(1, keys, diagnostics) == 2023);
  CHECK(file->year(2, keys, diagnostics) == 2024);
  CHECK(diagnostics.empty());
}

TEST_CASE("a year that is wrong takes who states no other", "[data]") {
  for (const auto& [shared, code] :
       {std::pair{"period: 二四年", "CB2017"}, std::pair{"period: [2024]", "CB2010"},
        std::pair{"period: 2024\n年度: 2023年", "CB2005"}}) {
    CAPTURE(shared);
    Sources sources;
    const FileId source = sources.add(
        "a.yaml", std::string(shared) + "\ncommunities:\n- {id: a, period: 2024}\n- {id: b}\n");
    Diagnostics diagnostics;
    const auto document = doc::read_yaml(sources, source, diagnostics);
    REQUIRE(document);
    data::KeyMemo keys(test::pack().dictionary);
    const auto file =
        data::ProfileFile::open(*document, test::pack().dictionary, keys, diagnostics);
    REQUIRE(file);
    CHECK(file->year(0, keys, diagnostics) == 2024);
    CHECK_FALSE(file->year(1, keys, diagnostics));
    CHECK(diagnostics.empty());
    Diagnostics faults;
    file->check_shared_year(keys, faults);
    REQUIRE(faults.size() == 1);
    CHECK(info(faults.all().front().code).id == code);
  }
}
