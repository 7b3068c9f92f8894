#include "report/text/community.h"
#include "report/text/line.h"
#include "report/text/notices.h"
#include "report/text/summary.h"
#include "report/words/figures.h"
#include "report/writers.h"

/// The report for a terminal: what could not be assessed and remarks; a block for one community; of
/// several a line each, or a block each; then what concerns all of them.
namespace cbps::report::text {
namespace {

using result::Run;
using result::Summary;

Page page_of(const Style& style, std::string& out) { return {out, {style.width, style.colour}}; }

/// A block says by which rules it was judged, a line does not: then it stands once, at the top.
bool has_head(const Style& style) {
  return style.extent == Extent::Summary || (style.several && style.extent == Extent::Normal);
}

}  // namespace

void begin(const Run& run, const Style& style, std::string& out) {
  if (!has_head(style)) return;
  const Words words(style.language);
  Page page = page_of(style, out);
  page.paragraph({0, 0},
                 {{words(Text::PackAndEdition, words(run.pack.title), words(run.pack.edition))}});
  page.paragraph({0, 0}, {{words(Text::PeriodAsOf, run.period.year, to_string(run.as_of))}});
}

void opening(const Run& run, const Summary& summary, const Notices& notices, const Style& style,
             std::string& out) {
  const Words words(style.language);
  std::string sections;
  Page page = page_of(style, sections);
  write_all_rejected(page, summary, words);
  write_notices(page, notices, style, words);
  write_left_out(page, summary, words);
  const bool shows_lines = style.several && style.extent == Extent::Normal;
  if (shows_lines && summary.communities != 0) {
    page.blank();
    write_line_headings(page, run, style);
  }
  if (!has_head(style) && !sections.empty()) {
    // Each section begins with a blank line, but a report does not; the communities come after one.
    sections.erase(0, 1);
    sections += '\n';
  }
  out += sections;
}

void each(const Run& run, const result::Community& community, const Style& style,
          std::string& out) {
  Page page = page_of(style, out);
  if (!style.several) return write_community(page, run, community, style);
  page.rule('=');
  write_community(page, run, community, style);
  page.blank();
}

void line(const Run& run, const result::Brief& community, const Style& style, std::string& out) {
  Page page = page_of(style, out);
  write_line(page, run, community, style);
}

void end(const Run& run, const Summary& summary, const Style& style, const Drain& /*drain*/,
         std::string& out) {
  const Words words(style.language);
  Page page = page_of(style, out);
  const bool has_communities = summary.communities != 0;
  if (has_communities && style.several && style.extent == Extent::Detail) page.rule('=');
  if (style.several || style.extent == Extent::Summary) write_totals(page, run, summary, words);
  if (has_communities || has_head(style)) page.blank();
  write_checked(page, summary, words);
}

}  // namespace cbps::report::text
