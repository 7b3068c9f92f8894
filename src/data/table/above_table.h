#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cbps/data/profile.h"
#include "data/table/table_unit.h"

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
  /// Reads a row of titles, whose texts outlive the table.
  void read(std::span<const CsvCell> row, const Dictionary& dictionary);
  /// Reads such texts, none of which stands over some columns only.
  void read_all(std::span<const CsvCell> texts, const Dictionary& dictionary);
  /// Reads the upper one of two rows of headings: it may say what all of the table is counted in.
  void read_groups(std::span<const CsvCell> row, const Dictionary& dictionary);

  [[nodiscard]] const TableUnit& unit() const { return unit_; }
  /// What is said twice and differs is not said.
  [[nodiscard]] std::vector<SaidAbove> said() const;

 private:
  void read_part(const CsvCell& cell);

  TableUnit unit_;
  std::vector<SaidAbove> said_;
};

}  // namespace cbps::data
