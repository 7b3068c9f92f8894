#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "cbps/data/csv.h"
#include "cbps/diag/source.h"
#include "cbps/value/dictionary.h"

namespace cbps::data {

/// How the title of a table ends.
inline constexpr std::string_view kTableWord = "表";

/// What all of a table is said to be counted in.
struct TableUnit {
  std::string word;  ///< one or several (户、万元); empty: nothing is said
  Span place;        ///< where the first one is said

  /// The power of ten of the one that a fact may be counted in; nothing: there is none.
  /// `is_disputed`: there are several that differ.
  [[nodiscard]] std::optional<unsigned> power_for(const Field& field, bool& is_disputed) const;
  /// What is said in another place counts as well.
  void add(const TableUnit& other);
};

/// The units that the texts of a row name for all of a table, which may be those of no fact (万人):
/// 单位：万元, anywhere in a text; 单位 in one cell and 万元 in the next; 以万元计, 金额：万元.
[[nodiscard]] TableUnit unit_of_table(std::span<const CsvCell> row, const Dictionary& dictionary);

/// The unit in brackets behind the title of a table: 情况表（万元）, 经费（万元）情况表.
[[nodiscard]] TableUnit unit_of_title(const CsvCell& title, const Dictionary& dictionary);

/// Whether a text asks for the unit that stands in the next cell: 单位, 金额单位：.
[[nodiscard]] bool asks_for_unit(std::string_view text);

}  // namespace cbps::data
