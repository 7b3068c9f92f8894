#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "cbps/convert/cell.h"
#include "cbps/spreadsheet/writer.h"
#include "convert/format_rows.h"
#include "convert/names.h"

namespace cbps::convert {
namespace {

using spreadsheet::Colour;
using spreadsheet::Row;
using spreadsheet::Show;
using spreadsheet::Value;

constexpr std::uint16_t kNarrow = 12;  ///< characters
constexpr std::uint16_t kWide = 24;
constexpr std::uint32_t kFrozenColumns = 2;

spreadsheet::Style heading_style() {
  spreadsheet::Style style;
  style.bold = true;
  style.wrap = true;
  style.across = spreadsheet::Across::Centre;
  style.fill = Colour{0xE7E6E6};
  return style;
}

spreadsheet::Style style_of(Show show) {
  spreadsheet::Style style;
  style.show = show;
  return style;
}

/// The table of `CsvWriter` as a workbook: numbers are numbers, dates are dates, codes are texts.
class XlsxWriter final : public Writer {
 public:
  XlsxWriter(const Dictionary& dictionary, const Contents& contents, const Style& style)
      : dictionary_(dictionary),
        names_(style),
        identity_(contents.identity()),
        facts_(in_form_order(dictionary, contents.facts())),
        book_(spreadsheet::writer({})),
        sheet_name_(style.ids || style.language == Language::En ? "communities" : "社区") {}

  void begin(std::string& /*out*/) override {
    spreadsheet::Layout layout;
    layout.name = sheet_name_;
    layout.frozen_rows = 1;
    layout.page.is_landscape = true;
    layout.page.repeated_rows = {0, 0};
    Row headings;
    for (const data::IdentityKey& key : identity_) {
      const Show show = key.member == nullptr ? Show::General : Show::Text;
      add_column(names_.identity(key), show, layout, headings);
    }
    layout.frozen_columns =
        std::min<std::uint32_t>(kFrozenColumns, static_cast<std::uint32_t>(identity_.size()));
    for (const FieldId id : facts_) {
      const Field& field = dictionary_.field(id);
      add_column(names_.fact(field), shown_as(field), layout, headings);
    }
    layout.page.repeated_columns = layout.frozen_columns;
    sheet_ = book_->begin_sheet(layout);
    book_->add_row(sheet_, headings);
  }

  void add(const Community& community, std::string& /*out*/) override {
    Row row;
    for (const data::IdentityKey& key : identity_) {
      if (key.member == nullptr) {
        add_cell(Decimal{community.year, 0}, Show::General, row);
      } else {
        add_cell(data::identity_text(community.identity, key.member), Show::Text, row);
      }
    }
    for (const FieldId id : facts_) {
      add_cell(cell_value(community.facts, community.row, dictionary_, id, names_.words()),
               shown_as(dictionary_.field(id)), row);
    }
    book_->add_row(sheet_, row);
  }

  std::optional<spreadsheet::Fault> end(std::string& out) override { return book_->finish(out); }

 private:
  static void add_column(const std::string& heading, Show show, spreadsheet::Layout& layout,
                         Row& headings) {
    headings.cells.push_back(
        {static_cast<std::uint32_t>(headings.cells.size()), heading, heading_style(), 1});
    layout.columns.push_back({show == Show::Text ? kWide : kNarrow, style_of(show)});
  }

  static void add_cell(Value value, Show show, Row& row) {
    row.cells.push_back(
        {static_cast<std::uint32_t>(row.cells.size()), std::move(value), style_of(show), 1});
  }

  const Dictionary& dictionary_;
  Names names_;
  std::vector<data::IdentityKey> identity_;
  std::vector<FieldId> facts_;
  std::unique_ptr<spreadsheet::Writer> book_;
  std::string sheet_name_;
  std::size_t sheet_ = 0;
};

std::unique_ptr<Writer> writer(const Dictionary& dictionary, const Contents& contents,
                               const Style& style) {
  return std::make_unique<XlsxWriter>(dictionary, contents, style);
}

}  // namespace

Format xlsx_format() {
  static constexpr std::array<std::string_view, 1> kEndings{".xlsx"};
  return {"xlsx", kEndings, UINT64_MAX, writer, true};
}

}  // namespace cbps::convert
