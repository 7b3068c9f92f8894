#include "cbps/report/message_groups.h"

#include <string>
#include <vector>

#include "cbps/report/notices.h"
#include "support/catch.h"

namespace cbps::report::test {
namespace {

using Added = MessageGroups::Added;

constexpr Span kNowhere{0, 0, FileId::None};
const MessageOwner kFirst{"1", "First"};
const MessageOwner kSecond{"2", "Second"};

/// A value of a fact that cannot be read, at a place of a table or, without a cell, of a profile.
result::Remark bad_value(std::string cell, const std::string& value, std::uint32_t line = 2) {
  result::Remark remark{cbps::diagnostic(Code::OnlyExact, kNowhere, "Households", value),
                        {"facts", line, 5, std::move(cell)}};
  remark.diagnostic.subject = "households";
  return remark;
}

std::string cells_of(const MessageGroup& group, bool at_least = false) {
  const auto note = group.cells_note(at_least);
  return note ? message(*note, Language::En) : std::string();
}

}  // namespace

TEST_CASE("messages about cells of one column are one cause", "[report]") {
  MessageGroups groups;
  CHECK(groups.add(kFirst, bad_value("E2", "about 3")) == Added::NewCause);
  CHECK(cells_of(groups.all()[0]).empty());
  CHECK(groups.add(kFirst, bad_value("E3", "about 4")) == Added::NewPlace);
  CHECK(cells_of(groups.all()[0]) == "2 cells: E2, E3 (`about 4`)");
  CHECK_FALSE(groups.all()[0].is_of_several);
  CHECK(groups.add(kSecond, bad_value("E4", "about 4")) == Added::NewPlace);
  CHECK(groups.add(kSecond, bad_value("E5", "about 5")) == Added::NewPlace);
  CHECK(cells_of(groups.all()[0]) == "4 cells: E2, E3 (`about 4`), E4 (`about 4`), E5 (`about 5`)");
  CHECK(groups.add(kSecond, bad_value("E9", "about 5")) == Added::NewPlace);
  const std::string cells = "E2, E3 (`about 4`), E4 (`about 4`), E5 (`about 5`) …";
  CHECK(cells_of(groups.all()[0]) == "5 cells: " + cells);
  CHECK(cells_of(groups.all()[0], true) == "at least 5 cells: " + cells);
  CHECK(groups.all()[0].is_of_several);
  CHECK(groups.all()[0].owner.id == "1");

  CHECK(groups.add(kFirst, bad_value("F2", "about 3")) == Added::NewCause);
  result::Remark of_other_fact = bad_value("E6", "about 3");
  of_other_fact.diagnostic.subject = "members.total";
  CHECK(groups.add(kFirst, of_other_fact) == Added::NewCause);
  result::Remark in_other_file = bad_value("E6", "about 3");
  in_other_file.location.file = "others";
  CHECK(groups.add(kFirst, in_other_file) == Added::NewCause);
  result::Remark of_other_code = bad_value("E7", "3-4");
  of_other_code.diagnostic.code = Code::ComparisonGiven;
  CHECK(groups.add(kFirst, of_other_code) == Added::NewCause);
  CHECK(groups.all().size() == 5);
}

TEST_CASE("what was said of a place is not said again, but what is new is", "[report]") {
  for (const char* const cell : {"", "E2"}) {
    CAPTURE(cell);
    MessageGroups groups;
    CHECK(groups.add(kFirst, bad_value(cell, "about 3")) == Added::NewCause);
    CHECK(groups.add(kSecond, bad_value(cell, "about 3")) == Added::KnownPlace);
    CHECK(groups.add(kFirst, bad_value(cell, "about 4")) == Added::NewCause);
    CHECK(groups.add(kFirst, bad_value(cell, "about 5")) == Added::NewCause);
    CHECK(groups.add(kSecond, bad_value(cell, "about 3")) == Added::KnownPlace);
    CHECK(groups.all().size() == 3);
    CHECK(groups.all()[0].is_of_several);
    CHECK(cells_of(groups.all()[0]).empty());
  }
}

TEST_CASE("each place of a profile is a cause of its own", "[report]") {
  MessageGroups groups;
  CHECK(groups.add(kFirst, bad_value("", "about 3", 2)) == Added::NewCause);
  CHECK(groups.add(kFirst, bad_value("", "about 3", 3)) == Added::NewCause);
}

TEST_CASE("beyond the limit only known causes are counted", "[report]") {
  MessageGroups groups(1);
  CHECK(groups.add(kFirst, bad_value("E2", "about 3")) == Added::NewCause);
  CHECK(groups.add(kFirst, bad_value("F2", "about 3")) == Added::LeftOut);
  CHECK(groups.add(kFirst, bad_value("E3", "about 3")) == Added::NewPlace);
  CHECK(groups.all().size() == 1);
}

TEST_CASE("a list of notices counts places", "[report]") {
  NoticeList list;
  list.add(kFirst, {bad_value("", "about 3"), bad_value("", "about 4")}, 2);
  list.add(kSecond, {bad_value("", "about 3"), bad_value("", "about 4")}, 2);
  CHECK(list.count == 2);
  CHECK(list.is_complete());
  list.add(kSecond, {}, 3);
  CHECK(list.count == 5);
  CHECK(list.listed == 2);
  CHECK_FALSE(list.is_complete());
}

}  // namespace cbps::report::test
