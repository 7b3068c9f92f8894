#include <algorithm>
#include <memory>
#include <string>
#include <string_view>

#include "report/csv/row.h"
#include "report/format_rows.h"
#include "report/ledger/entries.h"

/// The ledger as CSV. As a sheet it is written by report/xlsx.
namespace cbps::report::ledger {
namespace {

/// Stands before each row in a piece. No cell has it: control characters are spelled out.
constexpr char kMark = '\x1E';

/// Numbers the rows, which are made before it is known how many stand before them.
class NumberedRows final : public Assembler {
 public:
  void add(Part part, std::string_view piece, std::string& out) override {
    if (part == Part::Head) {
      out += piece;
      return;
    }
    while (!piece.empty()) {
      const std::size_t end = std::min(piece.find(kMark, 1), piece.size());
      out += std::to_string(++rows_);
      out += piece.substr(1, end - 1);
      piece.remove_prefix(end);
    }
  }
  void finish(std::string& /*out*/) override {}

 private:
  std::size_t rows_ = 0;
};

std::unique_ptr<Assembler> assembler() { return std::make_unique<NumberedRows>(); }

void begin(const result::Run& /*run*/, const Style& style, std::string& out) {
  csv::write_headings(kHeadings, Words(style.language), out);
}

void each(const result::Run& run, const result::Community& community, const Style& style,
          std::string& out) {
  const Words words(style.language);
  for_each_entry(run, community, words, [&](const Entry& entry) {
    csv::Cells row;
    row.skip();  // its number
    row.add_text(entry.community);
    row.add_text(entry.problem);
    row.add_text(entry.source);
    row.add_text(entry.standard);
    row.add_text(entry.now);
    row.add_text(entry.goal);
    row.add_text(entry.gap);
    row.add_text(entry.measure);
    row.add_text(entry.unit);
    constexpr std::size_t kPeople = 2;
    row.skip(kPeople);
    row.add(entry.deadline ? to_string(*entry.deadline) : std::string());
    row.add_text(entry.progress);
    row.skip();  // when it was closed
    row.add_text(entry.remarks);
    out += kMark;
    row.write(out);
  });
}

/// All of it is known before the first community: the order is that of the workbook.
void opening(const result::Run& /*run*/, const result::Summary& summary, const Notices& /*notices*/,
             const Style& style, std::string& out) {
  for (const Remark& one : remarks(summary, style, Words(style.language))) {
    csv::Cells row;
    row.skip();  // its number
    row.add_text(one.who);
    row.add_text(one.what);
    row.skip(kBehindRemark);
    out += kMark;
    row.write(out);
  }
}

}  // namespace

Format format() {
  return {.name = "ledger",
          .endings = {},
          .assembler = assembler,
          .begin = begin,
          .opening = opening,
          .each = each,
          .end = csv::end_rows};
}

}  // namespace cbps::report::ledger
