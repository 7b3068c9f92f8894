#include "data/facts/fact_finder.h"

#include <string>
#include <vector>

#include "cbps/data/key_memo.h"
#include "cbps/text/unicode.h"
#include "cbps/value/heading_lookup.h"
#include "data/table/heading.h"
#include "support/catch.h"
#include "support/grouped_names.h"
#include "support/pack.h"

using namespace cbps;

namespace {

/// What is said of a key that stands for no fact: the message, and the notes below it.
std::string said(const std::string& key, data::ReadingOptions options = {},
                 const std::vector<data::GivenFact>& given = {}) {
  Diagnostics faults;
  Diagnostics remarks;
  data::FactFinder finder(
      test::pack().dictionary, data::PersonalData(options, faults, remarks),
      [&given] { return given; }, faults);
  CHECK_FALSE(finder.find(unicode::normalise(key), key, {}, key.find('.') + 1));
  faults.append(remarks);
  REQUIRE(faults.size() == 1);
  const Diagnostic& one = faults.all().front();
  std::string all(info(one.code).id);
  for (const Note& note : one.notes) all += " = " + message(note, Language::En);
  return all;
}

}  // namespace

TEST_CASE("a right key in a wrong group names its group", "[data]") {
  CHECK(said("centre.户数") ==
        "CB2002 = `Households` belongs to no group: write `Households` at the outermost level");
  CHECK(said("members.面积") ==
        "CB2002 = `Floor area of the service centre` belongs to the group `Service centre`: write "
        "`Floor area of the service centre`");
  CHECK(said("面积") == said("members.面积"));
}

TEST_CASE("a whole label or id stands for its fact in any group", "[data]") {
  const Dictionary& dictionary = test::pack().dictionary;
  for (std::size_t i = 0; i < dictionary.fields.size(); ++i) {
    const Field& field = dictionary.fields[i];
    for (const Group& group : dictionary.groups) {
      for (const std::string& key : {field.id, field.label.zh, field.label.en}) {
        INFO(group.id << "." << key);
        const std::string heading = unicode::normalise(group.label.zh + "." + key);
        if (find_heading(dictionary, heading) != nullptr) continue;
        CHECK(data::fact_in_wrong_group(dictionary, heading) == static_cast<FieldId>(i));
      }
    }
  }
  // An alias and a short label need their place, and what is no group has its own meaning.
  CHECK_FALSE(data::fact_in_wrong_group(dictionary, "组织.户数"));
  CHECK_FALSE(data::fact_in_wrong_group(dictionary, "组织.面积"));
  CHECK_FALSE(data::fact_in_wrong_group(dictionary, "上年.居民总户数"));
  CHECK_FALSE(data::fact_in_wrong_group(dictionary, "居民总户数"));
}

TEST_CASE("every name of a fact stands for it below its group, in profiles and tables", "[data]") {
  const Dictionary& dictionary = test::pack().dictionary;
  data::KeyMemo keys(dictionary);
  for (const test::GroupedName& one : test::grouped_names(dictionary)) {
    CAPTURE(one.group, one.name);
    const auto group = keys.find(data::KeyMemo::kTop, "", one.group).group;
    REQUIRE(group);
    CHECK(keys.find(*group, one.group + ".", one.name).fact == one.fact);
    CHECK(data::read_heading(one.group + "." + one.name, {&dictionary}).fact == one.fact);
  }
}

TEST_CASE("a false alias below a group has its hint", "[data]") {
  CHECK(said("党员.在职党员").starts_with("CB2003"));
  CHECK(said("Party members.在职党员") == said("党员.在职党员"));
  CHECK(said("建筑面积").starts_with("CB2003"));
  CHECK(said("组织.建筑面积") == said("建筑面积"));
}

TEST_CASE("what is there already is not suggested", "[data]") {
  const Dictionary& dictionary = test::pack().dictionary;
  const auto given = [&](const std::string& id) {
    return std::vector<data::GivenFact>{{dictionary.field_by_id.at(id), {}}};
  };
  CHECK(said("组织.面积", {}, given("centre.area")) ==
        "CB2002 = `Floor area of the service centre` is given here already, remove what is too "
        "much");
  CHECK(said("居民总户数（户）", {}, given("households")) ==
        "CB2002 = `Households` is given here already, remove what is too much");
  CHECK(said("hausholds", {}, given("households")).find("households") == std::string::npos);
}

TEST_CASE("a suggestion can be written where the key stands", "[data]") {
  CHECK(said("党员.入党积极份子数") == "CB2002 = did you mean `入党积极分子数`?");
  // An alias means nothing in another group, but with its own it does.
  CHECK(said("党员.党组织批准成立时间点") == "CB2002 = did you mean `组织.党组织批准成立时间`?");
  CHECK(data::fact_in_wrong_group(test::pack().dictionary, "党员.组织.党组织批准成立时间"));
  CHECK(said("党组织批准成立时间点") == "CB2002 = did you mean `党组织批准成立时间`?");
}

TEST_CASE("the opposite of a key is not suggested", "[data]") {
  CHECK(said("党员.已接转组织关系数") == "CB2002 = did you mean `及时接转组织关系数`?");
  CHECK(said("两委班子.除书记外成员数").find("did you mean `成员数`") == std::string::npos);
}

TEST_CASE("a unit behind a key is taken off in the suggestion", "[data]") {
  CHECK(said("居民总户数（户）") == "CB2002 = did you mean `居民总户数`?");
  CHECK(said("党员.党员总数(人)") == "CB2002 = did you mean `党员总数`?");
  CHECK(said("党员.社区党员总数[人]").find("did you mean") != std::string::npos);
}

TEST_CASE("a key that nothing is like has no suggestion", "[data]") {
  CHECK(said("qqqq") == "CB2002 = cbps template shows how all facts are written");
  CHECK(said("hausholds") == "CB2002 = did you mean `households`?");
}

TEST_CASE("a key about a person is an error, or dropped with a remark", "[data]") {
  CHECK(said("secretary.姓名") == "CB2004");
  CHECK(said("secretary.姓名", {.drop_personal = true}) == "CB2037");
}
