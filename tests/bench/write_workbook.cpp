// libxlsxwriter by itself: writes cells that are known, row by row, in constant memory.
//
//   bench_write_workbook CELLS XLSX
//
// CELLS is what workbook_cells.py makes of a workbook. Each style is a format of the library.

#include <xlsxwriter.h>

#include <charconv>
#include <cstdio>
#include <fstream>
#include <map>
#include <string>
#include <string_view>

namespace {

/// What stands before the next tab, which is removed with it.
std::string_view take(std::string_view& line) {
  const std::size_t tab = std::min(line.find('\t'), line.size());
  const std::string_view part = line.substr(0, tab);
  line.remove_prefix(std::min(tab + 1, line.size()));
  return part;
}

template <class T>
T number(std::string_view text) {
  T value{};
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

class Writer {
 public:
  explicit Writer(const char* path) {
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    book_ = workbook_new_opt(path, &options);
  }

  void use(std::string_view line) {
    const std::string_view first = take(line);
    if (first == "S") {
      sheet_ = workbook_add_worksheet(book_, std::string(line).c_str());
      next_ = 0;
    } else if (first == "R") {
      row_ = next_++;
      const auto height = number<double>(line);
      if (height > 0) worksheet_set_row(sheet_, row_, height, nullptr);
    } else {
      cell(number<lxw_col_t>(first), line);
    }
  }

  int finish() { return workbook_close(book_) == LXW_NO_ERROR ? 0 : 2; }

 private:
  void cell(lxw_col_t column, std::string_view line) {
    lxw_format* format = format_of(number<int>(take(line)));
    const bool is_number = take(line) == "n";
    if (line.empty()) {
      worksheet_write_blank(sheet_, row_, column, format);
    } else if (is_number) {
      worksheet_write_number(sheet_, row_, column, number<double>(line), format);
    } else {
      text_ = line;
      worksheet_write_string(sheet_, row_, column, text_.c_str(), format);
    }
  }

  lxw_format* format_of(int style) {
    lxw_format*& format = formats_[style];
    if (format != nullptr) return format;
    format = workbook_add_format(book_);
    format_set_border(format, LXW_BORDER_THIN);
    format_set_text_wrap(format);
    return format;
  }

  lxw_workbook* book_ = nullptr;
  lxw_worksheet* sheet_ = nullptr;
  lxw_row_t row_ = 0;
  lxw_row_t next_ = 0;
  std::map<int, lxw_format*> formats_;
  std::string text_;
};

}  // namespace

int main(int argument_count, char** arguments) {
  if (argument_count != 3) {
    std::fprintf(stderr, "usage: bench_write_workbook CELLS XLSX\n");
    return 2;
  }
  std::ifstream cells(arguments[1]);
  Writer writer(arguments[2]);
  for (std::string line; std::getline(cells, line);) writer.use(line);
  return writer.finish();
}
