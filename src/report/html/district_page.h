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
  bool lists = false;      ///< a row a community
  bool has_heat = false;   ///< the heat map of the communities
  bool in_full = false;    ///< each community by itself
  bool has_pages = false;  ///< each community has a page of its own, beside this one
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
/// Which communities have to report more, and which checks lift most of them.
void write_levers(HtmlWriter& html, const result::Run& run, const result::Summary& summary,
                  const Words& words);
/// The heat map of areas, where there are too many communities for one of theirs.
void write_heat_of_areas(HtmlWriter& html, const result::Run& run, const result::Summary& summary,
                         const Words& words);
/// What is missed most often, the areas, the ranking.
void write_figures(HtmlWriter& html, const result::Run& run, const result::Summary& summary,
                   const Words& words);
/// The method, and the end of the document.
void write_district_end(HtmlWriter& html, const result::Run& run, const result::Summary& summary,
                        const Layout& layout, const Words& words);

// ---- a community ----

/// `has_page`: the row leads to the page of its own that the community has.
void write_heat_row(HtmlWriter& html, const result::Run& run, const result::Brief& community,
                    bool has_page, const Words& words);
void write_list_row(HtmlWriter& html, const result::Run& run, const result::Brief& community,
                    bool has_page, const Words& words);
/// What it is to put right first, and each gap.
void write_details(HtmlWriter& html, const result::Run& run, const result::Community& community,
                   const Words& words);

}  // namespace cbps::report::html
