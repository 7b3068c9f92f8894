#include <array>
#include <iterator>
#include <memory>
#include <string_view>
#include <utility>

#include "report/format_rows.h"
#include "report/markdown/blocks.h"
#include "report/words/community_blocks.h"
#include "report/words/run_blocks.h"
#include "report/words/summary_blocks.h"

/// The report as GitHub Flavored Markdown, for the summary of a workflow and as a document. What
/// concerns all communities stands first: then the head of their table is the last thing that
/// `opening` writes, and each community adds a row.
namespace cbps::report::markdown {
namespace {

using result::Run;
using result::Summary;

constexpr unsigned kTitleLevel = 1;
/// A page scrolls further than a terminal.
constexpr Shown kShown{10, 20, 200, 10, 20};

void append(Blocks& all, Blocks more) {
  std::move(more.begin(), more.end(), std::back_inserter(all));
}

constexpr std::array<std::string_view, 2> kEndings{".md", ".markdown"};
std::unique_ptr<Assembler> assembler() { return concatenation(""); }

void begin(const Run& run, const Style& style, std::string& out) {
  const Words words(style.language);
  MarkdownDocument page(out, style.language);
  write_blocks(page, head_blocks(run, words), kTitleLevel, words);
}

void opening(const Run& run, const Summary& summary, const Notices& notices, const Style& style,
             std::string& out) {
  const Words words(style.language);
  MarkdownDocument page(out, style.language);
  Blocks blocks{checked_block(summary, notices, words)};
  append(blocks, fault_blocks(summary, notices, style, words));
  append(blocks, total_blocks(run, summary, {.counts = false, .shown = kShown}, style, words));
  if (style.several && style.extent != Extent::Summary && summary.communities != 0) {
    blocks.emplace_back(Heading{Heading::Rank::Section, std::string(words(Text::EachCommunity))});
    if (style.extent == Extent::Normal) blocks.emplace_back(community_columns(run, words));
  }
  write_blocks(page, blocks, kTitleLevel, words);
}

void each(const Run& run, const result::Community& community, const Style& style,
          std::string& out) {
  const Words words(style.language);
  MarkdownDocument page(out, style.language);
  if (style.several && style.extent != Extent::Detail) {
    const Block row = community_row(run, community, words);
    return write_blocks(page, {&row, 1}, kTitleLevel, words);
  }
  const Depth one = style.extent == Extent::Detail ? Depth::Clauses : Depth::Findings;
  const CommunityBlocksForm form{.depth = style.several ? Depth::Gaps : one,
                                 .met_after_gaps = true};
  // Several communities stand in a section of their own.
  const unsigned level = kTitleLevel + (style.several ? 2 : 1);
  write_blocks(page, community_blocks(run, community, form, words), level, words);
}

/// Nearly all stands before the communities.
void end(const Run& /*run*/, const Summary& summary, const Style& style, const Drain& /*drain*/,
         std::string& out) {
  const Words words(style.language);
  std::string readings = readings_text(summary, words);
  if (readings.empty()) return;
  MarkdownDocument page(out, style.language);
  const Block last = Paragraph{std::move(readings)};
  write_blocks(page, {&last, 1}, kTitleLevel, words);
}

}  // namespace

Format format() {
  return {.name = "markdown",
          .endings = kEndings,
          .assembler = assembler,
          .begin = begin,
          .opening = opening,
          .each = each,
          .end = end};
}

}  // namespace cbps::report::markdown
