#include <limits>
#include <stdexcept>

#include "cbps/value/date.h"
#include "cbps/value/decimal.h"
#include "cbps/value/duties.h"
#include "cbps/value/fraction.h"
#include "support/catch.h"

using namespace cbps;

TEST_CASE("decimals are read and written exactly", "[value]") {
  CHECK(parse_decimal("180.50", 2).value->units == 18050);
  CHECK(to_string(Decimal{18050, 2}) == "180.5");
  CHECK(to_string(Decimal{-25, 2}) == "-0.25");
  CHECK(to_string(Decimal{-9223372036854775807 - 1, 0}) == "-9223372036854775808");
  CHECK(to_grouped_string(Decimal{1234567, 1}) == "123,456.7");
  CHECK(Decimal{150, 2} == Decimal{15, 1});
  CHECK(Decimal{151, 2} > Decimal{15, 1});
  CHECK(parse_decimal("1.234", 2).error == NumberError::TooManyDigits);
  CHECK(parse_decimal("9223372036854775808", 0).error == NumberError::TooLarge);
  for (const char* text : {"", "-", "+1", "1.", ".5", "1e3", "1,000", " 1", "１"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_decimal(text, 2).value);
  }
}

TEST_CASE("fractions stay exact and round down at the edge only", "[value]") {
  CHECK(Fraction(2, 4) == Fraction(1, 2));
  CHECK(Fraction(1, 3) + Fraction(1, 6) == Fraction(1, 2));
  CHECK(Fraction(1, 3) - Fraction(1, 2) == Fraction(-1, 6));
  CHECK(to_string(round_down(Fraction(2, 3), 2, 2)) == "66.66");
  CHECK(to_string(round_down(Fraction(1, 1), 2, 2)) == "100");
  CHECK(Fraction(2, 3) > Fraction(665, 1000));
}

TEST_CASE("dates are real days", "[value]") {
  CHECK(to_string(*parse_date("2024-02-29")) == "2024-02-29");
  for (const char* text :
       {"2023-02-29", "2024-06-31", "2024-6-1", "2024/06/01", "0000-01-01", ""}) {
    CAPTURE(text);
    CHECK_FALSE(parse_date(text));
  }
  CHECK(to_string(add_years(*parse_date("2024-02-29"), 1)) == "2025-02-28");
}

TEST_CASE("what is due has ended, and did not begin before the duties", "[value]") {
  const Period year{2024};
  const auto due = [&](Interval interval, std::string_view as_of, std::string_view from = "") {
    return DutyCalendar({year, *parse_date(as_of)}).due(interval, parse_date(from));
  };
  CHECK(due(Interval::Month, "2024-12-31") == 0xFFF);
  CHECK(due(Interval::Month, "2025-06-01") == 0xFFF);
  CHECK(due(Interval::Month, "2024-03-30") == 0x003);
  CHECK(due(Interval::Month, "2024-03-31") == 0x007);
  CHECK(due(Interval::Month, "2023-12-31") == 0);
  CHECK(due(Interval::Month, "2024-12-31", "2023-05-05") == 0xFFF);
  CHECK(due(Interval::Month, "2024-12-31", "2024-01-01") == 0xFFF);
  CHECK(due(Interval::Month, "2024-12-31", "2024-01-02") == 0xFFE);
  CHECK(due(Interval::Month, "2024-12-31", "2024-03-01") == 0xFFC);
  CHECK(due(Interval::Month, "2024-12-31", "2024-03-02") == 0xFF8);
  CHECK(due(Interval::Month, "2024-12-31", "2024-12-31") == 0);
  CHECK(due(Interval::Month, "2024-12-31", "2025-02-01") == 0);
  CHECK(due(Interval::Quarter, "2024-12-31", "2024-03-02") == 0xE);
  CHECK(due(Interval::Quarter, "2024-09-29") == 0x3);
  CHECK(due(Interval::Quarter, "2024-09-30") == 0x7);
  const std::int32_t days[] = {year.start().days - 1, year.start().days + 59, year.end().days,
                               year.end().days + 1};  // 29 February among them
  const DutyCalendar calendar({year, year.end()});
  CHECK(calendar.touched(days, Interval::Month) == 0x802);
  CHECK(calendar.touched(days, Interval::Quarter) == 0x9);
}

TEST_CASE("a fraction that does not fit is an error in every build", "[value]") {
  const std::int64_t large = std::numeric_limits<std::int64_t>::max();
  CHECK_THROWS_AS(Fraction(1, 0), std::domain_error);
  CHECK_THROWS_AS(Fraction(Int128{large} + 1, 1), std::overflow_error);
  CHECK_THROWS_AS(Fraction(1, Int128{large} * large), std::overflow_error);
  CHECK(Fraction(Int128{large} * 6, Int128{large} * 4) == Fraction(3, 2));
  CHECK_THROWS_AS(Fraction(large, 1) * Fraction(2, 1), std::overflow_error);
  CHECK_THROWS_AS(Fraction(large, 1) + Fraction(1, 1), std::overflow_error);
  CHECK_THROWS_AS(Fraction(1, large) + Fraction(1, large - 1), std::overflow_error);
  CHECK_THROWS_AS(round_down(Fraction(large, 1), 2, 2), std::overflow_error);
}
