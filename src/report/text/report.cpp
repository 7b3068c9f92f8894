#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "report/format_rows.h"
#include "report/text/blocks.h"
#include "report/words/community_blocks.h"
#include "report/words/run_blocks.h"
#include "report/words/summary_blocks.h"

/// The report for a terminal: what could not be assessed and remarks; one community in full; of
/// several a line each, or each in full; then what concerns all of them.
namespace cbps::report::text {
namespace {

using result::Run;
using result::Summary;

TextPage page_of(const Style& style, std::string& out) {
  return {out, {style.width, style.colour}};
}

/// A community by itself says by which rules it was judged. For several that stands once, at the
/// top.
bool has_head(const Style& style) { return style.extent == Extent::Summary || style.several; }

constexpr std::array<std::string_view, 1> kEndings{".txt"};
std::unique_ptr<Assembler> assembler() { return concatenation(""); }

void begin(const Run& run, const Style& style, std::string& out) {
  if (!has_head(style)) return;
  const Words words(style.language);
  TextPage page = page_of(style, out);
  write_blocks(page, short_head_blocks(run, words), words);
}

void opening(const Run& run, const Summary& summary, const Notices& notices, const Style& style,
             std::string& out) {
  const Words words(style.language);
  Blocks blocks;
  append(blocks, fault_blocks(summary, notices, style, words));
  const bool has_others = notices.remarks.count > summary.input_remark_count;
  if (has_others && style.several && shows_remarks_with_communities(style)) {
    blocks.emplace_back(Statement{remarks_counted(notices, words)});
  }
  if (summary.files_left_out != 0) blocks.emplace_back(Statement{files_left_out(summary, words)});
  const bool shows_lines = style.several && style.extent == Extent::Normal;
  if (shows_lines && summary.communities != 0) blocks.emplace_back(community_columns(run, words));
  std::string sections;
  TextPage page = page_of(style, sections);
  write_blocks(page, blocks, words);
  if (!has_head(style) && !sections.empty()) {
    // Each section begins with a blank line, but a report does not; the communities come after one.
    sections.erase(0, 1);
    sections += '\n';
  }
  out += sections;
}

void each(const Run& run, const result::Community& community, const Style& style,
          std::string& out) {
  const Words words(style.language);
  TextPage page = page_of(style, out);
  const bool clauses = style.extent == Extent::Detail && !style.several;
  const CommunityBlocksForm form{.depth = clauses ? Depth::Clauses : Depth::Findings,
                                 .names_rules = true};
  if (style.several) page.rule('=');
  write_blocks(page, community_blocks(run, community, form, words), words);
  if (style.several) page.blank();
}

void line(const Run& run, const result::Brief& community, const Style& style, std::string& out) {
  const Words words(style.language);
  TextPage page = page_of(style, out);
  const Block row = community_row(run, community, words);
  write_blocks(page, {&row, 1}, words);
}

void end(const Run& run, const Summary& summary, const Style& style, const Drain& /*drain*/,
         std::string& out) {
  const Words words(style.language);
  TextPage page = page_of(style, out);
  const bool has_communities = summary.communities != 0;
  if (has_communities && style.several && style.extent == Extent::Detail) page.rule('=');
  write_blocks(page, total_blocks(run, summary, {}, style, words), words);
  Blocks last;
  if (std::string readings = readings_text(summary, words); !readings.empty()) {
    last.emplace_back(Statement{std::move(readings)});
  } else if (has_communities || has_head(style)) {
    page.blank();
  }
  last.emplace_back(checked_block(summary, words));
  write_blocks(page, last, words);
}

}  // namespace

Format format() {
  return {.name = "text",
          .endings = kEndings,
          .assembler = assembler,
          .begin = begin,
          .opening = opening,
          .each = each,
          .line = line,
          .end = end};
}

}  // namespace cbps::report::text
