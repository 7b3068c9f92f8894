#include "report/words/explain.h"

#include <string>
#include <vector>

#include "cbps/report/format.h"
#include "support/catch.h"
#include "unit/report/sample.h"

namespace cbps::report::test {
namespace {

using result::Gap;
using result::Relation;
using result::Shortfall;

/// A finding and how it reads.
struct Case {
  const char* name;
  result::CheckResult check;
  std::string zh;
  std::string en;
};

void compare(const std::vector<Case>& cases) {
  for (const Case& one : cases) {
    CAPTURE(one.name);
    CHECK(explain(one.check, Language::Zh) == one.zh);
    CHECK(explain(one.check, Language::En) == one.en);
  }
}

result::CheckResult failed(Gap gap) { return test::failed("8.2", {shortfall(std::move(gap))}); }

const Bilingual kMembers{"“两委”成员数", "Members of the two committees"};
const Bilingual kMembersShort{"成员数", "Members"};

Gap people(Relation relation, std::int64_t have, std::int64_t need,
           std::optional<std::int64_t> shortage) {
  Gap one = gap("committee.size", kMembers, kMembersShort, relation);
  one.have = whole(have);
  one.need = whole(need);
  if (shortage) one.shortage = whole(*shortage);
  one.unit = {"人", "people"};
  return one;
}

Gap date_gap(Relation relation, std::string_view have, std::string_view need,
             std::optional<std::int64_t> days) {
  Gap one = gap("secretary.elected", {"书记当选日期", "Date the secretary was elected"},
                {"当选日期", "Date elected"}, relation);
  one.have = day(have);
  one.need = day(need);
  if (days) one.shortage = whole(*days);
  return one;
}

Gap choice_gap(Relation relation, std::vector<result::Named> need) {
  Gap one = gap("organisation.form", {"党组织形式", "Form of the organisation"}, {"形式", "Form"},
                relation);
  one.have = named("branch", "党支部", "Branch");
  one.need = std::move(need);
  return one;
}

Gap set_gap(Relation relation, std::vector<result::Named> have, std::vector<result::Named> need) {
  Gap one = gap("centre.rooms", {"已设的功能室", "Function rooms set up"},
                {"功能室", "Function rooms"}, relation);
  one.have = std::move(have);
  one.need = std::move(need);
  return one;
}

Gap months(std::vector<result::Missing> missing, std::int64_t need) {
  Gap one = gap("meetings.committee", {"支部委员会会议日期", "Dates of branch committee meetings"},
                {"支委会日期", "Dates of committee meetings"}, Relation::EveryMonth);
  one.need = whole(need);
  one.have = whole(need - static_cast<std::int64_t>(missing.size()));
  one.shortage = whole(static_cast<std::int64_t>(missing.size()));
  one.unit = {"个月", "months"};
  one.missing = std::move(missing);
  return one;
}

result::Named general() { return named("general", "党总支", "General branch"); }
result::Named committee() { return named("committee", "党委", "Committee"); }

Gap with_fact(Gap gap) {
  gap.inputs = {{"organisation.branches", {"党支部数", "Party branches"}, {}, whole(3)}};
  gap.formula = {result::InputRef{0}};
  return gap;
}

}  // namespace

TEST_CASE("numbers: what is needed, what is there, how much is short", "[report]") {
  Gap parameter = people(Relation::AtLeast, 4, 5, 1);
  parameter.inputs = {{"param.size_min", {"成员数下限", "Minimum"}, {}, whole(5)}};
  parameter.formula = {result::InputRef{0}};
  Gap difference = people(Relation::AtMost, 9, 7, 2);
  difference.inputs = {{"a", {"甲数", "First number"}, {}, whole(10)},
                       {"b", {"乙数", "GDP figure"}, {}, Decimal{15, 1}}};
  difference.formula = {result::Symbol::Open, result::InputRef{0},   result::Symbol::Minus,
                        result::InputRef{1},  result::Symbol::Close, result::Symbol::Times,
                        whole(2000),          result::Symbol::Plus,  whole(1)};
  Gap large = area_gap();
  large.have = Decimal{123456750, 2};
  large.formula.clear();
  Gap not_known = people(Relation::AtLeast, 0, 5, 5);
  not_known.have = std::monostate{};
  compare({
      {"formula", failed(area_gap()),
       "面积需 240 平方米（每百户面积标准 20 × 户数 1,200 ÷ 100），现有 180，缺 60 平方米",
       "Floor area: needs 240 m² (floor area per 100 households 20 × households 1,200 ÷ 100), "
       "has 180, short by 60 m²"},
      {"plain number", failed(people(Relation::AtLeast, 3, 5, 2)), "成员数需 5 人，现有 3，缺 2 人",
       "Members: needs 5 people, has 3, short by 2 people"},
      {"a parameter alone", failed(parameter), "成员数需 5 人，现有 4，缺 1 人",
       "Members: needs 5 people, has 4, short by 1 person"},
      {"a fact alone", failed(with_fact(people(Relation::AtLeast, 1, 3, 2))),
       "成员数需 3 人（党支部数 3），现有 1，缺 2 人",
       "Members: needs 3 people (Party branches: 3), has 1, short by 2 people"},
      {"at most", failed(people(Relation::AtMost, 11, 9, 2)), "成员数最多 9 人，现有 11，超出 2 人",
       "Members: at most 9 people, has 11, over by 2 people"},
      {"all symbols", failed(difference),
       "成员数最多 7 人（(甲数 10 − 乙数 1.5) × 2,000 + 1），现有 9，超出 2 人",
       "Members: at most 7 people ((first number 10 − GDP figure 1.5) × 2,000 + 1), has 9, "
       "over by 2 people"},
      {"thousands", failed(large), "面积需 240 平方米，现有 1,234,567.5，缺 60 平方米",
       "Floor area: needs 240 m², has 1,234,567.5, short by 60 m²"},
      {"equal, below", failed(people(Relation::Equal, 3, 5, 2)), "成员数应为 5 人，现为 3，缺 2 人",
       "Members: must be 5 people, is 3, short by 2 people"},
      {"equal, above", failed(people(Relation::Equal, 6, 5, 1)),
       "成员数应为 5 人，现为 6，超出 1 人", "Members: must be 5 people, is 6, over by 1 person"},
      {"not equal", failed(people(Relation::NotEqual, 4, 4, {})), "成员数现为 4 人，不得为 4 人",
       "Members: is 4 people, must not be 4 people"},
      {"not given", failed(not_known), "成员数需 5 人，现有 未填报，缺 5 人",
       "Members: needs 5 people, has not given, short by 5 people"},
  });
}

TEST_CASE("numbers that nobody may move show both sides", "[report]") {
  compare({
      {"at least", failed(with_fact(people(Relation::AtLeast, 4, 5, {}))),
       "成员数现为 4 人，应不少于 5 人（党支部数 3）",
       "Members: is 4 people, must be at least 5 people (Party branches 3)"},
      {"at most", failed(people(Relation::AtMost, 10, 9, {})), "成员数现为 10 人，应不超过 9 人",
       "Members: is 10 people, must be at most 9 people"},
      {"equal", failed(people(Relation::Equal, 10, 9, {})), "成员数现为 10 人，应为 9 人",
       "Members: is 10 people, must be 9 people"},
  });
}

TEST_CASE("dates: too early, too late, by how many days", "[report]") {
  compare({
      {"early", failed(date_gap(Relation::AtLeast, "2024-02-01", "2024-03-01", 29)),
       "当选日期应不早于 2024-03-01，现为 2024-02-01，早了 29 天",
       "Date elected: must not be before 2024-03-01, is 2024-02-01, early by 29 days"},
      {"late", failed(date_gap(Relation::AtMost, "2024-03-02", "2024-03-01", 1)),
       "当选日期应不晚于 2024-03-01，现为 2024-03-02，晚了 1 天",
       "Date elected: must not be after 2024-03-01, is 2024-03-02, late by 1 day"},
      {"equal", failed(date_gap(Relation::Equal, "2024-03-02", "2024-03-01", 1)),
       "当选日期应为 2024-03-01，现为 2024-03-02，相差 1 天",
       "Date elected: must be 2024-03-01, is 2024-03-02, off by 1 day"},
      {"not equal", failed(date_gap(Relation::NotEqual, "2024-03-01", "2024-03-01", {})),
       "当选日期现为 2024-03-01，不得为 2024-03-01",
       "Date elected: is 2024-03-01, must not be 2024-03-01"},
      {"both sides, early", failed(date_gap(Relation::AtLeast, "2024-02-01", "2024-03-01", {})),
       "当选日期现为 2024-02-01，应不早于 2024-03-01",
       "Date elected: is 2024-02-01, must not be before 2024-03-01"},
      {"both sides, late", failed(date_gap(Relation::AtMost, "2024-04-01", "2024-03-01", {})),
       "当选日期现为 2024-04-01，应不晚于 2024-03-01",
       "Date elected: is 2024-04-01, must not be after 2024-03-01"},
  });
}

TEST_CASE("yes and no, choices, given and not given", "[report]") {
  Gap no = yes_no_gap();
  no.have = true;
  no.need = false;
  Gap not_yes = no;
  not_yes.relation = Relation::NotEqual;
  not_yes.need = true;
  Gap given = gap("meetings.assembly", {"支部党员大会日期", "Dates of branch assemblies"},
                  {"党员大会日期", "Dates of assemblies"}, Relation::Given);
  Gap not_given = given;
  not_given.relation = Relation::NotGiven;
  compare({
      {"must be yes", failed(yes_no_gap()),
       "党员群众服务中心正常开放使用：填报为“否”，尚未达到要求",
       "Service centre is open and in use: reported “no”, requirement not yet met"},
      {"must be no", failed(no), "党员群众服务中心正常开放使用：填报为“是”，应为“否”",
       "Service centre is open and in use: reported “yes”, must be “no”"},
      {"must not be yes", failed(not_yes), "党员群众服务中心正常开放使用：填报为“是”，不得为“是”",
       "Service centre is open and in use: reported “yes”, must not be “yes”"},
      {"one of one", failed(choice_gap(Relation::OneOf, {general()})),
       "党组织形式：填报为“党支部”，应为“党总支”",
       "Form of the organisation: reported “Branch”, must be “General branch”"},
      {"one of two", failed(choice_gap(Relation::OneOf, {general(), committee()})),
       "党组织形式：填报为“党支部”，应为“党总支”或“党委”",
       "Form of the organisation: reported “Branch”, must be “General branch” or “Committee”"},
      {"none of", failed(choice_gap(Relation::NoneOf, {named("branch", "党支部", "Branch")})),
       "党组织形式：填报为“党支部”，不得为“党支部”",
       "Form of the organisation: reported “Branch”, must not be “Branch”"},
      {"given", failed(given), "支部党员大会日期：未填报，须填报",
       "Dates of branch assemblies: not given, must be given"},
      {"not given", failed(not_given), "支部党员大会日期：已填报，不应填报",
       "Dates of branch assemblies: given, must not be given"},
  });
}

TEST_CASE("sets name what is missing or too much", "[report]") {
  const result::Named party = named("party", "党群活动", "Party activities");
  const result::Named education = named("education", "电化教育", "Education");
  Gap all = set_gap(Relation::HasAll, {}, {party, education});
  all.shortage = whole(2);
  all.unit = {"项", "items"};
  all.missing = {party, education};
  Gap worded = all;
  worded.lacking = {"未做到全程记录", "Not recorded"};
  Gap lacks = set_gap(Relation::Lacks, {party, education}, {education});
  lacks.missing = {party};
  compare({
      {"has all", failed(affairs_gap()), "服务中心已开展的“五务”：需 5 项，现有 4，缺 1 项：商务",
       "Of the five affairs those handled at the centre: needs 5 items, has 4, missing 1 item: "
       "Commercial services"},
      {"has all, in the rules' words", failed(worded),
       "未做到全程记录：党群活动、电化教育（需 2 项，现有 0）",
       "Not recorded: Party activities, Education (needs 2 items, has 0)"},
      {"has none", failed(all), "已设的功能室：需 2 项，现有 0，缺 2 项：党群活动、电化教育",
       "Function rooms set up: needs 2 items, has 0, missing 2 items: Party activities, "
       "Education"},
      {"lacks", failed(lacks), "已设的功能室：不得有党群活动",
       "Function rooms set up: must not include Party activities"},
      {"equal", failed(set_gap(Relation::Equal, {}, {party, education})),
       "已设的功能室：应恰为党群活动、电化教育，现为“无”",
       "Function rooms set up: must be exactly Party activities, Education, is “none”"},
      {"not equal", failed(set_gap(Relation::NotEqual, {party}, {party})),
       "已设的功能室：不得恰为党群活动",
       "Function rooms set up: must not be exactly Party activities"},
  });
}

TEST_CASE("calendars name the months and quarters", "[report]") {
  using result::Month;
  compare({
      {"quarter", failed(gatherings_gap()),
       "集中活动日期：每季度都要有，需 4 个季度，现有 3，缺 1 个季度：第三季度",
       "Dates of gatherings: due every quarter, needs 4 quarters, has 3, missing 1 quarter: Q3"},
      {"two months", failed(months({Month{2024, 3}, Month{2024, 7}}, 12)),
       "支委会日期：每月都要有，需 12 个月，现有 10，缺 2 个月：3月、7月",
       "Dates of committee meetings: due every month, needs 12 months, has 10, missing 2 months: "
       "March, July"},
      {"a run",
       failed(months({Month{2024, 1}, Month{2024, 2}, Month{2024, 4}, Month{2024, 5},
                      Month{2024, 6}, Month{2024, 12}},
                     12)),
       "支委会日期：每月都要有，需 12 个月，现有 6，缺 6 个月：1月、2月、4月至6月、12月",
       "Dates of committee meetings: due every month, needs 12 months, has 6, missing 6 months: "
       "January, February, April to June, December"},
  });
}

TEST_CASE("alternatives are numbered, those inside them lettered", "[report]") {
  const Shortfall area = shortfall(people(Relation::AtLeast, 3, 5, 2));
  const Shortfall open = shortfall(yes_no_gap());
  const Shortfall date = shortfall(date_gap(Relation::AtMost, "2024-03-02", "2024-03-01", 1));
  compare({
      {"two ways", test::failed("8.2", {any_of({{area}, {open}})}),
       "以下任一：（1）成员数需 5 人，现有 3，缺 2 人；"
       "（2）党员群众服务中心正常开放使用：填报为“否”，尚未达到要求",
       "Any one of: (1) Members: needs 5 people, has 3, short by 2 people; (2) Service centre is "
       "open and in use: reported “no”, requirement not yet met"},
      {"nested, and a way of two parts",
       test::failed("8.2", {any_of({{area, date}, {any_of({{open}, {date}})}})}),
       "以下任一：（1）成员数需 5 人，现有 3，缺 2 人，并且"
       "当选日期应不晚于 2024-03-01，现为 2024-03-02，晚了 1 天；"
       "（2）以下任一：（a）党员群众服务中心正常开放使用：填报为“否”，尚未达到要求；"
       "（b）当选日期应不晚于 2024-03-01，现为 2024-03-02，晚了 1 天",
       "Any one of: (1) Members: needs 5 people, has 3, short by 2 people, and Date elected: must "
       "not be after 2024-03-01, is 2024-03-02, late by 1 day; (2) any one of: (a) Service centre "
       "is open and in use: reported “no”, requirement not yet met; (b) Date elected: must not be "
       "after "
       "2024-03-01, is 2024-03-02, late by 1 day"},
      {"several requirements", test::failed("8.2", {area, open}),
       "成员数需 5 人，现有 3，缺 2 人；党员群众服务中心正常开放使用：填报为“否”，尚未达到要求",
       "Members: needs 5 people, has 3, short by 2 people; Service centre is open and in use: "
       "reported “no”, requirement not yet met"},
  });
}

TEST_CASE("unknown says what is missing and what is not due", "[report]") {
  const result::UnknownField used{"centre.fully_used", {"功能作用充分发挥", "Fully used"}};
  const result::UnknownField rooms{"centre.rooms", {"已设的功能室", "Function rooms"}};
  const result::UnknownField parameter{"param.quota", {"名额", "Quota"}};
  const Shortfall gap = shortfall(people(Relation::AtLeast, 3, 5, 2));
  result::CheckResult due = not_due("12.1", {});
  due.due.reset();
  result::CheckResult both = not_due("8.4", {gap});
  both.unknown_fields = {used};
  result::UnknownField bad = rooms;
  bad.invalid = true;
  compare({
      {"facts", unknown("8.4", {used, rooms}), "没有填报：功能作用充分发挥、已设的功能室",
       "Not given: Fully used, Function rooms"},
      {"a parameter", unknown("8.4", {parameter, used}),
       "没有填报：功能作用充分发挥；区里还没有给出名额",
       "Not given: Fully used; For the district to set: Quota"},
      {"not due", due, "未到期", "Not due yet"},
      {"not due until", not_due("12.4", {}), "未到期（最迟 2024-12-31）",
       "Not due yet (by 2024-12-31)"},
      {"not due, short so far", not_due("12.4", {gap}),
       "未到期（最迟 2024-12-31）；成员数需 5 人，现有 3，缺 2 人",
       "Not due yet (by 2024-12-31); so far: Members: needs 5 people, has 3, short by 2 people"},
      {"missing and not due", both,
       "未到期（最迟 2024-12-31）；成员数需 5 人，现有 3，缺 2 人；没有填报：功能作用充分发挥",
       "Not due yet (by 2024-12-31); so far: Members: needs 5 people, has 3, short by 2 people; "
       "Not given: Fully used"},
      {"invalid", unknown("8.4", {used, bad}), "填报有误：已设的功能室；没有填报：功能作用充分发挥",
       "Invalid: Function rooms; Not given: Fully used"},
  });
}

TEST_CASE("not applicable shows what was reported", "[report]") {
  const result::Because groups{"organisation.party_groups",
                               {"党小组数", "Party groups"},
                               {"个", "groups"},
                               whole(0),
                               {},
                               {}};
  const result::Because director{
      "secretary.is_director", {"一肩挑", "Secretary is also director"}, {}, false, {}, {}};
  const result::Because members{
      "members.formal", {"正式党员数", "Full members"}, {"人", "members"}, whole(2), whole(3), {}};
  compare({
      {"a number that is too small", not_applicable("1.1", {members}),
       "不适用：正式党员数填报为 2 人，不足 3 人",
       "Does not apply: Full members reported as 2 members, fewer than 3 members"},
      {"a zero", not_applicable("12.3", {groups}), "不适用：党小组数填报为 0 个",
       "Does not apply: Party groups reported as 0 groups"},
      {"a no too", not_applicable("12.3", {groups, director}),
       "不适用：党小组数填报为 0 个、一肩挑填报为“否”",
       "Does not apply: Party groups reported as 0 groups, Secretary is also director reported as "
       "“no”"},
      {"nothing", not_applicable("12.3", {}), "不适用", "Does not apply"},
  });
}

TEST_CASE("a pass needs no words", "[report]") {
  result::CheckResult check;
  check.outcome = result::Outcome::Pass;
  CHECK(explain(check, Language::Zh).empty());
}

TEST_CASE("gaps in the fewest words", "[report]") {
  struct Brief {
    Gap gap;
    std::string zh;
    std::string en;
  };
  Gap lacks = affairs_gap();
  lacks.relation = Relation::Lacks;
  Gap given = yes_no_gap();
  given.relation = Relation::Given;
  Gap not_given = yes_no_gap();
  not_given.relation = Relation::NotGiven;
  const std::vector<Brief> cases{
      {area_gap(), "面积缺 60 平方米", "Floor area short by 60 m²"},
      {people(Relation::AtMost, 10, 9, 1), "成员数超出 1 人", "Members over by 1 person"},
      {people(Relation::AtLeast, 4, 5, {}), "成员数应不少于 5 人",
       "Members must be at least 5 people"},
      {people(Relation::NotEqual, 4, 4, {}), "成员数不得为 4 人", "Members must not be 4 people"},
      {date_gap(Relation::AtMost, "2024-03-02", "2024-03-01", 1), "当选日期应不晚于 2024-03-01",
       "Date elected must not be after 2024-03-01"},
      {gatherings_gap(), "集中活动日期缺第三季度", "Dates of gatherings missing Q3"},
      {affairs_gap(), "五务缺商务", "Five affairs missing Commercial services"},
      {lacks, "五务不得有商务", "Five affairs must not include Commercial services"},
      {yes_no_gap(), "党员群众服务中心正常开放使用填报为“否”",
       "Service centre is open and in use reported as “no”"},
      {choice_gap(Relation::OneOf, {general(), committee()}), "形式应为“党总支”或“党委”",
       "Form must be “General branch” or “Committee”"},
      {given, "开放使用须填报", "Open and in use must be given"},
      {not_given, "开放使用不应填报", "Open and in use must not be given"},
  };
  for (const Brief& one : cases) {
    CHECK(brief(shortfall(one.gap), Words(Language::Zh)) == one.zh);
    CHECK(brief(shortfall(one.gap), Words(Language::En)) == one.en);
  }
  const Shortfall any =
      any_of({{shortfall(area_gap()), shortfall(yes_no_gap())}, {shortfall(affairs_gap())}});
  CHECK(brief(any, Words(Language::Zh)) ==
        "面积缺 60 平方米，并且党员群众服务中心正常开放使用填报为“否”，或五务缺商务");
}

}  // namespace cbps::report::test
