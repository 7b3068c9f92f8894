#include "report/xlsx/sheets.h"

#include <array>
#include <utility>

#include "cbps/text/cell_name.h"
#include "cbps/value/unreachable.h"
#include "report/ledger/entries.h"
#include "report/words/community.h"
#include "report/words/run_blocks.h"
#include "report/words/table.h"

namespace cbps::report::xlsx {
namespace {

using spreadsheet::Across;
using spreadsheet::Colour;
using spreadsheet::Show;
using spreadsheet::Style;
using spreadsheet::Typeface;

constexpr Colour kHeadingFill{0xE7E6E6};
constexpr Colour kOverdueInk{0x9C0006};
constexpr Colour kOverdueFill{0xFFC7CE};
constexpr Colour kDoneInk{0x767676};

/// What a column holds.
enum class Look : std::uint8_t {
  Code,  ///< digits that are no number
  Word,  ///< in the middle
  Text,  ///< wrapped
  Count,
  Score,
  Day,
};

struct ColumnForm {
  Text heading;
  std::uint16_t width;  ///< characters
  Look look;
};

Style style_of(Look look) {
  Style style;
  switch (look) {
    case Look::Code: style.show = Show::Text; return style;
    case Look::Word:
      style.across = Across::Centre;
      style.wrap = true;
      return style;
    case Look::Text: style.wrap = true; return style;
    case Look::Count: style.show = Show::Grouped; return style;
    case Look::Score: style.show = Show::Score; return style;
    case Look::Day:
      style.show = Show::Date;
      style.across = Across::Centre;
      return style;
  }
  unreachable();
}

// ---- the columns ----

constexpr ColumnForm kId{Text::IdWord, 15, Look::Code};
constexpr ColumnForm kName{Text::CommunityWord, 18, Look::Text};

constexpr std::array kChecks{kId,
                             kName,
                             ColumnForm{Text::StandardWord, 14, Look::Text},
                             ColumnForm{Text::CheckIdWord, 9, Look::Word},
                             ColumnForm{Text::CheckWord, 18, Look::Text},
                             ColumnForm{Text::OutcomeWord, 8, Look::Word},
                             ColumnForm{Text::PointsEarnedWord, 8, Look::Score},
                             ColumnForm{Text::PointsMaxWord, 8, Look::Score},
                             ColumnForm{Text::GainWord, 10, Look::Score},
                             ColumnForm{Text::ExplanationWord, 44, Look::Text},
                             ColumnForm{Text::LabelRemedy, 36, Look::Text},
                             ColumnForm{Text::LabelEvidence, 28, Look::Text},
                             ColumnForm{Text::LabelPlace, 24, Look::Text},
                             ColumnForm{Text::WaiverWord, 28, Look::Text},
                             ColumnForm{Text::SinceWord, 12, Look::Word}};

constexpr std::array kScores{ColumnForm{Text::OrdinalWord, 6, Look::Word},
                             ColumnForm{Text::CheckWord, 16, Look::Text},
                             ColumnForm{Text::RequirementWord, 44, Look::Text},
                             ColumnForm{Text::ValueWord, 8, Look::Score},
                             ColumnForm{Text::WayOfScoringWord, 18, Look::Text},
                             ColumnForm{Text::OwnScoreWord, 8, Look::Score},
                             ColumnForm{Text::ReviewedScoreWord, 8, Look::Score},
                             ColumnForm{Text::DeductedWhyWord, 36, Look::Text},
                             ColumnForm{Text::AssessedByWord, 16, Look::Text},
                             ColumnForm{Text::LabelEvidence, 28, Look::Text},
                             ColumnForm{Text::RemarksWord, 12, Look::Text}};

/// Beside the headings of the ledger.
struct LedgerColumn {
  std::uint16_t width;
  Look look;
};
constexpr std::array kLedger{
    LedgerColumn{5, Look::Word},  LedgerColumn{15, Look::Text}, LedgerColumn{28, Look::Text},
    LedgerColumn{9, Look::Word},  LedgerColumn{13, Look::Text}, LedgerColumn{14, Look::Text},
    LedgerColumn{17, Look::Text}, LedgerColumn{13, Look::Text}, LedgerColumn{28, Look::Text},
    LedgerColumn{11, Look::Word}, LedgerColumn{8, Look::Word},  LedgerColumn{8, Look::Word},
    LedgerColumn{11, Look::Day},  LedgerColumn{8, Look::Word},  LedgerColumn{11, Look::Day},
    LedgerColumn{13, Look::Text}};
static_assert(kLedger.size() == ledger::kHeadings.size());

constexpr std::array kNotReported{kId,
                                  kName,
                                  ColumnForm{Text::FactWord, 36, Look::Text},
                                  ColumnForm{Text::StateWord, 14, Look::Word},
                                  ColumnForm{Text::ChecksConcernedWord, 36, Look::Text},
                                  ColumnForm{Text::AskedOfWord, 10, Look::Word}};

constexpr std::array kZeros{kId, kName, ColumnForm{Text::FactWord, 36, Look::Text},
                            ColumnForm{Text::ReportedWord, 14, Look::Word},
                            ColumnForm{Text::ChecksLeftOutWord, 48, Look::Text}};

constexpr std::array kNotAssessed{
    ColumnForm{Text::KindWord, 12, Look::Word}, ColumnForm{Text::CommunityWord, 24, Look::Text},
    ColumnForm{Text::WhereWord, 28, Look::Text}, ColumnForm{Text::ReasonWord, 80, Look::Text}};

/// Of the first sheet: of the tables of several communities, of the steps of one.
constexpr std::array<std::uint16_t, 9> kWidthsOfTotals{34, 12, 12, 12, 14, 10, 10, 10, 16};
constexpr std::array<std::uint16_t, 4> kWidthsOfSteps{34, 16, 24, 48};

std::vector<ColumnForm> communities_columns(const result::Run& run) {
  return {kId,
          kName,
          {score_word(run), 9, Look::Score},
          {Text::ScoreHighWord, 9, Look::Score},
          {grade_word(run), 8, Look::Word},
          {Text::GradeHighWord, 10, Look::Word},
          {Text::Met, 7, Look::Count},
          {Text::NotMet, 7, Look::Count},
          {Text::Undecided, 7, Look::Count},
          {Text::Pending, 7, Look::Count},
          {Text::NotApplicable, 7, Look::Count},
          {Text::FaultsWord, 9, Look::Count},
          {Text::DeclaredWord, 10, Look::Score},
          {Text::MostLostWord, 36, Look::Text},
          {Text::ProfilePlaceWord, 30, Look::Text},
          {Text::WaivedScoreWord, 10, Look::Score},
          {Text::WaivedChecksWord, 16, Look::Text},
          {Text::NewChecksWord, 10, Look::Count}};
}

// ---- the sheets ----

Sheet sheet(Text name, std::span<const ColumnForm> columns, const Words& words) {
  Sheet made;
  made.layout.name = words(name);
  made.layout.page.is_landscape = true;
  made.layout.page.footer = "&C" + words(Text::PageNumber, "&P", "&N");
  for (const ColumnForm& one : columns) {
    made.layout.columns.push_back({one.width, style_of(one.look)});
    made.headings.push_back(heading(one.heading, words));
  }
  return made;
}

/// Headings stay in sight and on each page, and the rows below can be filtered.
void fix_headings(Sheet& sheet, std::uint32_t frozen_columns) {
  const std::uint32_t row = sheet.title.empty() ? 0 : 1;
  sheet.layout.frozen_rows = row + 1;
  sheet.layout.frozen_columns = frozen_columns;
  sheet.layout.filter_row = row;
  sheet.layout.page.repeated_rows = {row, row};
}

constexpr std::uint32_t kIdentity = 2;  ///< columns

Sheet table_sheet(Text name, std::span<const ColumnForm> columns, const Words& words,
                  std::uint32_t frozen_columns = kIdentity) {
  Sheet made = sheet(name, columns, words);
  fix_headings(made, frozen_columns);
  return made;
}

/// How much of its points a standard earns, in five steps: nothing is lost, to more than half.
void add_heat(Sheet& sheet, std::uint32_t first_column) {
  struct Step {
    std::int64_t least;
    Colour fill;
  };
  constexpr std::array kSteps{Step{100, Colour::White}, Step{90, Colour{0xFDF1DF}},
                              Step{75, Colour{0xF9D9B0}}, Step{50, Colour{0xF0B078}},
                              Step{0, Colour{0xDE7E4E}}};
  const auto last = static_cast<std::uint32_t>(sheet.layout.columns.size() - 1);
  const std::string cell = column_letters(first_column) + "2";
  sheet.layout.conditions.push_back({1, first_column, last,
                                     spreadsheet::Formula{"ISBLANK(" + cell + ")"}, Colour::Black,
                                     Colour::White});
  for (const Step& step : kSteps) {
    sheet.layout.conditions.push_back({1, first_column, last,
                                       spreadsheet::AtLeast{Decimal{step.least, 0}}, Colour::Black,
                                       step.fill});
  }
}

Sheet standards_sheet(const result::Run& run, const Words& words) {
  const std::array columns{kId, kName, ColumnForm{score_word(run), 9, Look::Score}};
  Sheet made = table_sheet(Text::SheetStandards, columns, words);
  constexpr std::uint16_t kWidth = 8;
  for (const result::StandardText& one : run.standards) {
    made.layout.columns.push_back({kWidth, style_of(Look::Score)});
    made.headings.push_back(title_text(one.id, one.title, words));
  }
  if (!run.standards.empty()) add_heat(made, std::uint32_t{columns.size()});
  return made;
}

constexpr std::uint32_t kFirstOfLedger = 2;  ///< row, below the title and the headings

std::uint32_t place_of(ledger::Column column) {
  return static_cast<std::uint32_t>(ledger::index(column));
}

/// All cells of a column, those of rows that people add too.
spreadsheet::Range cells_of(ledger::Column column) {
  return {kFirstOfLedger, place_of(column), spreadsheet::kMostRows - 1, place_of(column)};
}

/// Progress is one of the states, and dates are dates.
void add_validations(const result::Run& run, const Words& words, Sheet& sheet) {
  constexpr int kFirstYear = 2000;
  constexpr int kLastYear = 2099;
  const std::string refused(words(Text::NotAccepted));
  spreadsheet::OneOf known;
  for (const Text one : ledger::kStates) known.texts.emplace_back(words(one));
  sheet.layout.validations.push_back({cells_of(ledger::Column::Progress),
                                      std::move(known),
                                      {},
                                      {refused, std::string(words(Text::LedgerStateRefused))}});
  for (const ledger::Column one : {ledger::Column::Deadline, ledger::Column::ClosedOn}) {
    const std::string example = run.as_of ? to_string(*run.as_of) : std::string();
    sheet.layout.validations.push_back(
        {cells_of(one),
         spreadsheet::Dates{*make_date(kFirstYear, 1, 1), *make_date(kLastYear, 12, 31)},
         {},
         {refused, words(Text::LedgerDateRefused, example)},
         true});  // "立行立改" is an answer, too
  }
}

/// What is done is grey, what is overdue stands out.
void add_conditions(const Words& words, Sheet& sheet) {
  const auto cell = [](ledger::Column column) {
    return "$" + column_letters(place_of(column)) + std::to_string(kFirstOfLedger + 1);
  };
  const auto is_state = [&](Text state) {
    return cell(ledger::Column::Progress) + "=\"" + std::string(words(state)) + "\"";
  };
  const std::string deadline = cell(ledger::Column::Deadline);
  const std::string is_done =
      "OR(" + is_state(Text::StateDone) + "," + is_state(Text::StateClosed) + ")";
  const std::string is_overdue = "AND(ISNUMBER(" + deadline + ")," + deadline + "<TODAY())";
  const std::uint32_t last = place_of(ledger::Column::Remarks);
  sheet.layout.conditions.push_back(
      {kFirstOfLedger, 0, last, spreadsheet::Formula{is_done}, kDoneInk, Colour::White});
  sheet.layout.conditions.push_back(
      {kFirstOfLedger, 0, last, spreadsheet::Formula{is_overdue}, kOverdueInk, kOverdueFill});
}

Sheet ledger_sheet(const result::Run& run, const Words& words) {
  std::vector<ColumnForm> columns;
  for (std::size_t i = 0; i < kLedger.size(); ++i) {
    columns.push_back({ledger::kHeadings[i], kLedger[i].width, kLedger[i].look});
  }
  Sheet made = sheet(Text::SheetLedger, columns, words);
  made.title = words(Text::LedgerTitle, words(run.pack.title), period_text(run, words));
  made.is_numbered = true;
  made.most_rows = kMostRows;
  // Rows that people add look like the others.
  for (spreadsheet::Column& one : made.layout.columns) one.style.border = true;
  fix_headings(made, kIdentity);
  add_validations(run, words, made);
  add_conditions(words, made);
  return made;
}

Sheet scores_sheet(const result::Run& run, const Words& words) {
  Sheet made = sheet(Text::SheetScores, kScores, words);
  made.title = words(Text::ScoreSheetTitle, words(run.pack.title), period_text(run, words));
  made.is_numbered = true;
  made.layout.frozen_rows = 2;
  made.layout.page.repeated_rows = {1, 1};
  return made;
}

/// A sheet whose rows say for themselves what they are.
Sheet free_sheet(Text name, const std::vector<std::uint16_t>& widths, const Words& words) {
  Sheet made = sheet(name, {}, words);
  Style style;
  style.wrap = true;
  for (const std::uint16_t width : widths) made.layout.columns.push_back({width, style});
  made.layout.page.is_landscape = false;
  return made;
}

}  // namespace

Style Sheet::style(RowRole role, std::size_t column, const spreadsheet::Value& value) const {
  Style made = column < layout.columns.size() ? layout.columns[column].style : Style{};
  made.border = true;
  const auto* number = std::get_if<Decimal>(&value);
  if (number != nullptr && made.show == Show::General) {
    made.show = number->scale == 0 ? Show::Grouped : Show::Score;
  }
  switch (role) {
    case RowRole::Sum: made.bold = true; return made;
    case RowRole::Body:
    case RowRole::Closed:
    case RowRole::Chart:
    case RowRole::BelowCharts: return made;
    case RowRole::Heading:
      made = {};
      made.typeface = Typeface::Heading;
      made.across = Across::Centre;
      made.wrap = true;
      made.border = true;
      made.fill = kHeadingFill;
      return made;
    case RowRole::Title:
      made = {};
      made.typeface = Typeface::Heading;
      made.size = 16;
      made.across = Across::Centre;
      return made;
    case RowRole::Section:
      made = {};
      made.bold = true;
      made.size = 12;
      made.across = Across::Left;
      return made;
    case RowRole::Note:
      made = {};
      made.wrap = true;
      made.across = Across::Left;
      return made;
  }
  unreachable();
}

std::vector<Sheet> sheets(const result::Run& run, const Words& words) {
  std::vector<Sheet> all;
  all.reserve(kSheets);
  all.push_back(free_sheet(
      Text::SheetSummary,
      run.several ? std::vector<std::uint16_t>(kWidthsOfTotals.begin(), kWidthsOfTotals.end())
                  : std::vector<std::uint16_t>(kWidthsOfSteps.begin(), kWidthsOfSteps.end()),
      words));
  all.push_back(table_sheet(Text::SheetCommunities, communities_columns(run), words));
  all.push_back(standards_sheet(run, words));
  all.push_back(table_sheet(Text::SheetChecks, kChecks, words));
  all.back().most_rows = kMostRows;
  all.push_back(scores_sheet(run, words));
  all.push_back(ledger_sheet(run, words));
  all.push_back(table_sheet(Text::SheetNotReported, kNotReported, words));
  all.back().most_rows = kMostRows;
  all.push_back(table_sheet(Text::SheetZeros, kZeros, words));
  all.back().most_rows = kMostRows;
  all.push_back(table_sheet(Text::SheetNotAssessed, kNotAssessed, words, 0));
  constexpr std::uint16_t kTextWidth = 84;
  all.push_back(free_sheet(Text::SheetNotes, {kTextWidth}, words));
  const std::string head = words(Text::PageKick, words(run.pack.title), period_text(run, words));
  for (Sheet& one : all) {
    if (one.title.empty()) one.layout.page.header = "&C" + head;
  }
  return all;
}

spreadsheet::Properties properties(const result::Run& run, const Words& words) {
  const bool is_chinese = words.language() == Language::Zh;
  return {words(Text::BookTitle, words(run.pack.title)), is_chinese ? "宋体" : "Calibri",
          is_chinese ? "黑体" : "Calibri"};
}

}  // namespace cbps::report::xlsx
