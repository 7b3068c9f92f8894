#include <algorithm>
#include <array>
#include <utility>

#include "cbps/guide/form.h"
#include "cbps/guide/questions.h"
#include "cbps/text/cell_name.h"
#include "guide/form_style.h"

namespace cbps::guide {
namespace {

using spreadsheet::Across;
using spreadsheet::Row;
using spreadsheet::Value;

/// Rows that are checked while they are filled in. Those below are read all the same.
constexpr std::uint32_t kCheckedRows = 2000;
constexpr std::uint32_t kFrozenColumns = 2;
constexpr std::uint16_t kNarrow = 14;  ///< characters
constexpr std::uint16_t kWide = 22;
constexpr std::uint16_t kHeadingHeight = 64;

/// The sheet that explains the columns. A heading of the table stands behind the letters of its
/// column: alone it would make the sheet a table of communities, too.
struct GuideColumn {
  Word heading;
  std::uint16_t width;
  Across across;
};
constexpr std::array kGuide{
    GuideColumn{Word::GuideColumn, 38, Across::Left},
    GuideColumn{Word::FormUnit, 8, Across::Centre},
    GuideColumn{Word::FormFilling, 76, Across::Left},
    GuideColumn{Word::FormChecks, 20, Across::Left},
};

spreadsheet::Sheet table_sheet(const std::vector<QuestionSection>& sections,
                               const Dictionary& dictionary, const Words& words,
                               std::span<const KnownCommunity> known) {
  spreadsheet::Sheet sheet;
  spreadsheet::Layout& layout = sheet.layout;
  layout.name = words(Word::FormSheet);
  layout.frozen_rows = 1;
  layout.frozen_columns = kFrozenColumns;
  layout.page.is_landscape = true;
  layout.page.footer = words(Word::FormFooter);
  layout.page.repeated_rows = {0, 0};
  layout.page.repeated_columns = kFrozenColumns;
  Row headings{{}, kHeadingHeight};
  sheet.rows.resize(known.size());
  for (const QuestionSection& section : sections) {
    for (const Question& question : section.questions) {
      const auto column = static_cast<std::uint32_t>(headings.cells.size());
      headings.cells.push_back({column, question.label, heading_style(), 1});
      const auto style = entry_style(question.show, false);
      layout.columns.push_back({question.is_list ? kWide : kNarrow, style});
      layout.validations.push_back(
          validation(question, {1, column, kCheckedRows, column}, true, words));
      for (std::size_t row = 0; row < known.size(); ++row) {
        Value value = answer(question, known[row], dictionary, words.language());
        if (std::holds_alternative<std::monostate>(value)) continue;
        sheet.rows[row].cells.push_back(
            {column, std::move(value), entry_style(question.show, true), 1});
      }
    }
  }
  sheet.rows.insert(sheet.rows.begin(), std::move(headings));
  return sheet;
}

spreadsheet::Sheet guide_sheet(const std::vector<QuestionSection>& sections, const Words& words) {
  spreadsheet::Sheet sheet;
  sheet.layout.name = words(Word::GuideSheet);
  sheet.layout.frozen_rows = 1;
  sheet.layout.page.is_landscape = true;
  sheet.layout.page.footer = words(Word::FormFooter);
  sheet.layout.page.repeated_rows = {0, 0};
  Row headings;
  for (const GuideColumn& column : kGuide) {
    sheet.layout.columns.push_back({column.width, {}});
    headings.cells.push_back({static_cast<std::uint32_t>(headings.cells.size()),
                              std::string(words(column.heading)), heading_style(), 1});
  }
  sheet.rows.push_back(std::move(headings));
  std::size_t at = 0;
  for (const QuestionSection& section : sections) {
    sheet.rows.push_back({{{0, section.title, section_style(), std::uint32_t{kGuide.size()}}}, 0});
    for (const Question& question : section.questions) {
      const std::array texts{words(Word::GuideHeading, column_letters(at++), question.label),
                             question.unit, how_to_answer(question, words.language()),
                             breakable(question.checks)};
      static_assert(texts.size() == kGuide.size());
      Row row;
      for (std::uint32_t i = 0; i < texts.size(); ++i) {
        row.cells.push_back({i, texts[i], reading_style(kGuide[i].across), 1});
      }
      sheet.rows.push_back(std::move(row));
    }
  }
  return sheet;
}

}  // namespace

spreadsheet::Book form_of_many(const rules::RulePack& pack, const std::vector<FieldId>& facts,
                               Language language, std::span<const KnownCommunity> known) {
  const Words words(language);
  const std::vector<QuestionSection> sections = questions(pack, facts, known, language);
  return {form_properties(pack, words),
          {table_sheet(sections, pack.dictionary, words, known), guide_sheet(sections, words)}};
}

}  // namespace cbps::guide
