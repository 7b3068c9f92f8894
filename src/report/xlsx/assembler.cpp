#include "report/xlsx/assembler.h"

#include <optional>
#include <utility>
#include <vector>

#include "cbps/report/format.h"
#include "cbps/spreadsheet/writer.h"
#include "report/words/figures.h"
#include "report/xlsx/rows.h"
#include "report/xlsx/sheets.h"

namespace cbps::report::xlsx {
namespace {

constexpr std::uint16_t kTitleHeight = 32;
constexpr std::uint32_t kFirstOfCharts = 2;  ///< row
constexpr std::uint32_t kColumnOfCharts = 4;
constexpr std::uint32_t kRowsOfChart = 14;

class Workbook final : public Assembler {
 public:
  /// `only`: the workbook has nothing but this sheet.
  explicit Workbook(std::optional<SheetId> only = {}) : only_(only) {}

  void begin(const result::Run& run, const Style& style) override {
    words_.emplace(style.language);
    book_ = spreadsheet::writer(properties(run, *words_));
    std::vector<Sheet> all = sheets(run, *words_);
    for (std::size_t i = 0; i < all.size(); ++i) {
      Open& its = sheets_.emplace_back();
      its.is_open = !only_ || *only_ == static_cast<SheetId>(i);
      if (!its.is_open) continue;
      its.sheet = std::move(all[i]);
      if (only_) its.sheet.most_rows = spreadsheet::kMostRows;
      its.number = book_->begin_sheet(its.sheet.layout);
      if (!its.sheet.title.empty()) add_over_all(its, RowRole::Title, its.sheet.title);
      if (its.sheet.headings.empty()) continue;
      record_.role = RowRole::Heading;
      record_.cells.assign(its.sheet.headings.begin(), its.sheet.headings.end());
      write(its);
      its.head_rows = its.rows;
    }
  }

  void add(Part part, std::string_view piece, std::string& /*out*/) override {
    while (!piece.empty()) {
      take_row(piece, record_);
      Open& its = sheets_[static_cast<std::size_t>(record_.sheet)];
      if (!its.is_open) continue;
      if (record_.of_first == 0 || communities_ < record_.of_first) use(its);
    }
    if (part == Part::Community) ++communities_;
  }

  void finish(std::string& out) override {
    for (std::size_t i = 0; i < sheets_.size(); ++i) {
      Open& its = sheets_[i];
      const bool is_empty = !its.sheet.headings.empty() && its.rows == its.head_rows;
      if (is_empty) add_over_all(its, RowRole::Note, std::string((*words_)(Text::NothingToList)));
      if (its.left_out == 0) continue;
      add_over_all(its, RowRole::Note,
                   (*words_)(Text::RowsLeftOut, count_text(its.left_out),
                             whole_list(static_cast<SheetId>(i))));
    }
    if (const auto fault = book_->finish(out)) fault_ = fault->reason;
  }

  [[nodiscard]] std::optional<Bilingual> failure() const override { return fault_; }

 private:
  struct Open {
    Sheet sheet;
    std::size_t number = 0;       ///< in the workbook
    std::uint32_t rows = 0;       ///< all of them
    std::uint32_t head_rows = 0;  ///< the title and the headings
    std::size_t body_rows = 0;
    std::int64_t numbered = 0;
    std::size_t left_out = 0;
    bool is_open = true;
  };

  void use(Open& its) {
    switch (record_.role) {
      case RowRole::Body: return add_body(its);
      case RowRole::Sum:
      case RowRole::Heading: return write(its);
      case RowRole::Section: its.numbered = 0; [[fallthrough]];
      case RowRole::Title:
      case RowRole::Note:
        return add_over_all(its, record_.role, std::get<std::string>(record_.cells.front()));
      case RowRole::Closed: its.is_open = false; return;
      case RowRole::Chart: return add_chart(its);
      case RowRole::BelowCharts:
        while (its.rows < kFirstOfCharts + charts_ * kRowsOfChart) add_empty(its);
        return;
    }
  }

  void add_body(Open& its) {
    // The last row has room for the word that there are more.
    if (its.body_rows >= its.sheet.most_rows || its.rows + 1 >= spreadsheet::kMostRows) {
      ++its.left_out;
      return;
    }
    ++its.body_rows;
    if (its.sheet.is_numbered) record_.cells.front() = Decimal{++its.numbered, 0};
    write(its);
  }

  /// Pictures stand below each other, to the right of the numbers.
  void add_chart(const Open& its) {
    const auto rows = static_cast<std::uint32_t>(std::get<Decimal>(record_.cells[1]).units);
    const std::uint32_t first = its.rows - rows;
    const std::uint32_t last = its.rows - 1;
    spreadsheet::Chart chart;
    chart.title = std::get<std::string>(record_.cells[0]);
    chart.names = {first, 0, last, 0};
    chart.numbers = {first, 1, last, 1};
    chart.row = kFirstOfCharts + charts_++ * kRowsOfChart;
    chart.column = kColumnOfCharts;
    constexpr std::uint32_t kMostNumbers = 8;
    chart.shows_numbers = rows <= kMostNumbers;
    book_->add_chart(its.number, chart);
  }

  void add_empty(Open& its) {
    row_.cells.clear();
    row_.height = 0;
    book_->add_row(its.number, row_);
    ++its.rows;
  }

  void add_over_all(Open& its, RowRole role, std::string text) {
    const bool is_title = role == RowRole::Title;
    row_.height = is_title ? kTitleHeight : 0;
    row_.begins_page = role == RowRole::Section && its.body_rows > 0;
    const auto columns = static_cast<std::uint32_t>(its.sheet.layout.columns.size());
    row_.cells.assign(1, {0, std::move(text), its.sheet.style(role, 0, {}), columns});
    book_->add_row(its.number, row_);
    ++its.rows;
    row_.begins_page = false;
  }

  void write(Open& its) {
    row_.height = 0;
    row_.cells.resize(record_.cells.size());
    for (std::size_t i = 0; i < record_.cells.size(); ++i) {
      row_.cells[i].column = static_cast<std::uint32_t>(i);
      row_.cells[i].style = its.sheet.style(record_.role, i, record_.cells[i]);
      row_.cells[i].columns = 1;
      std::swap(row_.cells[i].value, record_.cells[i]);
    }
    book_->add_row(its.number, row_);
    ++its.rows;
  }

  std::optional<SheetId> only_;
  std::optional<Words> words_;
  std::unique_ptr<spreadsheet::Writer> book_;
  std::vector<Open> sheets_;  ///< by `SheetId`
  std::uint32_t charts_ = 0;
  std::size_t communities_ = 0;
  RowRecord record_;      ///< the row at hand
  spreadsheet::Row row_;  ///< the same as it is written
  std::optional<Bilingual> fault_;
};

}  // namespace

std::unique_ptr<Assembler> workbook() { return std::make_unique<Workbook>(); }
std::unique_ptr<Assembler> ledger_workbook() { return std::make_unique<Workbook>(SheetId::Ledger); }

}  // namespace cbps::report::xlsx
