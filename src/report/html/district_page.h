#pragma once

#include <string>

#include "cbps/report/format.h"
#include "cbps/result/assessment.h"
#include "cbps/text/html_writer.h"
#include "report/words/wording.h"

/// The page of several communities: how scores are spread, where points are lost, what is missed
/// most often, the areas, all communities, each by itself, and the method. Its parts are strands
/// (`Strand`); those of a community are made before it is known how many there are.
namespace cbps::report::html {

/// So many communities have a row in the heat map and stand by themselves; of more only the list
/// does.
inline constexpr std::size_t kMostInFull = 60;
/// So many stand in the list; of more those with the lowest scores.
inline constexpr std::size_t kMostListed = 5000;

/// What a page has room for.
struct Layout {
  bool lists = false;    ///< a row a community
  bool in_full = false;  ///< the heat map, and each community by itself
};
[[nodiscard]] Layout layout_of(const result::Summary& summary, const Style& style);

/// From the beginning of the document to the verdict.
void write_district_head(HtmlWriter& html, const result::Run& run, const result::Summary& summary,
                         const Layout& layout, const Words& words);
/// What stands before and after the rows of the heat map, of the list, and the communities by
/// themselves; only where the layout has them.
void begin_heat_map(HtmlWriter& html, const result::Run& run, const Words& words);
void end_heat_map(HtmlWriter& html);
void begin_list(HtmlWriter& html, const result::Run& run, const result::Summary& summary,
                const Words& words);
void end_list(HtmlWriter& html);
void begin_details(HtmlWriter& html, const Words& words);
void end_details(HtmlWriter& html);
/// What is missed most often, the areas, the ranking.
void write_figures(HtmlWriter& html, const result::Run& run, const result::Summary& summary,
                   const Words& words);
/// The method, and the end of the document.
void write_district_end(HtmlWriter& html, const result::Run& run, const result::Summary& summary,
                        const Layout& layout, const Words& words);

// ---- a community ----

void write_heat_row(HtmlWriter& html, const result::Run& run, const result::Brief& community,
                    const Words& words);
void write_list_row(HtmlWriter& html, const result::Run& run, const result::Brief& community,
                    const Words& words);
/// Its checks that are not met or undecided, by their titles.
void write_details(HtmlWriter& html, const result::Run& run, const result::Brief& community,
                   const Words& words);
/// The same with what to put right first and each gap.
void write_details(HtmlWriter& html, const result::Run& run, const result::Community& community,
                   const Words& words);

}  // namespace cbps::report::html
