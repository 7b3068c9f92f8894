#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cbps/value/dictionary.h"

/// The columns of the table of facts, `cbps_facts`: a row a community and year.
namespace cbps::sql {

inline constexpr std::string_view kFactsTable = "cbps_facts";
inline constexpr std::string_view kIdColumn = "community_id";
inline constexpr std::string_view kNameColumn = "community_name";
inline constexpr std::string_view kPeriodColumn = "period";
/// The day up to which the columns of lists of dates count, as YYYYMMDD.
inline constexpr std::string_view kAsOfColumn = "as_of";

enum class ColumnType : std::uint8_t { Boolean, Integer, Text };

/// What a column says of its fact.
enum class Role : std::uint8_t {
  Value,     ///< yes or no, a number in units of its scale, the id of an option, YYYYMMDD
  Part,      ///< whether a set has the part
  Months,    ///< of a list of dates: how many of the months that are due
  Quarters,  ///< the same of quarters
  Count,     ///< how many dates
  Invalid,   ///< whether what was given cannot be used
};

struct FactColumn {
  std::string name;
  ColumnType type = ColumnType::Integer;
  FieldId field{};
  Role role = Role::Value;
  std::size_t part = 0;  ///< of `Part`: its bit
};

/// The name of a fact or of a part in SQL: lower case letters, digits and `_`.
[[nodiscard]] std::string sql_name(std::string_view id);

[[nodiscard]] std::string value_column(const Field& field);
[[nodiscard]] std::string part_column(const Field& field, const Option& part);
[[nodiscard]] std::string months_column(const Field& field);
[[nodiscard]] std::string quarters_column(const Field& field);
[[nodiscard]] std::string count_column(const Field& field);
[[nodiscard]] std::string invalid_column(const Field& field);

/// All columns of facts, in the order of the dictionary: of each the values, then `Invalid`.
[[nodiscard]] std::vector<FactColumn> fact_columns(const Dictionary& dictionary);

/// A day as YYYYMMDD.
[[nodiscard]] std::int64_t day_number(Date date);

}  // namespace cbps::sql
