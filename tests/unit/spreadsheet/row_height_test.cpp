#include "spreadsheet/row_height.h"

#include <string>

#include "support/catch.h"

namespace {

using namespace cbps::spreadsheet;

Row row_of(std::string text, std::uint8_t size, bool wraps, std::uint32_t columns = 1) {
  Style style;
  style.size = size;
  style.wrap = wraps;
  return {{{0, std::move(text), style, columns}}, 0};
}

}  // namespace

TEST_CASE("a row is as high as its wrapped text", "[spreadsheet]") {
  const std::vector<Column> columns{{22, {}}, {20, {}}};
  CHECK(row_height(row_of("不换行的文字不换行的文字不换行的文字", 10, false), columns) == 0);
  CHECK(row_height(row_of("一行", 10, true), columns) == 19);
  CHECK(row_height(row_of("十个字刚好是一整行吗", 10, true), columns) == 19);
  CHECK(row_height(row_of("十个字刚好是一整行吗不", 10, true), columns) == 33);
  CHECK(row_height(row_of("十个字刚好是一整行吗", 11, true), columns) == 35);       // larger
  CHECK(row_height(row_of("十个字刚好是一整行吗不", 10, true, 2), columns) == 19);  // merged
  CHECK(row_height(row_of("一\n二\n\n四", 10, true), columns) == 61);
  CHECK(row_height(row_of(std::string(10'000, 'a'), 10, true), columns) == 400);
}

TEST_CASE("a row is never lower than it says", "[spreadsheet]") {
  Row row = row_of("一行", 10, true);
  row.height = 40;
  CHECK(row_height(row, {}) == 40);
}
