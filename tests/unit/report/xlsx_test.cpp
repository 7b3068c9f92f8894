#include <string>
#include <vector>

#include "report/words/gap_figures.h"
#include "report/xlsx/assembler.h"
#include "report/xlsx/rows.h"
#include "report/xlsx/sheets.h"
#include "support/catch.h"
#include "unit/report/sample.h"
#include "unit/report/written.h"

/// The workbook of an assessment, before there are cells: golden files have its rows.
namespace cbps::report::test {
namespace {

using spreadsheet::Value;
using xlsx::RowRecord;
using xlsx::RowRole;
using xlsx::RowWriter;
using xlsx::SheetId;

std::vector<RowRecord> rows_of(std::string_view piece) {
  std::vector<RowRecord> all;
  while (!piece.empty()) xlsx::take_row(piece, all.emplace_back());
  return all;
}

result::CheckResult failing(std::vector<result::Shortfall> shortfalls) {
  result::CheckResult check;
  check.outcome = result::Outcome::Fail;
  check.shortfalls = std::move(shortfalls);
  return check;
}

result::Gap number(std::string label, std::int64_t have, result::Relation relation,
                   std::int64_t need) {
  result::Gap gap;
  gap.label = gap.short_label = {label, label};
  gap.unit = {"张", "desks"};
  gap.relation = relation;
  gap.have = Decimal{have, 0};
  gap.need = Decimal{need, 0};
  gap.shortage = Decimal{have < need ? need - have : have - need, 0};
  return gap;
}

result::Gap of_kind(result::Relation relation, result::Datum have, result::Datum need) {
  result::Gap gap;
  gap.label = gap.short_label = {"甲", "it"};
  gap.relation = relation;
  gap.have = std::move(have);
  gap.need = std::move(need);
  return gap;
}

}  // namespace

TEST_CASE("rows of pieces come back as they were written", "[report]") {
  std::string piece;
  const Date day = *make_date(2024, 12, 31);
  RowWriter(piece, SheetId::Ledger, RowRole::Body, 7)
      .text("甲\x1e乙")
      .number({-125, 2})
      .skip(2)
      .date(day)
      .count(3);
  RowWriter(piece, SheetId::Notes, RowRole::Note).text("").text("完");
  const std::vector<RowRecord> rows = rows_of(piece);
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].sheet == SheetId::Ledger);
  CHECK(rows[0].of_first == 7);
  const std::vector<Value> cells{
      std::string("甲\\u{1E}乙"), Decimal{-125, 2}, {}, {}, day, Decimal{3, 0}};
  CHECK(rows[0].cells.size() == cells.size());
  for (std::size_t i = 1; i < cells.size(); ++i) CHECK(rows[0].cells[i] == cells[i]);
  CHECK(std::get<std::string>(rows[0].cells[0]).find('\x1e') == std::string::npos);
  CHECK(rows[1].role == RowRole::Note);
  CHECK(rows[1].cells == std::vector<Value>{{}, std::string("完")});
}

TEST_CASE("a text that no cell holds is cut, and says so", "[report]") {
  std::string piece;
  RowWriter(piece, SheetId::Notes).text(std::string(40'000, 'a'));
  std::string chinese;
  for (int i = 0; i < 32'767; ++i) chinese += "字";
  RowWriter(piece, SheetId::Notes).text(chinese);
  const std::vector<RowRecord> rows = rows_of(piece);
  CHECK(std::get<std::string>(rows[0].cells[0]) == std::string(32'766, 'a') + "…");
  CHECK(std::get<std::string>(rows[1].cells[0]) == chinese);
}

TEST_CASE("every sheet has as many widths as headings, and a name that workbooks allow",
          "[report]") {
  for (const Language language : {Language::Zh, Language::En}) {
    const std::vector<xlsx::Sheet> sheets = xlsx::sheets(sample_run(), Words(language));
    REQUIRE(sheets.size() == xlsx::kSheets);
    for (const xlsx::Sheet& one : sheets) {
      CAPTURE(one.layout.name);
      CHECK(one.layout.name.size() <= 31);
      CHECK((one.headings.empty() || one.headings.size() == one.layout.columns.size()));
    }
  }
}

TEST_CASE("each row fits the columns of its sheet", "[report]") {
  const auto communities = three_communities();
  const std::vector<xlsx::Sheet> sheets = xlsx::sheets(sample_run(), Words(Language::Zh));
  const Format* format = find_format("xlsx");
  REQUIRE(format != nullptr);
  for (const bool several : {false, true}) {
    Style style{Language::Zh};
    style.several = several;
    std::string piece;
    format->opening(sample_run(), district_summary(communities), {}, style, piece);
    for (const auto& one : communities) format->each(sample_run(), one, style, piece);
    for (const RowRecord& row : rows_of(piece)) {
      const xlsx::Sheet& its = sheets[static_cast<std::size_t>(row.sheet)];
      CAPTURE(its.layout.name, several);
      if (row.role == RowRole::Body && !its.headings.empty()) {
        CHECK(row.cells.size() == its.headings.size());
      }
    }
  }
}

TEST_CASE("what a check has and needs, in cells of their own", "[report]") {
  const Words words(Language::Zh);
  result::CheckText clause;
  clause.quote = "原文";
  using result::Relation;
  const auto desks = number("办公桌", 2, Relation::AtLeast, 3);
  const auto rooms = number("空房", 5, Relation::AtMost, 4);
  const auto one = failing({{desks}});
  CHECK(have_text(one, words) == "2 张");
  CHECK(need_text(one, clause, words) == "至少 3 张");
  CHECK(distance_text(one, words) == "缺 1 张");
  const auto both = failing({{desks}, {rooms}});
  CHECK(have_text(both, words) == "办公桌：2 张；空房：5 张");
  CHECK(need_text(both, clause, words) == "办公桌：至少 3 张；空房：至多 4 张");
  const auto any = failing({{result::AnyOf{{{{desks}}, {{rooms}}}}}});
  CHECK(need_text(any, clause, words) == "办公桌：至少 3 张，或空房：至多 4 张");
  const auto no = failing({{of_kind(Relation::Equal, false, true)}});
  CHECK(have_text(no, words) == "否");
  CHECK(need_text(no, clause, words) == "是");
  CHECK(distance_text(no, words) == "尚未达到");
  // A day or a choice asked for is no goal by itself: the clause is.
  const auto late =
      failing({{of_kind(Relation::AtLeast, *make_date(2018, 3, 1), *make_date(2019, 4, 1))}});
  CHECK(have_text(late, words) == "甲：2018-03-01");
  CHECK(need_text(late, clause, words) == "原文");
  CHECK(distance_text(late, words) == "尚未达到");
  clause.focus = "其中一句";
  const result::Named none{"none", {"未建立", "none"}};
  const auto choice = failing({{of_kind(Relation::NotEqual, none, none)}});
  CHECK(have_text(choice, words) == "未建立");
  CHECK(need_text(choice, clause, words) == "其中一句");
}

}  // namespace cbps::report::test
