#include <array>
#include <string_view>

#include "report/format_rows.h"
#include "report/ledger/entries.h"
#include "report/xlsx/assembler.h"
#include "report/xlsx/community_rows.h"
#include "report/xlsx/rows.h"

/// The ledger as a workbook with one sheet.
namespace cbps::report::ledger {
namespace {

constexpr std::array<std::string_view, 1> kEndings{".xlsx"};

void begin(const result::Run& /*run*/, const Style& /*style*/, std::string& /*piece*/) {}

void opening(const result::Run& /*run*/, const result::Summary& summary, const Notices& /*notices*/,
             const Style& style, std::string& piece) {
  for (const Remark& one : remarks(summary, style, Words(style.language))) {
    xlsx::RowWriter row(piece, xlsx::SheetId::Ledger);
    row.skip().text(one.who).text(one.what).skip(kBehindRemark);
  }
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
