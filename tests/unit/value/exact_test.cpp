#include "cbps/value/date.h"
#include "cbps/value/decimal.h"
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
  const Period year{2024};
  CHECK(months_due(year, year.end(), std::nullopt) == 0xFFF);
  CHECK(months_due(year, *parse_date("2024-03-30"), std::nullopt) == 0x003);
  CHECK(months_due(year, *parse_date("2024-03-31"), std::nullopt) == 0x007);
  CHECK(months_due(year, year.end(), parse_date("2024-03-02")) == 0xFF8);
  CHECK(quarters_due(year, year.end(), parse_date("2024-03-02")) == 0xE);
}
