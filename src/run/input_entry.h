#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "cbps/data/profile.h"
#include "cbps/result/assessment.h"
#include "cbps/result/finding.h"
#include "cbps/run/plan.h"
#include "cbps/value/calendar.h"
#include "run/input_file.h"

namespace cbps::run {

/// One community as an input gives it, or the rest of an input that cannot be read. The memory is
/// used again for the next one.
struct InputEntry {
  const InputFile* file = nullptr;  ///< outlives it
  data::Origin origin;      ///< as far as it could be read; without a place it is the whole input
  Diagnostics diagnostics;  ///< why it cannot be assessed; empty otherwise
  /// Errors of the input that take no community, but a column or a key that several share. They
  /// stand with the first community of the input.
  Diagnostics input_faults;
  Diagnostics input_remarks;  ///< on the input, such as on headings; beside the errors
  /// How the input is laid out in another way than this program's own; beside the errors.
  data::Readings input_readings;
  data::RowCells header;           ///< the cells that these may point into
  std::optional<int> stated_year;  ///< the year it says it is for, unless the year was given
  bool has_other_year = false;     ///< that is not the run's
  bool is_rest = false;            ///< no community: the rest of the input, or all of it
  bool is_passed_over = false;     ///< no community: a row of a table that is to hold none
  bool is_first = false;           ///< of its input

  /// Of a row of a table that was read fast: `origin` holds neither places nor cells.
  struct Row {
    std::size_t offset = 0;
    std::uint32_t number = 0;
  };
  std::optional<Row> again;
  std::optional<Place> place;  ///< of `origin.span`, where it is known already

  void clear(const InputFile& of);

  /// Where the community is pointed to as a whole.
  [[nodiscard]] result::Location source() const;
  /// The same, into memory that is used again.
  void source(result::Location& location) const;

  /// Makes errors in facts and keys a reason not to use it at all.
  void reject_for_faults();
};

/// Why a community, or the rest of an input, cannot be used. All that is wrong with it is named.
[[nodiscard]] result::Rejected rejected(const InputEntry& entry);

/// What the years of communities are held against.
struct YearRule {
  Calendar calendar;
  YearSource source = YearSource::None;

  /// By what the facts of a community are read that states `year`.
  [[nodiscard]] Calendar calendar_of(std::optional<int> year) const {
    if (source != YearSource::Stated || !year) return calendar;
    return {Period{*year}, calendar.as_of};
  }

  /// Whether the facts can be read by the run's year; a message where the year is another or none.
  [[nodiscard]] bool fits(std::optional<int> year, Span year_place, InputEntry& entry) const;
};

}  // namespace cbps::run
