#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "report/words/wording.h"

namespace cbps::report {

/// A table as a value: what it holds, not how it looks.
struct Column {
  enum class Kind : std::uint8_t {
    Name,    ///< may be long, and be wrapped; one a table
    Word,    ///< short text
    Number,  ///< aligned to the right
  };
  std::string heading;
  Kind kind = Kind::Word;
};
/// A word of the reports as a heading: with a capital.
[[nodiscard]] std::string heading(Text word, const Words& words);

using Row = std::vector<std::string>;

/// Figures from the lowest to the highest, and their mean; in hundredths of 100.
struct Range {
  std::int64_t lowest = 0;
  std::int64_t mean = 0;
  std::int64_t highest = 0;
};

struct Table {
  std::string title;
  std::vector<Column> columns;
  std::vector<Row> rows;
  std::vector<std::string> notes;  ///< what the rows leave out
  /// One a row, or none at all: what the last cell says, for formats that draw.
  std::vector<std::optional<Range>> ranges = {};
};

}  // namespace cbps::report
