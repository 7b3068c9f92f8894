#include "data/facts/fact_finder.h"

#include <string>

#include "cbps/text/unicode.h"
#include "support/catch.h"
#include "support/pack.h"

using namespace cbps;

namespace {

/// What is said of a key that stands for no fact: the message, and the notes below it.
std::string said(const std::string& key, data::ReadingOptions options = {}) {
  Diagnostics faults;
  Diagnostics remarks;
  data::FactFinder finder(test::pack().dictionary, data::PersonalData(options, faults, remarks),
                          faults);
  CHECK_FALSE(finder.find(unicode::normalise(key), key, {}));
  faults.append(remarks);
  REQUIRE(faults.size() == 1);
  const Diagnostic& one = faults.all().front();
  std::string all(info(one.code).id);
  for (const Note& note : one.notes) all += " = " + message(note, Language::En);
  return all;
}

}  // namespace

TEST_CASE("a right key in a wrong group names its group", "[data]") {
  CHECK(said("centre.households") ==
        "CB2002 = `Households` belongs to no group: write `Households` at the outermost level");
  CHECK(said("党员群众服务中心.居民总户数") ==
        "CB2002 = `Households` belongs to no group: write `Households` at the outermost level");
  CHECK(said("members.面积") ==
        "CB2002 = `Floor area of the service centre` belongs to the group `Service centre`: write "
        "`Floor area of the service centre`");
  CHECK(said("面积") == said("members.面积"));
}

TEST_CASE("a key that nothing is like has no suggestion", "[data]") {
  CHECK(said("qqqq") == "CB2002 = cbps template shows how all facts are written");
  CHECK(said("hausholds") == "CB2002 = did you mean `households`?");
}

TEST_CASE("a key about a person is an error, or dropped with a remark", "[data]") {
  CHECK(said("secretary.姓名") == "CB2004");
  CHECK(said("secretary.姓名", {.drop_personal = true}) == "CB2037");
}
