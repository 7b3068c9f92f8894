// Workbooks that other programs wrote (tests/workbooks): each gives the rows beside it.

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "cbps/text/ids.h"
#include "cbps/workbook/kind.h"
#include "support/catch.h"
#include "support/workbooks.h"

namespace {

using namespace cbps;
namespace fs = std::filesystem;

std::string bytes_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

/// In the form of the files with the expected rows.
std::string said_by(std::string_view bytes) {
  auto opened = workbook::Workbook::open(bytes);
  if (const auto* fault = std::get_if<workbook::Fault>(&opened)) return test::fault_text(*fault);
  auto& book = std::get<workbook::Workbook>(opened);
  std::string text;
  for (std::size_t i = 0;; ++i) {
    if (const auto fault = book.find(i)) return test::fault_text(*fault);
    if (i == book.sheets().size()) return text;
    const workbook::Sheet& sheet = book.sheets()[i];
    text += fmt::format("== {}{}\n", sheet.name, sheet.is_hidden ? " (hidden)" : "");
    const test::ReadSheet read = test::read_sheet(book, i);
    for (const std::string& row : read.rows) text += row + "\n";
    for (const auto& [name, count] :
         {std::pair{"hidden rows", read.facts.hidden_rows},
          std::pair{"hidden columns", read.facts.hidden_columns},
          std::pair{"covered", read.facts.covered.count},
          std::pair{"dates without year", read.facts.dates_without_year.count}}) {
      if (count != 0) text += fmt::format("-- {}: {}\n", name, count);
    }
    if (read.fault) text += test::fault_text(*read.fault) + "\n";
  }
}

/// `content.program.xlsx` has its rows in `content.program.rows`, or else in `content.rows`.
fs::path rows_of(const fs::path& workbook) {
  const fs::path own = fs::path(workbook).replace_extension(".rows");
  if (fs::exists(own)) return own;
  return own.parent_path() / (own.stem().stem().string() + ".rows");
}

std::vector<fs::path> workbooks() {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::directory_iterator(CBPS_WORKBOOKS_DIR)) {
    const fs::path ending = entry.path().extension();
    if (ending == ".xlsx" || ending == ".ods") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

}  // namespace

TEST_CASE("workbooks of other programs", "[workbook]") {
  const auto paths = workbooks();
  REQUIRE(paths.size() >= 40);
  for (const fs::path& path : paths) {
    INFO(path.filename().string());
    const std::string bytes = bytes_of(path);
    CHECK(id_of(workbook::kind_of(bytes)) == path.extension().string().substr(1));
    CHECK(said_by(bytes) == bytes_of(rows_of(path)));
  }
}
