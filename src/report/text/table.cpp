#include "report/text/table.h"

#include <algorithm>

#include "cbps/text/unicode.h"

namespace cbps::report::text {
namespace {

using Kind = Column::Kind;

constexpr std::size_t kIndent = 2;
constexpr std::size_t kGap = 2;
/// A name in fewer columns is not worth reading.
constexpr std::size_t kLeastName = 16;

std::size_t name_column(const Table& table) {
  const auto found = std::find_if(table.columns.begin(), table.columns.end(),
                                  [](const Column& one) { return one.kind == Kind::Name; });
  return static_cast<std::size_t>(found - table.columns.begin());
}

/// A number that is open has a mark behind it, which hangs out: its digits stand below the others.
std::size_t mark_width(std::string_view cell) {
  for (const std::string_view mark : {"？", "?"}) {
    if (cell.ends_with(mark)) return unicode::display_width(mark);
  }
  return 0;
}

class TablePage {
 public:
  TablePage(TextPage& page, const Table& table, const Words& words)
      : page_(page), table_(table), words_(words), name_(name_column(table)) {
    std::size_t all = kIndent;
    for (const Column& column : table.columns) {
      widths_.push_back(unicode::display_width(column.heading));
      marks_.push_back(0);
      const std::size_t c = widths_.size() - 1;
      if (column.kind == Kind::Number) {
        for (const Row& row : table.rows) marks_[c] = std::max(marks_[c], mark_width(row[c]));
      }
      for (const Row& row : table.rows) {
        widths_[c] = std::max(widths_[c], unicode::display_width(marked(row, c)));
      }
      all += (c == 0 ? 0 : kGap) + widths_[c];
    }
    if (page.fits(all)) return;
    const std::size_t over = all - page.width();
    fits_ = widths_[name_] >= over + kLeastName;
    if (fits_) widths_[name_] -= over;
  }

  void write() {
    if (fits_) headings();
    for (const Row& row : table_.rows) fits_ ? columns(marked(row)) : stacked(row);
  }

 private:
  void headings() {
    Row row;
    for (const Column& column : table_.columns) {
      row.push_back(unicode::printable(column.heading));
    }
    columns(row, Hue::Dim);
  }

  /// With the room that a mark behind a number takes.
  [[nodiscard]] Row marked(const Row& row) const {
    Row all;
    for (std::size_t c = 0; c < row.size(); ++c) all.push_back(marked(row, c));
    return all;
  }
  [[nodiscard]] std::string marked(const Row& row, std::size_t column) const {
    std::string cell = unicode::printable(row[column]);
    return cell.append(marks_[column] - std::min(marks_[column], mark_width(cell)), ' ');
  }

  /// As many lines as the name needs.
  void columns(const Row& row, Hue hue = Hue::Plain) {
    const std::string& name = row[name_];
    const std::size_t room = widths_[name_];
    const std::vector<LineRange> lines = break_lines(name, room, room);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      std::string text;
      for (std::size_t c = 0; c < row.size(); ++c) {
        const std::string cell = c == name_
                                     ? name.substr(lines[i].begin, lines[i].end - lines[i].begin)
                                 : i == 0 ? row[c]
                                          : std::string();
        if (c != 0) text.append(kGap, ' ');
        const std::size_t taken = unicode::display_width(cell);
        const std::string space(widths_[c] > taken ? widths_[c] - taken : 0, ' ');
        text += table_.columns[c].kind == Kind::Number ? space + cell : cell + space;
      }
      page_.paragraph({kIndent, kIndent}, {{text, hue}});
    }
  }

  void stacked(const Row& row) {
    page_.paragraph({kIndent, 2 * kIndent}, {{row[name_]}});
    std::vector<std::string> items;
    for (std::size_t c = 0; c < row.size(); ++c) {
      if (c == name_ || row[c].empty()) continue;
      items.push_back(words_(Text::Cell, table_.columns[c].heading, row[c]));
    }
    page_.items(2 * kIndent, items, words_(Text::FullComma));
  }

  TextPage& page_;
  const Table& table_;
  const Words& words_;
  std::size_t name_;
  std::vector<std::size_t> widths_;
  std::vector<std::size_t> marks_;  ///< the columns of the widest mark behind a number
  bool fits_ = true;
};

}  // namespace

void write_table(TextPage& page, const Table& table, const Words& words) {
  page.blank();
  page.paragraph({0, 0}, {{table.title, Hue::Bold}});
  TablePage(page, table, words).write();
  for (const std::string& note : table.notes) {
    page.paragraph({kIndent, 2 * kIndent}, {{note, Hue::Dim}});
  }
}

}  // namespace cbps::report::text
