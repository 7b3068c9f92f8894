#include <array>
#include <string>
#include <string_view>

#include "report/format_rows.h"
#include "report/html/community_page.h"
#include "report/html/district_page.h"
#include "report/html/notices.h"
#include "report/html/page.h"
#include "report/html/strands.h"
#include "report/words/run_blocks.h"
#include "report/words/summary_blocks.h"

/// The report as one page of HTML, for the screen and for paper.
namespace cbps::report::html {
namespace {

using result::Run;
using result::Summary;

constexpr std::array<std::string_view, 2> kEndings{".html", ".htm"};

/// Everything is known only at the end.
void begin(const Run& /*run*/, const Style& /*style*/, std::string& /*out*/) {}

/// The page where there is no community to show.
void write_empty_page(HtmlWriter& html, const Run& run, const Words& words) {
  const std::string title(words(Text::NothingChecked));
  begin_page(html, {title, title, "community"}, words);
  write_masthead(
      html,
      {words(run.pack.title), title, {period_text(run, words)}, {}, changed_rules_text(run, words)},
      words);
  html.begin("main", {{"id", "main"}});
}

bool is_of_several(const Style& style) { return style.several || style.extent == Extent::Summary; }

/// All that stands between the rows of the communities.
void open_district(const Run& run, const Summary& summary, const Style& style, std::string& out) {
  const Words words(style.language);
  const Layout layout = layout_of(summary, style);
  HtmlWriter html(out);
  begin_strand(out, Strand::Head);
  write_district_head(html, run, summary, layout, words);
  begin_strand(out, Strand::Body);
  write_levers(html, run, summary, words);
  if (layout.has_heat) {
    begin_heat_map(html, run, words);
  } else {
    write_heat_of_areas(html, run, summary, words);
  }
  begin_strand(out, Strand::List);
  if (layout.has_heat) end_heat_map(html);
  write_figures(html, run, summary, words);
  if (layout.lists) begin_list(html, run, summary, words);
  begin_strand(out, Strand::Details);
  if (layout.lists) end_list(html);
  if (layout.in_full) begin_details(html, words);
}

void opening(const Run& run, const Summary& summary, const Notices& notices, const Style& style,
             std::string& out) {
  const Words words(style.language);
  HtmlWriter html(out);
  if (summary.communities == 0) {
    begin_strand(out, Strand::Head);
    write_empty_page(html, run, words);
  } else if (is_of_several(style)) {
    open_district(run, summary, style, out);
  }
  begin_strand(out, Strand::Notices);
  write_notices(html, fault_blocks(summary, notices, style, words));
}

void write_rows(const Run& run, const result::Brief& community, const Style& style, bool has_heat,
                const Words& words, std::string& out) {
  HtmlWriter html(out);
  if (has_heat) {
    begin_strand(out, Strand::HeatRows);
    write_heat_row(html, run, community, style.in_folder, words);
  }
  begin_strand(out, Strand::ListRows);
  write_list_row(html, run, community, style.in_folder, words);
}

/// Outside of a folder those that are few enough for a heat map are shown by `each`.
void line(const Run& run, const result::Brief& community, const Style& style, std::string& out) {
  write_rows(run, community, style, style.in_folder, Words(style.language), out);
}

void each(const Run& run, const result::Community& community, const Style& style,
          std::string& out) {
  const Words words(style.language);
  HtmlWriter html(out);
  if (is_of_several(style)) {
    write_rows(run, result::brief_of(community), style, true, words, out);
    begin_strand(out, Strand::DetailRows);
    return write_details(html, run, community, words);
  }
  begin_strand(out, Strand::Head);
  write_community_head(html, run, community, style, words);
  begin_strand(out, Strand::Body);
  write_community_body(html, run, community, words);
}

/// What is wrong with its facts stands behind the verdict; its remarks have a section of their own.
void page(const Run& run, const result::Community& community, const Style& style,
          std::string& out) {
  const Words words(style.language);
  Style alone = style;
  alone.several = false;
  Notices notices;
  notices.faults.add({community.id, community.name}, community.faults, community.fault_count);
  HtmlWriter html(out);
  write_community_head(html, run, community, alone, words);
  write_notices(html, fault_blocks({}, notices, alone, words));
  write_community_body(html, run, community, words);
}

void end(const Run& run, const Summary& summary, const Style& style, const Drain& /*drain*/,
         std::string& out) {
  const Words words(style.language);
  HtmlWriter html(out);
  if (summary.communities != 0) {
    if (!is_of_several(style)) return;
    const Layout layout = layout_of(summary, style);
    begin_strand(out, Strand::End);
    if (layout.in_full) end_details(html);
    return write_district_end(html, run, summary, layout, words);
  }
  begin_strand(out, Strand::End);
  html.end("main");
  write_footer(html, run, words);
  end_page(html, false);
}

}  // namespace

Format format() {
  return {.name = "html",
          .endings = kEndings,
          .assembler = strand_assembler,
          .begin = begin,
          .opening = opening,
          .each = each,
          .line = line,
          .page = page,
          .most_shown = kMostListed,
          .most_in_full = kMostInFull,
          .shows_losses_of_areas = true,
          .shows_lifts = true,
          .end = end};
}

}  // namespace cbps::report::html
