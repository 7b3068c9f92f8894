#include "data/table/no_headings.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "cbps/text/personal.h"
#include "data/facts/heading_candidates.h"
#include "data/facts/not_given.h"

namespace cbps::data {
namespace {

/// In hundredths: what has less in common with a heading is not worth naming.
constexpr std::size_t kEnoughLikeness = 50;

/// What a cell may have been meant for; empty: nothing.
Bilingual meant_by(std::string_view cell, std::span<const std::string_view> names,
                   const Dictionary& dictionary) {
  const auto best = nearest_heading(cell, names);
  if (best) return {std::string(best->name), std::string(best->name)};
  const auto candidates = heading_candidates(cell, dictionary);
  const bool is_like = !candidates.empty() && candidates.front().likeness >= kEnoughLikeness &&
                       !are_opposite(cell, candidates.front().label.zh);
  return is_like ? candidates.front().label : Bilingual{};
}

}  // namespace

void add_no_headings(const CsvRecord& row, const Dictionary& dictionary, Diagnostics& diagnostics) {
  constexpr std::size_t kMostNamed = 3;
  constexpr std::size_t kMostTried = 100;
  Diagnostic& none = diagnostics.add(Code::NoHeadingRow, row.span);
  none.span.length = 0;
  std::vector<std::string> candidates;
  for (const Field& field : dictionary.fields) {
    for (std::string& heading : headings(dictionary, field)) {
      candidates.push_back(std::move(heading));
    }
  }
  const std::vector<std::string_view> views(candidates.begin(), candidates.end());
  std::size_t named = 0;
  const std::size_t tried = std::min(row.cells.size(), kMostTried);
  for (std::size_t i = 0; i < tried && named < kMostNamed; ++i) {
    std::string written(row.cells[i].text);
    std::erase_if(written, [](char c) { return c == '\n' || c == '\r'; });
    if (is_blank(written)) continue;
    // Such a row may hold what is about persons, which no message shows.
    if (holds_personal_detail(written) || may_name_person(written)) continue;
    const Bilingual meant = meant_by(row.cells[i].text, views, dictionary);
    if (meant.empty()) continue;
    none.note(Code::HeadingMeant, written, meant);
    ++named;
  }
  none.note(Code::HelpMakeMap);
  none.note(Code::HelpAllHeadings);
}

}  // namespace cbps::data
