#include <array>
#include <string_view>

#include "report/format_rows.h"
#include "report/words/figures.h"
#include "report/xlsx/assembler.h"
#include "report/xlsx/community_rows.h"
#include "report/xlsx/rows.h"
#include "report/xlsx/run_rows.h"
#include "report/xlsx/sheets.h"

/// The report as a workbook: what is seen first, the communities, their gaps, a score sheet, a
/// ledger to be kept, and what is to be verified. The ledger is also a workbook by itself.
namespace cbps::report::xlsx {
namespace {

using result::Run;
using result::Summary;

constexpr std::array<std::string_view, 1> kEndings{".xlsx"};

bool is_of_several(const Style& style) { return style.several || style.extent == Extent::Summary; }

/// Everything is known only at the end.
void begin(const Run& /*run*/, const Style& /*style*/, std::string& /*piece*/) {}

/// What the sheets leave out where there are many communities.
void add_limits(const Summary& summary, const Words& words, std::string& piece) {
  if (summary.communities > kMostScoreSheets) {
    RowWriter(piece, SheetId::Scores, RowRole::Note)
        .text(words(Text::ScoreSheetsOfFew, count_text(kMostScoreSheets)));
    RowWriter(piece, SheetId::Scores, RowRole::Closed);
  }
  for (const SheetId sheet :
       {SheetId::Checks, SheetId::Ledger, SheetId::NotReported, SheetId::Zeros}) {
    add_limit(sheet, summary, words, piece);
  }
}

void opening(const Run& run, const Summary& summary, const Notices& notices, const Style& style,
             std::string& piece) {
  const Words words(style.language);
  if (is_of_several(style) || summary.communities == 0) add_summary(run, summary, words, piece);
  if (style.extent == Extent::Summary) {
    for (const SheetId sheet :
         {SheetId::Communities, SheetId::Standards, SheetId::Checks, SheetId::Scores,
          SheetId::Ledger, SheetId::NotReported, SheetId::Zeros}) {
      RowWriter(piece, sheet, RowRole::Note).text(words(Text::NotInSummary));
    }
  } else {
    add_limits(summary, words, piece);
  }
  add_notices(summary, notices, words, piece);
  add_notes(run, summary, words, piece);
}

void line(const Run& run, const result::Brief& community, const Style& style, std::string& piece) {
  add_lines(run, community, Words(style.language), piece);
}

void each(const Run& run, const result::Community& community, const Style& style,
          std::string& piece) {
  const Words words(style.language);
  if (!is_of_several(style)) {
    add_summary(run, community, words, piece);
    add_notes(run, community, words, piece);
  }
  add_lines(run, brief_of(community), words, piece);
  add_checks(run, community, style.extent == Extent::Detail, words, piece);
  add_ledger(run, community, kMostInFull, words, piece);
  // Of more the sheet takes none.
  if (style.beside < kMostScoreSheets) add_score_sheet(run, community, words, piece);
}

void end(const Run& /*run*/, const Summary& /*summary*/, const Style& /*style*/,
         const Drain& /*drain*/, std::string& /*piece*/) {}

}  // namespace

Format format() {
  return {.name = "xlsx",
          .endings = kEndings,
          .assembler = workbook,
          .begin = begin,
          .opening = opening,
          .each = each,
          .line = line,
          .most_in_full = kMostInFull,
          .is_workbook = true,
          .end = end};
}

}  // namespace cbps::report::xlsx
