#include "report/html/table.h"

#include <optional>

#include "report/html/charts.h"
#include "report/html/page.h"

namespace cbps::report::html {
namespace {

void range_cell(HtmlWriter& html, const std::optional<Range>& range) {
  const HtmlElement cell(html, "td", {{"class", "range"}});
  if (range) write_range(html, *range);
}

}  // namespace

void column(HtmlWriter& html, std::string_view name, bool is_figure, std::string_view sort) {
  html.element("th", {{"scope", "col"}, {"class", is_figure ? "figure" : ""}, {"data-sort", sort}},
               name);
}

void write_table(HtmlWriter& html, const Table& table, const Words& words) {
  begin_wide_table(html, "figures", {}, words);
  {
    const HtmlElement head(html, "thead");
    const HtmlElement row(html, "tr");
    for (const Column& one : table.columns) {
      column(html, one.heading, one.kind == Column::Kind::Number);
    }
    if (!table.ranges.empty()) html.element("td", "");
  }
  {
    const HtmlElement body(html, "tbody");
    for (std::size_t number = 0; number < table.rows.size(); ++number) {
      const Row& cells = table.rows[number];
      const HtmlElement row(html, "tr");
      for (std::size_t i = 0; i < cells.size(); ++i) {
        const bool is_name = table.columns[i].kind == Column::Kind::Name;
        const bool is_figure = table.columns[i].kind == Column::Kind::Number;
        html.element(is_name ? "th" : "td",
                     {{"scope", is_name ? "row" : ""}, {"class", is_figure ? "figure" : ""}},
                     cells[i]);
      }
      if (number < table.ranges.size()) range_cell(html, table.ranges[number]);
    }
  }
  end_wide_table(html);
  for (const std::string& note : table.notes) html.element("p", {{"class", "note"}}, note);
}

}  // namespace cbps::report::html
