#include <fmt/format.h>

#include "cbps/eval/functions.h"
#include "cbps/lang/condition.h"
#include "support/catch.h"
#include "support/pack.h"

using namespace cbps;

namespace {

/// "ok", or the faults in order with the text they point at.
std::string check(std::string_view text) {
  Diagnostics diagnostics;
  auto ast = lang::parse(text, diagnostics);
  REQUIRE(ast);
  const auto condition =
      lang::check(std::move(*ast), {test::pack().dictionary, eval::functions()}, diagnostics);
  if (condition && lang::check_linear(*condition, diagnostics)) return "ok";
  std::string faults;
  for (const Diagnostic& one : diagnostics.all()) {
    faults +=
        fmt::format("{} {};", info(one.code).id, text.substr(one.span.begin, one.span.length));
  }
  return faults;
}

}  // namespace

TEST_CASE("a condition compiles, or says what does not fit and where", "[lang]") {
  struct Case {
    std::string_view text;
    std::string_view result;
  };
  const Case cases[] = {
      {"committee.size >= 5", "ok"},
      {"centre.area * 100 >= param.area_per_100_households * households", "ok"},
      {"centre.area > 10", "ok"},
      {"committee.size in [5, 7]", "ok"},
      {"'party' in centre.five_affairs", "ok"},
      {"has_all(centre.rooms) && subset(centre.equipped, centre.rooms)", "ok"},
      {"organisation.established <= as_of", "ok"},
      {"days_between(organisation.established, as_of) > 30", "ok"},
      {"committee.size / 2 >= 3", "ok"},
      {"true", "ok"},
      {"committee.sizes >= 5", "CB4013 committee.sizes;"},
      {"param.size_mim > 1", "CB4014 param.size_mim;"},
      {"every_mont(meetings.group)", "CB4015 every_mont(meetings.group);"},
      {"months_due(1) > 2", "CB4016 months_due(1);"},
      {"every_month(committee.size)", "CB4017 committee.size;"},
      {"centre.built == 1", "CB4018 centre.built == 1;"},
      {"!committee.size", "CB4019 committee.size;"},
      {"committee.size + 1", "CB4020 committee.size + 1;"},
      {"'bar' in centre.five_affairs", "CB4021 'bar';"},
      {"9223372036854775807 + households > 0", "CB4022 9223372036854775807 + households;"},
      {"households / committee.size > 1", "CB4023 committee.size;"},
      {"households / 0 > 1", "CB4023 0;"},
      {"households * committee.size > 1", "CB4024 households * committee.size;"},
      {"[1, 2] == [1, 2]", "ok"},
      {"[1, 2] && true", "CB4025 [1, 2];"},
      {"[1, 'a'] == []", "CB4029 'a';"},
      {"[as_of, 1] == []", "CB4029 1;"},
      {"[meetings.group] == []", "CB4030 meetings.group;"},
      {"['a'] == [1]", "CB4018 ['a'] == [1];"},
      {"'a' in 'abc'", "CB4018 'a' in 'abc';"},
      {"'b' < 'c' && 'abc'.contains('b') && size('中文') == 2", "ok"},
      {"(centre.built ? 'a' : 'b') == 'a'", "ok"},
      {"centre.rooms == ['meeting'] || true", "CB4021 'meeting';"},
      {"size([1, 2]) == 2", "ok"},
      {"1 in [1.5, 2]", "ok"},
      {"'a' + 'b' == 'ab'", "CB4019 'a';"},
      {"has_all(centre.rooms, [1])", "CB4028 1;"},
      {"households == 1.5", "ok"},
      {"9223372036854775807 == 1.5", "ok"},
      {"9223372036854775807 + 1.5 > 0", "CB4022 9223372036854775807 + 1.5;"},

      {"meetings.group.exists(d, d > as_of)",
       "CB4013 d;CB4013 d;CB4015 meetings.group.exists(d, d > as_of);"},
      {"committee.size >= 五", "CB4013 五;"},
      {"date('2024-02-30') < as_of", "CB4027 '2024-02-30';"},
      {"committee.sizes > 1 && centre.bilt", "CB4013 committee.sizes;CB4013 centre.bilt;"},
  };
  for (const Case& one : cases) {
    CAPTURE(one.text);
    CHECK(check(one.text) == one.result);
  }
}

TEST_CASE("what was probably meant is said", "[lang]") {
  struct Case {
    std::string_view text;
    std::string_view note;
  };
  const Case cases[] = {
      {"committee.sizes >= 5", "did you mean `committee.size`?"},
      {"param.area > 3", "did you mean `param.area_per_100_households`?"},
      {"area_per_100_households > 3", "write `param.area_per_100_households`"},
      {"服务中心面积 > 3", "write `centre.area`"},
      {"centre.built == TRUE", "write `true`"},
      {"centre.built == 否", "write `false`"},
      {"centre.area == null", "write `known(…)`"},
      {"months_due > 3", "write `months_due(…)`"},
      {"has(centre.area)", "write `known`"},
      {"as_of.getMonth() > 3", "write `month`"},
      {"every_mont(meetings.group)", "did you mean `every_month`?"},
      {"'party' == centre.rooms", "write `'party' in centre.rooms`"},
      {"'partie' in centre.rooms", "did you mean `'party'`?"},
      {"'党群活动' in centre.rooms", "write `'party'`"},
      {"centre.area > '100.5'", "write `100.5`"},
      {"as_of > '2024-03-01'", "write `date('2024-03-01')`"},
      {"date(2024-03-01) > as_of", "write `date('2024-03-01')`"},
      {"5 <= committee.size <= 9", "write `5 <= committee.size && committee.size <= 9`"},
      {"households > 1,200", "write `1200`"},
      {"centre.built, centre.in_use", "write `&&`"},
      {"committee.size => 5", "write `>=`"},
      {"committee.size === 5", "write `==`"},
      {"committee.size = 5", "write `==`"},
      {"committee.size ≥ 5", "write `>=`"},
      {"centre.built 并且 centre.in_use", "write `&&`"},
      {"centre.built 或 centre.in_use", "write `||`"},
      {"committee.size 不少于 5", "write `>=`"},
      {"centre.built and centre.in_use", "write `&&`"},
      {"“a” == 'a'", "write `'`"},
      {"committee.size >= 5人", "write `5`"},
      {"households >= 1_200", "write `1200`"},
      {"centre.area >= 60% * households",
       "`%` is the remainder; a percentage is written `a * 100 >= 60 * b`"},
      {"centre.area >= 60%", "`%` is the remainder; a percentage is written `a * 100 >= 60 * b`"},
      {"committee.size in (5, 7)", "write `x in [5, 7]`"},
      {"committee.size not in [5, 7]", "write `!(x in [5, 7])`"},
      {"committee.size in 5", "write `committee.size in [5]`"},
      {"committee.size in ['5']", "write `5`"},
      {"if centre.built then true", "write `a ? b : c`"},
      {"committee.size >= 5 # five", "write `//`"},
      {"centre.built == 'yes'", "write `true`"},
      {"centre.built != 0", "write `false`"},
      {"as_of > 2024-03-01", "write `date('2024-03-01')`"},
      {"as_of - period.start > 30", "write `days_between(period.start, as_of)`"},
      {"days_between('2024-03-01', as_of) > 3", "write `date('2024-03-01')`"},
      {"centre.rooms.contains('party')", "write `'party' in centre.rooms`"},
      {"has_all(centre.rooms, 'party')", "write `['party']`"},
      {"['party'] in centre.rooms", "write `has_all(centre.rooms, ['party'])`"},
      {"centre.rooms.count >= 3", "write `size(centre.rooms)`"},
      {"meetings.group.every_month", "write `every_month(meetings.group)`"},
      {"params.size_min > 1", "write `param.size_min`"},
      {"param.五务 == centre.five_affairs", "write `param.five_affairs`"},
      {"period.year == 2024", "write `year(period.start)`"},
      {"面积 > 100", "did you mean `centre.area`?"},
      {"percent(1, 2) > 3", "write `a * 100 >= 60 * b`"},
  };
  for (const Case& one : cases) {
    CAPTURE(one.text);
    Diagnostics diagnostics;
    if (auto ast = lang::parse(one.text, diagnostics)) {
      (void)lang::check(std::move(*ast), {test::pack().dictionary, eval::functions()}, diagnostics);
    }
    REQUIRE(!diagnostics.empty());
    REQUIRE(!diagnostics.all().front().notes.empty());
    CHECK(message(diagnostics.all().front().notes.front(), Language::En) == one.note);
  }
}

TEST_CASE("types that do not fit are named on both sides", "[lang]") {
  struct Case {
    std::string_view text;
    std::string_view message;
  };
  const Case cases[] = {
      {"centre.built > 3", "the sides of `>` do not fit: bool and int"},
      {"every_month(committee.size)", "`every_month` takes dates here, this is int"},
      {"has_all(centre.rooms, centre.five_affairs)",
       "`has_all` takes a set of the same parts, or a list of parts here, this is set"},
      {"centre.built + 1 > 0", "`+` is for numbers, this is bool"},
      {"!committee.size", "`!` is for bool, this is int"},
      {"centre.rooms < centre.rooms", "`<` is for numbers, dates, strings and bools, this is set"},
  };
  for (const Case& one : cases) {
    CAPTURE(one.text);
    Diagnostics diagnostics;
    auto ast = lang::parse(one.text, diagnostics);
    REQUIRE(ast);
    (void)lang::check(std::move(*ast), {test::pack().dictionary, eval::functions()}, diagnostics);
    REQUIRE(diagnostics.size() == 1);
    CHECK(message(diagnostics.all().front(), Language::En) == one.message);
  }
}

TEST_CASE("a name that is refused as a heading is refused with the same word", "[lang]") {
  Diagnostics diagnostics;
  (void)lang::check(*lang::parse("户籍户数 > 1", diagnostics),
                    {test::pack().dictionary, eval::functions()}, diagnostics);
  REQUIRE(diagnostics.size() == 1);
  REQUIRE(!diagnostics.all().front().notes.empty());
  CHECK(diagnostics.all().front().notes.front().code == Code::Hint);
}
