#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "cbps/value/calendar.h"
#include "cbps/value/dictionary.h"

/// Both ways of reading a table, written down so that they can be compared.
namespace cbps::test {

/// What a table is read with.
struct TableReading {
  Calendar calendar{Period{2024}, Period{2024}.end()};
  bool year_may_be_absent = true;
};

/// What `TableFile` says of a table: an entry for each row with its number, its line, who it is and
/// its facts or what is wrong. One entry of faults where it cannot be opened.
std::vector<std::string> read_slowly(std::string_view text, const Dictionary& dictionary,
                                     const TableReading& reading);

/// The same by `TableSplitter` and `ColumnReader`, which leave to `TableFile` what they do not
/// take.
struct FastRows {
  std::vector<std::string> rows;
  std::size_t taken = 0;
};
FastRows read_fast(std::string_view text, const Dictionary& dictionary, const TableReading& reading,
                   std::size_t chunk_bytes, std::size_t batch);

}  // namespace cbps::test
