#include "cbps/diag/code.h"

#include "support/catch.h"

using namespace cbps;

// What `Message` refuses while the program is compiled is what this counts.
static_assert(argument_count(Code::NotUtf8) == 0);
static_assert(argument_count(Code::CannotRead) == 1);
static_assert(argument_count(Code::CsvRaggedRow) == 2);
static_assert(argument_count(Code::OutOfRange) == 4);
static_assert(argument_count(Code::HelpQuoteValue) == 0);  // its brace is written twice

TEST_CASE("a template takes its arguments from 0 on", "[diag]") {
  CHECK(argument_count("") == 0);
  CHECK(argument_count("a {{ b }}") == 0);
  CHECK(argument_count("{1} {0} {1}") == 2);
  CHECK(argument_count("{{{0}}}") == 1);
}

TEST_CASE("a template that is not sound takes nothing", "[diag]") {
  CHECK_FALSE(argument_count("{1}"));
  CHECK_FALSE(argument_count("{}"));
  CHECK_FALSE(argument_count("{0:>5}"));
  CHECK_FALSE(argument_count("{0"));
  CHECK_FALSE(argument_count("0}"));
  CHECK_FALSE(argument_count("{10}"));
}
