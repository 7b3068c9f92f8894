#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "verdicts.h"

/// What the facts are, as `bench_generate --columns` writes them, for programs without a
/// dictionary.
namespace bench22 {

struct Column {
  enum Kind : std::uint8_t { Text, Bool, Int, Decimal, Date, Dates, Choice, Set };
  /// One way to write one option.
  struct Spelling {
    std::string text;
    int option;
  };

  /// The usual spelling of an option and its first eight bytes as they lie in memory.
  struct Label {
    std::string text;
    std::uint64_t first;
    std::uint64_t mask;
    int option;
  };

  std::string heading;
  std::string group;  ///< of the short heading
  std::string short_heading;
  std::string id;
  Kind kind = Text;
  std::int64_t least = 0;
  std::int64_t most = INT64_MAX;  ///< both in units of the scale, which is 0 or 2
  std::vector<Spelling> spellings{};
  std::vector<Label> labels{};
  int options = 0;
  int fact = -1;  ///< of those that the checks read

  /// -1 where there is none of that spelling.
  [[nodiscard]] int option(std::string_view text) const {
    for (const Spelling& one : spellings) {
      if (one.text == text) return one.option;
    }
    return -1;
  }
  [[nodiscard]] std::int64_t all_parts() const { return (std::int64_t{1} << options) - 1; }
};

/// All of a file of columns.
[[nodiscard]] std::vector<Column> read_columns(const char* path);

/// A column of a table to be read, and what may stand in it.
struct Place {
  std::size_t column;
  std::int64_t least;
  std::int64_t most;
};

/// Those of a table, in its order.
struct Columns {
  Columns(std::string_view header, const char* path);

  std::vector<Column> all;
  std::array<std::vector<Place>, 8> by_kind;
  std::array<std::size_t, kFacts> of_fact{};
};

/// To standard output, in the form that all programs share.
void print(const Totals& totals);
/// A line of `--lines`.
[[nodiscard]] std::string line(std::string_view id, const Outcome& outcome);

}  // namespace bench22
