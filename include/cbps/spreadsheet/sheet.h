#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "cbps/value/date.h"
#include "cbps/value/decimal.h"

/// Workbooks as values. Rows and columns are counted from 0.
namespace cbps::spreadsheet {

/// 0xRRGGBB
enum class Colour : std::uint32_t { Black = 0x000000, White = 0xFFFFFF };

/// How the value of a cell is shown, and what the program that shows it makes of what is typed.
enum class Show : std::uint8_t {
  General,
  Text,     ///< digits stay as they are typed
  Grouped,  ///< 1,200
  Number,   ///< 2024
  Score,    ///< 83.33
  Date,     ///< 2024-03-05
};

enum class Across : std::uint8_t { Natural, Left, Centre, Right };
enum class Typeface : std::uint8_t { Body, Heading };

struct Style {
  Show show = Show::General;
  Across across = Across::Natural;
  Typeface typeface = Typeface::Body;
  std::uint8_t size = 11;  ///< points
  bool bold = false;
  bool wrap = false;
  bool border = false;
  Colour ink = Colour::Black;
  Colour fill = Colour::White;
  auto operator<=>(const Style&) const = default;
};

/// Nothing is a blank cell, of which its style is seen. A text is never taken for a formula.
using Value = std::variant<std::monostate, std::string, Decimal, Date>;

struct Cell {
  std::uint32_t column = 0;
  Value value;
  Style style;
  std::uint32_t columns = 1;  ///< merged with those on its right
};

struct Row {
  std::vector<Cell> cells;   ///< in the order of their columns
  std::uint16_t height = 0;  ///< points, at least; wrapped texts are shown in full
  bool begins_page = false;  ///< on paper
};

struct Range {
  std::uint32_t first_row = 0;
  std::uint32_t first_column = 0;
  std::uint32_t last_row = 0;
  std::uint32_t last_column = 0;
};

// ---- what may be typed into a cell ----
struct Anything {};
struct OneOf {
  std::vector<std::string> texts;
};
struct Numbers {
  Decimal least;
  Decimal most;
  bool whole = false;
};
struct Dates {
  Date first;
  Date last;
};
struct Length {  ///< of a text, in characters
  std::uint32_t least = 0;
  std::uint32_t most = 0;
};
using Allowed = std::variant<Anything, OneOf, Numbers, Dates, Length>;

/// Titles have at most 32 characters and texts 255, what is longer is cut off.
struct Note {
  std::string title;
  std::string text;
};

struct Validation {
  Range range;
  Allowed allowed;
  Note prompt;             ///< shown when the cell is chosen; no text: nothing is
  Note refusal;            ///< shown when something else is typed
  bool is_advice = false;  ///< who types something else is asked, and may
};

// ---- how cells look that hold what they hold ----
struct AtLeast {
  Decimal least;
};
/// Of the first cell of the range, in the language of spreadsheets and without the sign =.
struct Formula {
  std::string text;
};
/// Of several conditions that hold for a cell the first counts. Of numbers a blank cell counts as
/// 0.
struct Condition {
  std::uint32_t first_row = 0;  ///< from there on, below the last row too: people add some
  std::uint32_t first_column = 0;
  std::uint32_t last_column = 0;
  std::variant<AtLeast, Formula> when;
  Colour ink = Colour::Black;
  Colour fill = Colour::White;
};

/// Columns that stand side by side, each as high as a number of the sheet.
struct Chart {
  std::string title;
  Range names;
  Range numbers;
  std::uint32_t row = 0;  ///< its upper left corner
  std::uint32_t column = 0;
  std::uint16_t width = 480;  ///< pixels
  std::uint16_t height = 260;
  bool shows_numbers = false;  ///< each above its column
};

struct Column {
  std::uint16_t width = 0;  ///< characters
  Style style;              ///< of the cells that no row has
};

struct Page {
  bool is_landscape = false;
  std::string header;  ///< as the footer; may be empty
  std::string
      footer;  ///< in the codes of spreadsheets: &P is the number of the page, &N of how many
  /// Repeated on each page, both included.
  std::optional<std::pair<std::uint32_t, std::uint32_t>> repeated_rows;
  /// So many columns are repeated on each page, of a sheet that takes several beside each other.
  /// Others are shrunk to the width of a page.
  std::uint32_t repeated_columns = 0;
};

/// All of a sheet but its rows.
struct Layout {
  std::string name;  ///< at most 31 characters, none of []:*?/\ among them
  std::vector<Column> columns;
  std::uint32_t frozen_rows = 0;
  std::uint32_t frozen_columns = 0;
  std::vector<Validation> validations;
  std::vector<Condition> conditions;
  /// The row of the headings by which all rows below can be filtered.
  std::optional<std::uint32_t> filter_row;
  Page page;
};

struct Sheet {
  Layout layout;
  std::vector<Row> rows;
};

/// What holds for all of a workbook.
struct Properties {
  std::string title;
  std::string body_font;
  std::string heading_font;
};

struct Book {
  Properties properties;
  std::vector<Sheet> sheets;
};

}  // namespace cbps::spreadsheet
