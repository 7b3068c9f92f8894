#pragma once

#include <span>
#include <string_view>

/// The spellings in which the SQL of one engine differs from that of another. All else that is
/// emitted is the same text for all of them.
namespace cbps::sql {

struct Dialect {
  std::string_view name;  ///< of `--dialect`
  /// Whether this project's tests run it; the others are written by their public grammars.
  bool is_run = false;
  std::string_view boolean;  ///< types of columns
  std::string_view integer;  ///< of 64 bits
  std::string_view text;
  std::string_view materialized;  ///< behind AS of a common table expression; may be empty
  /// A whole quotient towards zero, with `{0}` and `{1}` for the two numbers.
  std::string_view quotient;
  std::string_view typed_null;      ///< `{0}` stands for the type
  std::string_view table_options;   ///< behind the columns of CREATE TABLE; may be empty
  std::size_t most_query_bytes = 0;  ///< 0: no limit that matters
  std::size_t most_columns = 0;
};

/// All of them, those that are run first.
[[nodiscard]] std::span<const Dialect> dialects();
[[nodiscard]] const Dialect& dialect(std::string_view name);

}  // namespace cbps::sql
