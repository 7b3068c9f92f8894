#include "unit/report/written.h"

#include <utility>

#include "report/xlsx/rows.h"
#include "report/xlsx/sheets.h"
#include "support/catch.h"

namespace cbps::report::test {

namespace {

Notices notices_of(const std::vector<result::Community>& communities) {
  Notices notices;
  for (const result::Community& community : communities) {
    notices.remarks.add({community.id, community.name}, community.remarks,
                        community.remarks.size());
  }
  return notices;
}

/// Stands in for the assembler of a workbook: a line a row, so that golden files can be read.
class RowsAsText final : public Assembler {
 public:
  void begin(const result::Run& run, const Style& style) override {
    for (const xlsx::Sheet& one : xlsx::sheets(run, Words(style.language))) {
      names_.push_back(one.layout.name);
    }
  }
  void add(Part /*part*/, std::string_view piece, std::string& out) override {
    xlsx::RowRecord row;
    while (!piece.empty()) {
      xlsx::take_row(piece, row);
      out += names_[static_cast<std::size_t>(row.sheet)] + sign(row.role);
      for (const spreadsheet::Value& cell : row.cells) out += " | " + std::visit(*this, cell);
      out += '\n';
    }
  }
  void finish(std::string& /*out*/) override {}

  std::string operator()(std::monostate /*blank*/) const { return {}; }
  std::string operator()(const std::string& text) const { return text; }
  std::string operator()(const Decimal& number) const { return to_string(number); }
  std::string operator()(Date date) const { return to_string(date); }

 private:
  static std::string sign(xlsx::RowRole role) {
    switch (role) {
      case xlsx::RowRole::Body: return "";
      case xlsx::RowRole::Sum: return " =";
      case xlsx::RowRole::Heading: return " #";
      case xlsx::RowRole::Title: return " ##";
      case xlsx::RowRole::Section: return " **";
      case xlsx::RowRole::Note: return " *";
      case xlsx::RowRole::Closed: return " closed";
      case xlsx::RowRole::Chart: return " chart";
      case xlsx::RowRole::BelowCharts: return " below charts";
    }
    return "?";
  }

  std::vector<std::string> names_;
};

}  // namespace

std::string written(std::string_view format, const result::Run& run,
                    const std::vector<result::Community>& communities,
                    const result::Summary& summary, const Style& style) {
  const Format* row = find_format(format);
  REQUIRE(row != nullptr);
  std::string all;
  const std::unique_ptr<Assembler> assembler =
      row->is_workbook ? std::make_unique<RowsAsText>() : row->assembler();
  assembler->begin(run, style);
  // Each piece into a buffer of its own: a writer may not look back at what it wrote before.
  std::string piece;
  const auto add = [&](Part part) {
    std::string written;
    assembler->add(part, piece, written);
    all += written;
    piece.clear();
  };
  row->begin(run, style, piece);
  add(Part::Head);
  if (row->is_document()) {
    row->opening(run, summary, notices_of(communities), style, piece);
    add(Part::Opening);
  }
  std::size_t before = 0;
  for (const result::Community& community : communities) {
    const CommunityForm form = community_form(*row, style, before++);
    if (form == CommunityForm::None) break;
    if (form == CommunityForm::Brief) {
      row->line(run, brief_of(community), style, piece);
    } else {
      row->each(run, community, style, piece);
    }
    add(Part::Community);
  }
  for (const result::Rejected& rejected : summary.rejected) {
    if (row->rejected == nullptr) break;
    row->rejected(rejected, style, piece);
    add(Part::Rejected);
  }
  const Drain drain = [&](std::string& out) {
    piece = std::exchange(out, {});
    add(Part::End);
  };
  std::string end;
  row->end(run, summary, style, drain, end);
  piece = std::move(end);
  add(Part::End);
  assembler->finish(all);
  return all;
}

}  // namespace cbps::report::test
