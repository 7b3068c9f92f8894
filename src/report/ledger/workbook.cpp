#include <array>
#include <string_view>

#include "report/format_rows.h"
#include "report/ledger/entries.h"
#include "report/words/community.h"
#include "report/words/figures.h"
#include "report/xlsx/assembler.h"
#include "report/xlsx/community_rows.h"
#include "report/xlsx/rows.h"

/// The ledger as a workbook with one sheet.
namespace cbps::report::ledger {
namespace {

constexpr std::array<std::string_view, 1> kEndings{".xlsx"};

void begin(const result::Run& /*run*/, const Style& /*style*/, std::string& /*piece*/) {}

/// A community that could not be assessed has a row, so that it is not taken for one without
/// problems.
void opening(const result::Run& /*run*/, const result::Summary& summary, const Notices& /*notices*/,
             const Style& style, std::string& piece) {
  const Words words(style.language);
  if (style.extent == Extent::Summary) {
    xlsx::RowWriter(piece, xlsx::SheetId::Ledger, xlsx::RowRole::Note)
        .text(words(Text::NotInSummary));
  }
  for (const result::Rejected& one : summary.rejected) {
    xlsx::RowWriter row(piece, xlsx::SheetId::Ledger);
    row.skip()
        .text(rejected_name(one, words))
        .text(words(Text::Labelled, words(Text::NotAssessedTitle), rejected_text(one, words)));
    row.skip(kHeadings.size() - 3);
  }
  if (summary.rejected_count <= summary.rejected.size()) return;
  const std::size_t rest = summary.rejected_count - summary.rejected.size();
  xlsx::RowWriter(piece, xlsx::SheetId::Ledger, xlsx::RowRole::Note)
      .text(words(Text::RowsLeftOut, count_text(rest), "ledger:*.csv"));
}

void each(const result::Run& run, const result::Community& community, const Style& style,
          std::string& piece) {
  xlsx::add_ledger(run, community, 0, Words(style.language), piece);
}

void end(const result::Run& /*run*/, const result::Summary& /*summary*/, const Style& /*style*/,
         const Drain& /*drain*/, std::string& /*piece*/) {}

}  // namespace

Format workbook_format() {
  return {.name = "ledger",
          .endings = kEndings,
          .assembler = xlsx::ledger_workbook,
          .begin = begin,
          .opening = opening,
          .each = each,
          .is_workbook = true,
          .end = end};
}

}  // namespace cbps::report::ledger
