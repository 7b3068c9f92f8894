#pragma once

#include <cstddef>
#include <string_view>

#include "cbps/diag/source.h"
#include "doc/line_findings.h"

namespace cbps::doc {

/// A line of a text. Offsets are bytes of the text.
struct Line {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t next = 0;  ///< where the next line begins
};

/// Where a value ends.
struct ValueEnd {
  std::size_t next = 0;       ///< where the first line begins that is no part of it
  bool may_go_on = false;     ///< it is a text without quotes, which may go on in lines below
  bool is_cut_short = false;  ///< nothing can be told of what follows
};

/// Reads the value that begins at `begin` of a line and whose key, or dash, stands in this column:
/// looks for signs that no value begins with, and for quotes and brackets that are not closed.
[[nodiscard]] ValueEnd find_value_slips(std::string_view text, FileId file, const Line& line,
                                        std::size_t begin, std::size_t column,
                                        LineFindings& findings);

/// Whether the error value of a spreadsheet stands at `begin`, which YAML takes for a comment. It
/// is then repaired.
[[nodiscard]] bool take_error_value(std::string_view text, const Line& line, std::size_t begin,
                                    LineFindings& findings);

}  // namespace cbps::doc
