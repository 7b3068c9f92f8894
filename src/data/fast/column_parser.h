#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "cbps/data/readings.h"
#include "cbps/data/table_file.h"
#include "cbps/value/table.h"
#include "data/facts/period_days.h"
#include "data/facts/recent_lists.h"
#include "data/facts/recent_values.h"
#include "data/facts/spelling_list.h"
#include "data/fast/cell_grid.h"

namespace cbps::data {

/// What a plain number of a fact may be.
struct NumberForm {
  unsigned scale = 0;
  std::uint64_t units = 0;  ///< in a whole one; 0: it is no number
  std::int64_t least = 0;
  std::uint64_t width = 0;  ///< from the least to the most
};

/// Reads the facts of a grid of cells into a table, column by column.
class ColumnParser {
 public:
  ColumnParser(const TableFile& file, const Calendar& calendar);

  /// Row r of the grid becomes row `first_row + places[r]` of `facts`, which holds nothing yet;
  /// `first_row` begins a word of its bitmaps. The bits of places whose rows cannot be taken are
  /// set in the result; such rows hold nothing.
  [[nodiscard]] std::uint64_t parse(const CellGrid& grid, const std::uint8_t* places,
                                    std::size_t first_row, Table& facts);
  /// Rows that `parse` has just read, by the bits of their places, hold nothing.
  void forget(std::uint64_t rows);

  /// Adds what was written in another way in the row that `parse` has put at a place.
  void add_readings(std::size_t place, Readings& readings) const;
  [[nodiscard]] bool has_readings(std::size_t place) const {
    return (has_readings_ >> place & 1U) != 0;
  }

 private:
  struct FactColumn {
    std::size_t cell = 0;
    FieldId id{};
    const Field* field = nullptr;
    void (ColumnParser::*read)(const FactColumn&) = nullptr;
    NumberForm number;
    std::size_t list = 0;    ///< choices and sets: of `spellings_`
    std::size_t recent = 0;  ///< sets: of `recent_`
    std::size_t index = 0;   ///< among the columns with facts
    /// Numbers: the Chinese unit as a word of its last bytes, and its length; 0: it is too long.
    std::uint64_t unit_word = 0;
    std::size_t unit_length = 0;
    unsigned power = 0;  ///< as `TableColumn::power`
  };
  struct Part {
    FieldId part{};
    FieldId whole{};
    bool same_scale = true;
  };

  void read_numbers(const FactColumn& column);
  /// Numbers in another unit than the fact's, which are all read as text, and counted.
  void read_scaled_numbers(const FactColumn& column);
  void read_bools(const FactColumn& column);
  void read_dates_of_events(const FactColumn& column);
  void read_single_dates(const FactColumn& column);
  /// The last day that a date may be to be a value of the fact.
  [[nodiscard]] Date last_day(const Field& field) const;
  void read_choices(const FactColumn& column);
  void read_sets(const FactColumn& column);

  /// Calls `read(begin, end, value)` with the cells of a column that are not empty: it returns
  /// whether they were plain, and otherwise they are read as `TableFile` does.
  template <class Read>
  void read_column(const FactColumn& column, Read read);
  /// A cell that is no plain one, or none at all. True: it was given and is in the table.
  bool read_rare(const FactColumn& column, std::size_t place, const char* begin, const char* end);
  /// A plain number with the fact's Chinese unit behind it, or a whole one with `.0`; false: it is
  /// anything else.
  bool read_with_unit(const FactColumn& column, std::size_t place, std::string_view text);
  /// The same of a text that says something, as `TableFile` reads it; false: it would report
  /// something.
  bool read_as_text(const FactColumn& column, std::size_t place, std::string_view text);
  /// Days of the period with digits, as people write them; false: it is anything else.
  bool read_other_dates(const FactColumn& column, std::size_t place, std::string_view text);
  bool read_dates_as_text(const FactColumn& column, std::size_t place, std::string_view text);
  void note(std::size_t place, ReadingKinds kinds);
  /// Parts that are all of their whole become it; the rows of others are refused.
  void resolve_parts();
  void check_parts();
  [[nodiscard]] SpellingList& spellings(const FactColumn& column);

  const Dictionary& dictionary_;
  Calendar calendar_;
  PeriodDays days_;
  std::vector<FactColumn> columns_;
  /// Every row is left to `TableFile`: two columns hold the same fact and have to be compared, one
  /// holds none, or a map has words or constants.
  bool refuses_all_ = false;
  std::vector<Part> parts_;
  std::vector<std::optional<SpellingList>> spellings_;  ///< by domain, made when first needed
  std::vector<RecentLists> recent_;                     ///< by column of sets

  // What `parse` was given.
  const CellGrid* grid_ = nullptr;
  const std::uint8_t* places_ = nullptr;
  std::size_t first_row_ = 0;
  Table* facts_ = nullptr;
  std::uint64_t refused_ = 0;

  std::vector<std::int32_t> found_days_;
  std::vector<RecentValues> recent_values_;  ///< by column with facts
  /// A cell that says that a part is all of its whole.
  struct WholePart {
    const FactColumn* column = nullptr;
    std::size_t place = 0;
  };
  std::vector<WholePart> whole_parts_;
  /// By place, how many cells of each kind; those of places without readings mean nothing.
  std::array<std::array<std::uint16_t, kReadingKinds>, CellGrid::kMostRows> readings_{};
  std::uint64_t has_readings_ = 0;
};

}  // namespace cbps::data
