#include "cbps/diag/code.h"

#include "cbps/diag/diagnostic.h"
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

TEST_CASE("a message that is decided on late stands where it was found", "[diag]") {
  const Span nowhere{0, 0, FileId::None};
  Diagnostics diagnostics;
  diagnostics.add(Code::NotUtf8, nowhere);
  const std::size_t found_at = diagnostics.size();
  diagnostics.add(Code::EmptyFile, nowhere);
  diagnostics.insert(found_at, diagnostic(Code::CannotRead, nowhere, "why"));
  REQUIRE(diagnostics.size() == 3);
  CHECK(diagnostics.all()[1].code == Code::CannotRead);
  CHECK(message(diagnostics.all()[1], Language::En) == "cannot be read: why");
}
