// Only in programs that are built without libxlsxwriter.

#include <string>

#include "cbps/spreadsheet/writer.h"
#include "support/catch.h"

TEST_CASE("without the library nothing is written, and it is said", "[spreadsheet]") {
  std::string out;
  const auto fault = cbps::spreadsheet::write({{}, {{}}}, out);
  REQUIRE(fault);
  CHECK(fault->kind == cbps::spreadsheet::FaultKind::NotBuiltIn);
  CHECK(out.empty());
}
