#pragma once

#include <string>
#include <string_view>

#include "workbook/xml/xml.h"

namespace cbps::workbook {

/// Puts the text of a cell of an .ods together: its paragraphs with a line feed between them,
/// without remarks, notes and what is drawn there. It gets what stands inside the cell.
class Paragraphs {
 public:
  void clear();
  void start(std::string_view name, const XmlAttributes& attributes);
  /// False: this is the end of the cell itself.
  [[nodiscard]] bool end();
  void text(std::string_view piece);
  [[nodiscard]] std::string_view value() const { return value_; }

 private:
  void add_blanks(std::size_t count);

  std::string value_;
  int depth_ = 0;
  int skipped_ = 0;  ///< elements that are open and do not count
  bool has_paragraph_ = false;
  /// A blank has been seen that counts if something follows it; not at the beginning.
  bool is_behind_blank_ = true;
};

}  // namespace cbps::workbook
