#pragma once

#include <string>
#include <string_view>

#include "workbook/xml/xml.h"

namespace cbps::workbook {

/// Puts the text of a string together: that of all its runs, without what tells how it is read
/// aloud. It gets what stands inside the element, shared or inline.
class StringItem {
 public:
  void clear() { *this = StringItem(); }
  void start(std::string_view name, const XmlAttributes& attributes);
  /// False: this is the end of the string itself.
  [[nodiscard]] bool end();
  /// False: the string is too long.
  [[nodiscard]] bool text(std::string_view piece);
  [[nodiscard]] std::string_view value() const { return value_; }

 private:
  std::string value_;
  std::string run_;  ///< the text that is being read
  int depth_ = 0;
  int skipped_ = 0;  ///< elements that are open and do not count, the outermost first
  int text_at_ = 0;  ///< the depth of the element with text, if one is open
  bool keeps_blanks_ = false;
};

}  // namespace cbps::workbook
