#include "cbps/audit/selection.h"

#include <string>
#include <string_view>
#include <vector>

#include "support/catch.h"
#include "support/pack.h"

namespace cbps::audit {
namespace {

using Ids = std::vector<std::string>;

struct Read {
  Ids ids;
  std::vector<Code> codes;
  std::string help;  ///< the arguments of the notes
};

Read read(const std::vector<std::string>& texts) {
  Diagnostics faults;
  Read result{select(test::pack(), texts, {}, faults).only, {}, {}};
  for (const Diagnostic& one : faults.all()) {
    result.codes.push_back(one.code);
    for (const Note& note : one.notes) result.help += message(note, Language::Zh) + "\n";
  }
  return result;
}

Ids ids(const std::string& text) {
  CAPTURE(text);
  const Read result = read({text});
  CHECK(result.codes.empty());
  return result.ids;
}

}  // namespace

TEST_CASE("standards and checks are named in any spelling", "[audit]") {
  for (const char* text : {"8,12.1", "8，12.1", "8、12.1", "8;12.1", "８　１２．１", "8 12.1",
                           " 8 , 12.1 ", "8\n12.1", ",8,,12.1,", "8，  12.1"}) {
    CHECK(ids(text) == Ids{"8", "12.1"});
  }
  CHECK(read({"8", "12.1,3"}).ids == Ids{"8", "12.1", "3"});
}

TEST_CASE("ranges go over standards and over checks", "[audit]") {
  for (const char* text :
       {"1-4", "１－４", "1—4", "1 - 4", "1 –4", "1～4", "1~4", "1至4", "1到4"}) {
    CHECK(ids(text) == Ids{"1", "2", "3", "4"});
  }
  CHECK(ids("12.1-12.3") == Ids{"12.1", "12.2", "12.3"});
  CHECK(ids("9.7-10.2") == Ids{"9.7", "10.1", "10.2"});
  CHECK(ids("8.2-8.4") == Ids{"8.2", "8.3", "8.4"});
  CHECK(ids("7-8.1") == Ids{"7.1", "7.2", "7.3", "7.4", "7.5", "8.1"});
  CHECK(ids("8,1-2,12.1-12.2") == Ids{"8", "1", "2", "12.1", "12.2"});
  CHECK(ids("3-3") == Ids{"3"});
  for (const char* text : {"4-1", "1-99", "1-", "-4", "12.3-12.1", "1-2-3"}) {
    CAPTURE(text);
    CHECK_FALSE(read({text}).codes.empty());
  }
}

TEST_CASE("every title stands for what has it, and unique beginnings do", "[audit]") {
  for (const rules::Standard& standard : test::pack().standards) {
    CHECK(ids(standard.title.zh) == Ids{standard.id});
    CHECK(ids(standard.title.en) == Ids{standard.id});
    for (const rules::Check& check : standard.checks) {
      for (const std::string& title : {check.title.zh, check.title.en}) {
        const Read result = read({title});
        CAPTURE(title);
        if (result.codes.empty()) {
          REQUIRE(result.ids.size() == 1);
          CHECK((result.ids.front() == check.id || result.ids.front() == standard.id));
        } else {
          CHECK(result.codes == std::vector{Code::AmbiguousSelection});
        }
      }
    }
  }
  const rules::Standard& last = test::pack().standards.back();
  CHECK(ids(last.title.zh + "、" + "8.2 " + last.title.en) == Ids{last.id, "8.2", last.id});
}

TEST_CASE("what is not in the rules is reported with what is near", "[audit]") {
  CHECK(read({"8,99"}).codes == std::vector{Code::UnknownSelection});
  CHECK(read({"81.2"}).codes == std::vector{Code::UnknownSelection});
  const std::string title = test::pack().standards.front().title.zh;
  const Read misspelt = read({title + "x"});
  CHECK(misspelt.codes == std::vector{Code::UnknownSelection});
  CHECK(misspelt.help.find(title) != std::string::npos);
  CHECK(read({","}).codes == std::vector{Code::UnknownSelection});
  Diagnostics faults;
  (void)select(test::pack(), {"8"}, {"8"}, faults);
  REQUIRE(faults.size() == 1);
  CHECK(faults.all().front().code == Code::NothingSelected);
}

}  // namespace cbps::audit
