#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cbps/data/profile.h"
#include "data/table/heading.h"

namespace cbps::data {

/// Where the communities of a table lie, as a title says it: 街道：某街道.
struct SaidAbove {
  std::string Identity::*member = nullptr;
  std::string_view text;
  Span place;
};

/// What the titles of a table say of all its rows.
class AboveTable {
 public:
  /// Reads a cell of a title, whose text outlives the table.
  void read(const CsvCell& cell, const Dictionary& dictionary);

  [[nodiscard]] const TableUnit& unit() const { return unit_; }
  /// What is said twice and differs is not said.
  [[nodiscard]] std::vector<SaidAbove> said() const;

 private:
  void read_part(const CsvCell& cell);

  TableUnit unit_;
  std::vector<SaidAbove> said_;
};

}  // namespace cbps::data
