#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cbps/report/assembler.h"
#include "cbps/report/format.h"
#include "cbps/result/assessment.h"
#include "report/words/wording.h"

/// Tables as CSV: UTF-8 with the mark that spreadsheets know it by, commas, CRLF. Identifiers are
/// those of the JSON report, figures are printed as it prints them.
namespace cbps::report::csv {

/// Stands in the column of the outcome where a community could not be assessed.
inline constexpr std::string_view kRejected = "rejected";

/// One row, cell by cell.
class Cells {
 public:
  /// What the program itself writes: an identifier, a figure.
  void add(std::string_view cell) { cells_.emplace_back(cell); }
  /// A text of the input or of the rules.
  void add_text(std::string_view text);
  void add_count(std::size_t count) { cells_.push_back(std::to_string(count)); }
  void skip(std::size_t cells = 1) { cells_.resize(cells_.size() + cells); }
  /// The year and the day of the run, two cells.
  void add_period(const result::Run& run);
  void write(std::string& out) const;

 private:
  std::vector<std::string> cells_;
};

/// Places the rows one after the other; nothing stands behind the last.
[[nodiscard]] std::unique_ptr<Assembler> rows();
void end_rows(const result::Run& run, const result::Summary& summary, const Style& style,
              const Drain& drain, std::string& out);

/// The mark of the encoding and the row of headings.
void write_headings(std::span<const Text> headings, const Words& words, std::string& out);

}  // namespace cbps::report::csv
