#include "data/table/year_row.h"

#include <string>
#include <string_view>
#include <vector>

#include "data/facts/not_given.h"
#include "data/table/heading_parts.h"

namespace cbps::data {
namespace {

constexpr std::size_t kEnoughYears = 2;

}  // namespace

bool add_years(const CsvRecord& years, const KnownHeadings& known, CsvRecord& headings) {
  std::vector<std::string> added(headings.cells.size());
  std::string_view heading;
  std::size_t count = 0;
  for (std::size_t i = 0; i < years.cells.size(); ++i) {
    const bool has_column = i < headings.cells.size();
    if (has_column && !is_blank(headings.cells[i].text)) heading = headings.cells[i].text;
    if (is_blank(years.cells[i].text)) continue;
    const bool is_of_fact = has_column && read_heading(heading, known).fact;
    if (!is_of_fact || !is_year_text(normal_heading(years.cells[i].text))) return false;
    ++count;
    added[i] = std::string(heading) + "（" + std::string(years.cells[i].text) + "）";
  }
  if (count < kEnoughYears) return false;
  for (std::size_t i = 0; i < added.size(); ++i) {
    if (added[i].empty()) continue;
    headings.cells[i].text = headings.unescaped.emplace_back(std::move(added[i]));
  }
  return true;
}

}  // namespace cbps::data
