// What a program that was built without the libraries says of workbooks.

#include <string>

#include "cbps/workbook/kind.h"
#include "cbps/workbook/workbook.h"
#include "support/catch.h"

TEST_CASE("without the libraries no workbook is read", "[workbook]") {
  using namespace cbps::workbook;
  const std::string bytes = "PK\x03\x04 … xl/workbook.xml …";
  CHECK(kind_of(bytes) == Kind::Xlsx);
  const auto opened = Workbook::open(bytes);
  REQUIRE(std::holds_alternative<Fault>(opened));
  CHECK(std::get<Fault>(opened).kind == FaultKind::NotBuiltIn);
  const auto other = Workbook::open("a,b");
  REQUIRE(std::holds_alternative<Fault>(other));
  CHECK(std::get<Fault>(other).kind == FaultKind::NotAWorkbook);
}
