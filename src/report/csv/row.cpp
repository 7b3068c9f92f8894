#include "report/csv/row.h"

#include "cbps/text/csv_row.h"
#include "cbps/text/unicode.h"
#include "report/words/table.h"

namespace cbps::report::csv {

void Cells::add_text(std::string_view text) { cells_.push_back(csv_text(text)); }

void Cells::add_period(const result::Run& run) {
  cells_.push_back(run.year ? std::to_string(*run.year) : std::string());
  cells_.push_back(run.as_of ? to_string(*run.as_of) : std::string());
}

void Cells::write(std::string& out) const { out += csv_row(cells_); }

std::unique_ptr<Assembler> rows() { return concatenation(""); }

void end_rows(const result::Run& /*run*/, const result::Summary& /*summary*/,
              const Style& /*style*/, const Drain& /*drain*/, std::string& /*out*/) {}

void write_headings(std::span<const Text> headings, const Words& words, std::string& out) {
  Cells row;
  for (const Text one : headings) row.add(heading(one, words));
  out += unicode::kByteOrderMark;
  row.write(out);
}

}  // namespace cbps::report::csv
