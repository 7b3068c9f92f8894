#include "data/table/unit_row.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "cbps/data/spelling.h"
#include "cbps/text/unicode.h"
#include "data/facts/not_given.h"
#include "data/table/heading_parts.h"
#include "data/table/row_words.h"

namespace cbps::data {
namespace {

constexpr std::size_t kEnoughUnits = 2;

/// What such a row says instead of a unit: 单位, 是/否.
bool is_neutral(std::string_view word) {
  return is_one_of(word, kUnitColumns) || is_one_of(word, kHeadingAdditions);
}

bool has_digits(std::string_view word) {
  return word.find_first_of("0123456789") != std::string_view::npos;
}

/// What the cells of a row add to the headings above them.
class UnitRow {
 public:
  explicit UnitRow(const KnownHeadings& known) : known_(known) {}

  /// False: a row with this cell says no units.
  bool add(std::string_view heading, std::string_view cell) {
    additions_.emplace_back();
    if (says_not_given(cell)) return true;
    const std::string word = without_brackets(unicode::normalise(cell));
    const HeadingMeaning meaning = read_heading(heading, known_);
    const bool names_unit = is_unit(word, *known_.dictionary);
    if (is_neutral(word)) return true;
    if (meaning.identity || (!names_unit && has_digits(word))) return false;
    if (!meaning.fact) return true;
    ++(names_unit ? units_ : others_);
    if (meaning.unit.empty()) additions_.back() = word;
    return true;
  }
  [[nodiscard]] bool is_enough() const { return units_ >= kEnoughUnits && units_ > others_; }
  /// By column; empty: nothing.
  [[nodiscard]] const std::vector<std::string>& additions() const { return additions_; }

 private:
  KnownHeadings known_;
  std::vector<std::string> additions_;
  std::size_t units_ = 0;
  std::size_t others_ = 0;
};

}  // namespace

bool add_units(const CsvRecord& units, const KnownHeadings& known, CsvRecord& headings) {
  UnitRow row(known);
  for (std::size_t i = 0; i < units.cells.size(); ++i) {
    const bool has_column = i < headings.cells.size();
    if (!row.add(has_column ? headings.cells[i].text : "", units.cells[i].text)) return false;
  }
  if (!row.is_enough()) return false;
  for (std::size_t i = 0; i < std::min(units.cells.size(), headings.cells.size()); ++i) {
    if (row.additions()[i].empty()) continue;
    CsvCell& cell = headings.cells[i];
    cell.text =
        headings.unescaped.emplace_back(std::string(cell.text) + "（" + row.additions()[i] + "）");
  }
  return true;
}

}  // namespace cbps::data
