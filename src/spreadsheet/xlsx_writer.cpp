#include <xlsxwriter.h>

#include <array>
#include <charconv>
#include <ctime>
#include <deque>
#include <map>
#include <tuple>
#include <type_traits>
#include <utility>

#include "cbps/spreadsheet/writer.h"
#include "cbps/system/scratch_file.h"
#include "cbps/text/cell_name.h"
#include "cbps/text/unicode.h"
#include "spreadsheet/row_height.h"
#include "spreadsheet/texts.h"

namespace cbps::spreadsheet {
namespace {

constexpr std::uint32_t kMostColumns = 16'384;
constexpr std::size_t kMostOfTitle = 32;
constexpr std::size_t kMostOfText = 255;
constexpr const char* kListSheet = "lists";
/// The library writes the time at which a workbook is made, which would make each run another file.
constexpr std::time_t kCreated = 1'704'067'200;  // 2024-01-01

/// Of the columns of charts.
constexpr lxw_color_t kChartColour = 0x9C1C1C;

/// `char*`, and `const char*` in later versions of the library.
using ListText = std::remove_pointer_t<decltype(lxw_data_validation::value_list)>;

/// The library knows no other numbers. A text of at most 15 digits comes back as it was.
double to_double(const Decimal& number) {
  const std::string text = to_string(number);
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

bool is_exact(const Decimal& number) {
  constexpr std::size_t kDigits = 15;
  const std::string text = to_string(number);
  std::size_t digits = 0;
  for (const char sign : text) digits += sign >= '0' && sign <= '9' ? 1 : 0;
  return digits <= kDigits;
}

lxw_datetime to_datetime(Date date) {
  const YearMonthDay day = year_month_day(date);
  return {day.year, static_cast<int>(day.month), static_cast<int>(day.day), 0, 0, 0};
}

/// The calendar of spreadsheets begins in 1900, with a day in it that there was not.
bool is_countable(Date date) { return date >= *make_date(1900, 3, 1); }

const char* number_format(Show show) {
  switch (show) {
    case Show::General: return "General";
    case Show::Text: return "@";
    case Show::Grouped: return "#,##0";
    case Show::Number: return "0";
    case Show::Score: return "0.00";
    case Show::Date: return "yyyy-mm-dd";
  }
  return "";
}

std::uint8_t alignment(Across across) {
  switch (across) {
    case Across::Natural: return LXW_ALIGN_NONE;
    case Across::Left: return LXW_ALIGN_LEFT;
    case Across::Centre: return LXW_ALIGN_CENTER;
    case Across::Right: return LXW_ALIGN_RIGHT;
  }
  return LXW_ALIGN_NONE;
}

class XlsxWriter final : public Writer {
 public:
  explicit XlsxWriter(Properties properties)
      : properties_(std::move(properties)), file_(system::scratch_file()) {
    if (file_->error()) {
      fail(FaultKind::NotStored, {}, file_->error()->reason);
      return;
    }
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    book_ = workbook_new_opt(file_->path().c_str(), &options);
    if (book_ == nullptr) {
      fail(FaultKind::NotStored, {});
      return;
    }
    std::string title = holdable(properties_.title);
    lxw_doc_properties about{};
    about.title = title.data();
    about.created = kCreated;
    workbook_set_properties(book_, &about);
  }

  ~XlsxWriter() override {
    // The library frees a workbook in no other way; what it writes goes with the scratch file.
    if (book_ != nullptr) workbook_close(book_);
  }
  XlsxWriter(const XlsxWriter&) = delete;
  XlsxWriter& operator=(const XlsxWriter&) = delete;

  std::size_t begin_sheet(const Layout& layout) override {
    if (fault_) return 0;
    lxw_worksheet* sheet = workbook_add_worksheet(book_, layout.name.c_str());
    if (sheet == nullptr) {
      fail(FaultKind::NotStored, {});
      return 0;
    }
    sheets_.push_back({sheet, layout, 0, {}});
    for (std::size_t i = 0; i < layout.columns.size(); ++i) {
      const auto column = static_cast<lxw_col_t>(i);
      worksheet_set_column(sheet, column, column, layout.columns[i].width,
                           format(layout.columns[i].style));
    }
    if (layout.frozen_rows > 0 || layout.frozen_columns > 0) {
      worksheet_freeze_panes(sheet, layout.frozen_rows,
                             static_cast<lxw_col_t>(layout.frozen_columns));
    }
    // A code is a text of digits on purpose: no warning in the corner of its cell.
    worksheet_ignore_errors(sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, "A1:XFD1048576");
    for (const Validation& one : layout.validations) validate(sheet, one);
    set_up(sheet, layout.page);
    return sheets_.size() - 1;
  }

  void add_row(std::size_t sheet, const Row& row) override {
    if (fault_) return;
    SheetInUse& its = sheets_[sheet];
    if (its.rows == kMostRows) return fail(FaultKind::SheetFull, {});
    const std::uint16_t height = row_height(row, its.layout.columns);
    if (row.begins_page && its.rows > 0) its.page_breaks.push_back(its.rows);
    if (height > 0) worksheet_set_row(its.sheet, its.rows, height, nullptr);
    for (const Cell& cell : row.cells) {
      if (cell.column + cell.columns > kMostColumns) return fail(FaultKind::SheetFull, {});
      add(its, cell);
    }
    ++its.rows;
  }

  void add_chart(std::size_t sheet, const Chart& chart) override {
    if (fault_) return;
    const SheetInUse& its = sheets_[sheet];
    lxw_chart* made = workbook_add_chart(book_, LXW_CHART_COLUMN);
    lxw_chart_series* series = chart_add_series(made, nullptr, nullptr);
    const char* name = its.layout.name.c_str();
    const auto column = [](std::uint32_t one) { return static_cast<lxw_col_t>(one); };
    const auto& [names, numbers] = std::tie(chart.names, chart.numbers);
    chart_series_set_categories(series, name, names.first_row, column(names.first_column),
                                names.last_row, column(names.last_column));
    chart_series_set_values(series, name, numbers.first_row, column(numbers.first_column),
                            numbers.last_row, column(numbers.last_column));
    lxw_chart_fill fill{};
    fill.color = kChartColour;
    chart_series_set_fill(series, &fill);
    if (chart.shows_numbers) chart_series_set_labels(series);
    chart_title_set_name(made, holdable(chart.title).c_str());
    chart_legend_set_position(made, LXW_CHART_LEGEND_NONE);
    chart_axis_major_gridlines_set_visible(made->y_axis, LXW_FALSE);
    constexpr double kUsualWidth = 480;
    constexpr double kUsualHeight = 288;
    lxw_chart_options options{};
    options.x_scale = chart.width / kUsualWidth;
    options.y_scale = chart.height / kUsualHeight;
    worksheet_insert_chart_opt(its.sheet, chart.row, column(chart.column), made, &options);
  }

  std::optional<Fault> finish(std::string& out) override {
    if (!fault_) {
      for (SheetInUse& one : sheets_) end_sheet(one);
      add_lists();
    }
    if (fault_) return fault_;
    const lxw_error error = workbook_close(std::exchange(book_, nullptr));
    if (error != LXW_NO_ERROR) {
      const std::string why = lxw_strerror(error);
      fail(FaultKind::NotStored, {}, {why, why});
    } else if (!file_->read(out)) {
      fail(FaultKind::NotStored, {}, file_->error()->reason);
    }
    return fault_;
  }

 private:
  struct SheetInUse {
    lxw_worksheet* sheet;
    Layout layout;
    lxw_row_t rows;
    std::vector<lxw_row_t> page_breaks;
  };

  /// What depends on how many rows there are.
  void end_sheet(SheetInUse& its) {
    its.page_breaks.push_back(0);  // the end of the list
    if (its.page_breaks.size() > 1) {
      worksheet_set_h_pagebreaks(its.sheet, its.page_breaks.data());
    }
    if (its.layout.columns.empty() || its.rows == 0) return;
    const lxw_row_t last = its.rows - 1;
    const auto last_column = static_cast<lxw_col_t>(its.layout.columns.size() - 1);
    if (const auto row = its.layout.filter_row; row && *row <= last) {
      worksheet_autofilter(its.sheet, *row, 0, last, last_column);
    }
    for (Condition& one : its.layout.conditions) {
      lxw_conditional_format made{};
      made.format = workbook_add_format(book_);
      if (one.ink != Colour::Black) format_set_font_color(made.format, to_colour(one.ink));
      if (one.fill != Colour::White) format_set_bg_color(made.format, to_colour(one.fill));
      made.stop_if_true = LXW_TRUE;
      std::visit([&made](auto& when) { set(when, made); }, one.when);
      worksheet_conditional_format_range(its.sheet, one.first_row,
                                         static_cast<lxw_col_t>(one.first_column), kMostRows - 1,
                                         static_cast<lxw_col_t>(one.last_column), &made);
    }
  }
  static void set(const AtLeast& when, lxw_conditional_format& made) {
    made.type = LXW_CONDITIONAL_TYPE_CELL;
    made.criteria = LXW_CONDITIONAL_CRITERIA_GREATER_THAN_OR_EQUAL_TO;
    made.value = to_double(when.least);
  }
  static void set(Formula& when, lxw_conditional_format& made) {
    made.type = LXW_CONDITIONAL_TYPE_FORMULA;
    made.value_string = when.text.data();  // copied
  }

  void fail(FaultKind kind, std::string cell, Bilingual reason = {}) {
    if (!fault_) fault_ = Fault{kind, std::move(cell), std::move(reason)};
  }

  lxw_format* format(const Style& style) {
    const auto [found, is_new] = formats_.try_emplace(style, nullptr);
    if (!is_new) return found->second;
    lxw_format* made = workbook_add_format(book_);
    const bool is_heading = style.typeface == Typeface::Heading;
    const std::string& font = is_heading ? properties_.heading_font : properties_.body_font;
    if (!font.empty()) format_set_font_name(made, font.c_str());
    format_set_font_size(made, style.size);
    format_set_num_format(made, number_format(style.show));
    format_set_align(made, alignment(style.across));
    format_set_align(made, LXW_ALIGN_VERTICAL_CENTER);
    if (style.bold) format_set_bold(made);
    if (style.wrap) format_set_text_wrap(made);
    if (style.border) format_set_border(made, LXW_BORDER_THIN);
    if (style.border) format_set_border_color(made, 0xA6A6A6);
    if (style.ink != Colour::Black) format_set_font_color(made, to_colour(style.ink));
    if (style.fill != Colour::White) {
      format_set_pattern(made, LXW_PATTERN_SOLID);
      format_set_bg_color(made, to_colour(style.fill));
    }
    found->second = made;
    return made;
  }

  static lxw_color_t to_colour(Colour colour) { return static_cast<lxw_color_t>(colour); }

  void add(SheetInUse& its, const Cell& cell) {
    const auto column = static_cast<lxw_col_t>(cell.column);
    lxw_format* style = format(cell.style);
    if (cell.columns > 1) {
      const auto last = static_cast<lxw_col_t>(cell.column + cell.columns - 1);
      worksheet_merge_range(its.sheet, its.rows, column, its.rows, last, "", style);
    }
    std::visit([&](const auto& value) { add(its, value, column, style); }, cell.value);
  }

  void add(SheetInUse& its, std::monostate /*nothing*/, lxw_col_t column, lxw_format* style) {
    worksheet_write_blank(its.sheet, its.rows, column, style);
  }
  void add(SheetInUse& its, const std::string& text, lxw_col_t column, lxw_format* style) {
    const std::string held = holdable(text);
    // There are never more characters than bytes.
    if (held.size() > kMostOfCell && unicode::count_characters(held) > kMostOfCell) {
      return fail(FaultKind::TextTooLong,
                  its.layout.name + "!" + column_letters(column) + std::to_string(its.rows + 1));
    }
    worksheet_write_string(its.sheet, its.rows, column, held.c_str(), style);
  }
  void add(SheetInUse& its, const Decimal& number, lxw_col_t column, lxw_format* style) {
    if (!is_exact(number)) return add(its, to_string(number), column, style);
    worksheet_write_number(its.sheet, its.rows, column, to_double(number), style);
  }
  void add(SheetInUse& its, Date date, lxw_col_t column, lxw_format* style) {
    if (!is_countable(date)) return add(its, to_string(date), column, style);
    lxw_datetime day = to_datetime(date);
    worksheet_write_datetime(its.sheet, its.rows, column, &day, style);
  }

  void validate(lxw_worksheet* sheet, const Validation& given) {
    lxw_data_validation rule{};
    const bool has_prompt = !given.prompt.text.empty();
    rule.ignore_blank = LXW_VALIDATION_ON;
    rule.show_input = has_prompt ? LXW_VALIDATION_ON : LXW_VALIDATION_OFF;
    rule.show_error = LXW_VALIDATION_ON;
    rule.error_type =
        given.is_advice ? LXW_VALIDATION_ERROR_TYPE_WARNING : LXW_VALIDATION_ERROR_TYPE_STOP;
    rule.dropdown = LXW_VALIDATION_ON;
    rule.criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
    // The library copies all texts.
    std::array texts{cut(holdable(given.prompt.title), kMostOfTitle),
                     cut(holdable(given.prompt.text), kMostOfText),
                     cut(holdable(given.refusal.title), kMostOfTitle),
                     cut(holdable(given.refusal.text), kMostOfText)};
    rule.input_title = has_prompt ? texts[0].data() : nullptr;
    rule.input_message = has_prompt ? texts[1].data() : nullptr;
    rule.error_title = given.refusal.text.empty() ? nullptr : texts[2].data();
    rule.error_message = given.refusal.text.empty() ? nullptr : texts[3].data();
    std::visit([&](const auto& allowed) { set(allowed, sheet, given.range, rule); }, given.allowed);
  }

  void set(const Anything& /*all*/, lxw_worksheet* sheet, const Range& range,
           lxw_data_validation& rule) {
    rule.validate = LXW_VALIDATION_TYPE_ANY;
    apply(sheet, range, rule);
  }
  void set(const OneOf& options, lxw_worksheet* sheet, const Range& range,
           lxw_data_validation& rule) {
    if (!fits_into_list(options.texts)) {
      rule.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
      std::string formula = list_cells(options.texts);
      rule.value_formula = formula.data();
      return apply(sheet, range, rule);
    }
    rule.validate = LXW_VALIDATION_TYPE_LIST;
    std::vector<std::string> texts;
    for (const std::string& text : options.texts) texts.push_back(holdable(text));
    std::vector<ListText> pointers;
    for (std::string& text : texts) pointers.push_back(text.data());
    pointers.push_back(nullptr);
    rule.value_list = pointers.data();
    apply(sheet, range, rule);
  }
  void set(const Numbers& numbers, lxw_worksheet* sheet, const Range& range,
           lxw_data_validation& rule) {
    rule.validate = numbers.whole ? LXW_VALIDATION_TYPE_INTEGER : LXW_VALIDATION_TYPE_DECIMAL;
    rule.minimum_number = to_double(numbers.least);
    rule.maximum_number = to_double(numbers.most);
    apply(sheet, range, rule);
  }
  void set(const Dates& dates, lxw_worksheet* sheet, const Range& range,
           lxw_data_validation& rule) {
    rule.validate = LXW_VALIDATION_TYPE_DATE;
    rule.minimum_datetime = to_datetime(dates.first);
    rule.maximum_datetime = to_datetime(dates.last);
    apply(sheet, range, rule);
  }
  void set(const Length& length, lxw_worksheet* sheet, const Range& range,
           lxw_data_validation& rule) {
    rule.validate = LXW_VALIDATION_TYPE_LENGTH;
    rule.minimum_number = length.least;
    rule.maximum_number = length.most;
    apply(sheet, range, rule);
  }

  static void apply(lxw_worksheet* sheet, const Range& range, lxw_data_validation& rule) {
    worksheet_data_validation_range(sheet, range.first_row,
                                    static_cast<lxw_col_t>(range.first_column), range.last_row,
                                    static_cast<lxw_col_t>(range.last_column), &rule);
  }

  /// A drop-down that is too long to be held lies in a row of a hidden sheet.
  std::string list_cells(const std::vector<std::string>& texts) {
    lists_.push_back(texts);
    const std::string row = "$" + std::to_string(lists_.size());
    return std::string("=") + kListSheet + "!$A" + row + ":$" + column_letters(texts.size() - 1) +
           row;
  }

  void add_lists() {
    if (lists_.empty()) return;
    Layout layout;
    layout.name = kListSheet;
    const auto lists = std::exchange(lists_, {});
    const std::size_t sheet = begin_sheet(layout);
    for (const auto& texts : lists) {
      Row row;
      for (const std::string& text : texts) {
        row.cells.push_back({static_cast<std::uint32_t>(row.cells.size()), text, {}, 1});
      }
      add_row(sheet, row);
    }
    if (!fault_) worksheet_hide(sheets_[sheet].sheet);
  }

  static void set_up(lxw_worksheet* sheet, const Page& page) {
    constexpr std::uint8_t kA4 = 9;
    constexpr double kSide = 0.5;  // inches
    constexpr double kTop = 0.6;
    constexpr std::uint16_t kWideScale = 60;  // percent
    worksheet_set_paper(sheet, kA4);
    if (page.is_landscape) worksheet_set_landscape(sheet);
    worksheet_set_margins(sheet, kSide, kSide, kTop, kTop);
    if (page.repeated_columns > 0) {
      worksheet_set_print_scale(sheet, kWideScale);
      worksheet_repeat_columns(sheet, 0, static_cast<lxw_col_t>(page.repeated_columns - 1));
    } else {
      worksheet_center_horizontally(sheet);
      worksheet_fit_to_pages(sheet, 1, 0);
    }
    if (!page.header.empty()) worksheet_set_header(sheet, holdable(page.header).c_str());
    if (!page.footer.empty()) worksheet_set_footer(sheet, holdable(page.footer).c_str());
    if (page.repeated_rows) {
      worksheet_repeat_rows(sheet, page.repeated_rows->first, page.repeated_rows->second);
    }
  }

  Properties properties_;
  std::unique_ptr<system::ScratchFile> file_;
  lxw_workbook* book_ = nullptr;
  std::deque<SheetInUse> sheets_;
  std::map<Style, lxw_format*> formats_;
  std::vector<std::vector<std::string>> lists_;
  std::optional<Fault> fault_;
};

}  // namespace

bool is_built_in() { return true; }

std::unique_ptr<Writer> writer(const Properties& properties) {
  return std::make_unique<XlsxWriter>(properties);
}

}  // namespace cbps::spreadsheet
