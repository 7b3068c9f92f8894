#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "cbps/data/csv.h"
#include "cbps/diag/source.h"
#include "cbps/value/dictionary.h"
#include "data/facts/identity.h"

namespace cbps::data {

struct MappedHeading;
struct TableMap;

/// What headings are read by.
struct KnownHeadings {
  const Dictionary* dictionary = nullptr;
  const TableMap* map = nullptr;   ///< what it says goes before all else
  FileId map_file = FileId::None;  ///< the map, among the sources of the table

  /// A place of the map in that file.
  [[nodiscard]] Span in_map(Span place) const { return {place.begin, place.length, map_file}; }
};

/// What a heading of a table stands for. At most one of the first three is set.
struct HeadingMeaning {
  std::optional<IdentityHeading> identity;
  std::optional<FieldId> fact;
  bool is_ignored = false;  ///< a column of tables that says nothing about communities: 序号, 备注
  const MappedHeading* mapped = nullptr;  ///< what the map says of it, if it does

  /// The unit that the heading names, as it is written; empty: none.
  std::string unit;
  unsigned power = 0;           ///< of ten: so many of the fact's own unit one of `unit` is
  bool has_wrong_unit = false;  ///< `unit` is one of other facts, not of this one
  /// Of a heading that the map names: what may be a unit, but is none that is known. Empty:
  /// nothing.
  std::string unknown_unit;

  [[nodiscard]] bool is_known() const { return identity.has_value() || fact.has_value(); }
};

/// Looks a heading up as it is written, in the map and among those that are known; then without
/// what people write around headings: a number in front, `其中`, a star, a unit or `必填` in
/// brackets or behind a slash.
[[nodiscard]] HeadingMeaning read_heading(std::string_view written, const KnownHeadings& known);

/// The normal form of a heading, in which stars mark what must be filled in.
[[nodiscard]] std::string normal_heading(std::string_view written);

/// A heading of a group of columns, under `unicode::normalise`.
struct GroupHeading {
  std::string label;
  std::string unit;  ///< in brackets behind it, for the columns of the group; empty: none
};
[[nodiscard]] GroupHeading read_group_heading(std::string_view written,
                                              const Dictionary& dictionary);

/// Whether a word is how some fact is counted.
[[nodiscard]] bool is_unit(std::string_view word, const Dictionary& dictionary);
/// Whether a word is a unit, or so many of one (万人), or names several (户、人).
[[nodiscard]] bool looks_like_unit(std::string_view word, const Dictionary& dictionary);

}  // namespace cbps::data
