#include "data/table/part_row.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "data/facts/not_given.h"
#include "data/table/heading_parts.h"
#include "data/table/row_words.h"

namespace cbps::data {
namespace {

/// Whether a cell may name a part: words, or a year.
bool may_name_part(std::string_view cell) {
  return is_year_text(normal_heading(cell)) || (is_words(cell) && !says_not_given(cell));
}

/// A part may be a heading itself, or one of a group whose name is the heading of a fact too.
std::string heading_in_group(std::string_view heading, std::string_view part,
                             const KnownHeadings& known) {
  const std::string name(without_blanks_around(part));
  std::string in_group = read_group_heading(heading, *known.dictionary).label + "." + name;
  if (read_heading(in_group, known).is_known()) return in_group;
  return read_heading(name, known).is_known() ? name : heading_of_part(heading, part);
}

/// The headings with their parts, one a column. Nothing: it is no row of parts.
std::optional<std::vector<std::string>> with_parts(const CsvRecord& parts,
                                                   const KnownHeadings& known,
                                                   const CsvRecord& headings) {
  std::vector<std::string> all;
  std::string_view heading;
  bool divides = false;
  for (std::size_t i = 0; i < parts.cells.size(); ++i) {
    const std::string_view own = i < headings.cells.size() ? headings.cells[i].text : "";
    const std::string_view part = parts.cells[i].text;
    if (!is_blank(own)) heading = own;
    all.emplace_back(own);
    if (is_blank(part)) continue;
    const HeadingMeaning meaning = read_heading(heading, known);
    if (is_blank(heading) || meaning.identity || meaning.is_ignored) return std::nullopt;
    if (!may_name_part(part)) return std::nullopt;
    divides = divides || is_blank(own);
    all.back() = heading_in_group(heading, part, known);
  }
  if (!divides) return std::nullopt;
  return all;
}

}  // namespace

std::string heading_of_part(std::string_view heading, std::string_view part) {
  return std::string(heading) + "（" + std::string(without_blanks_around(part)) + "）";
}

bool add_parts(const CsvRecord& parts, const KnownHeadings& known, CsvRecord& headings) {
  auto texts = with_parts(parts, known, headings);
  if (!texts) return false;
  for (std::size_t i = 0; i < texts->size(); ++i) {
    // Rows may end before empty cells.
    if (i == headings.cells.size()) {
      headings.cells.push_back(
          {{}, {headings.span.begin + headings.span.length, 0, headings.span.file}});
    }
    if (is_blank(parts.cells[i].text)) continue;
    headings.cells[i].text = headings.unescaped.emplace_back(std::move((*texts)[i]));
  }
  return true;
}

}  // namespace cbps::data
