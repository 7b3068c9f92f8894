#include "report/text/blocks.h"
#include "report/words/community_blocks.h"
#include "report/words/run_blocks.h"
#include "report/words/summary_blocks.h"
#include "report/writers.h"

/// The report for a terminal: one community in full; of several a line each, or each in full; then
/// what concerns all of them.
namespace cbps::report::text {
namespace {

using result::Run;
using result::Summary;

Page page_of(const Style& style, std::string& out) { return {out, {style.width, style.colour}}; }

/// Communities in full say by which rules they were judged, lines do not: then it stands once, at
/// the top.
bool has_head(const Style& style) {
  return style.extent == Extent::Summary || (style.several && style.extent == Extent::Normal);
}

}  // namespace

void begin(const Run& run, const Style& style, std::string& out) {
  if (!has_head(style)) return;
  const Words words(style.language);
  Page page = page_of(style, out);
  Blocks blocks = short_head_blocks(run, words);
  if (style.extent != Extent::Summary) blocks.emplace_back(community_columns(run, words));
  write_blocks(page, blocks, words);
}

void each(const Run& run, const result::Community& community, const Style& style,
          std::string& out) {
  const Words words(style.language);
  Page page = page_of(style, out);
  const bool clauses = style.extent == Extent::Detail && !style.several;
  const CommunityForm form{.depth = clauses ? Depth::Clauses : Depth::Findings,
                           .names_rules = true};
  if (style.several) page.rule('=');
  write_blocks(page, community_blocks(run, community, form, words), words);
  if (style.several) page.blank();
}

void line(const Run& run, const result::Brief& community, const Style& style, std::string& out) {
  const Words words(style.language);
  Page page = page_of(style, out);
  const Block row = community_row(run, community, words);
  write_blocks(page, {&row, 1}, words);
}

void end(const Run& run, const Summary& summary, const Style& style, const Drain& /*drain*/,
         std::string& out) {
  const Words words(style.language);
  Page page = page_of(style, out);
  const SummaryForm form{.totals = style.several || style.extent == Extent::Summary};
  if (style.several && style.extent == Extent::Detail) page.rule('=');
  write_blocks(page, summary_blocks(run, summary, form, words), words);
  if (has_head(style) || summary.communities != 0 || summary.rejected_count != 0) page.blank();
  const Block checked = checked_block(summary, false, words);
  write_blocks(page, {&checked, 1}, words);
}

}  // namespace cbps::report::text
