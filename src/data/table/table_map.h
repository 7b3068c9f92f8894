#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "cbps/data/table_map.h"
#include "data/facts/identity.h"

namespace cbps::data {

/// What a key of a map stands for: one of the two.
struct MapTarget {
  std::optional<FieldId> fact;
  std::optional<IdentityHeading> identity;

  [[nodiscard]] bool is_same(const MapTarget& other) const;
  /// What it is called in messages.
  [[nodiscard]] Bilingual label(const Dictionary& dictionary) const;
};

/// What the cells of a column say for what is read.
struct ColumnWords {
  std::map<std::string, std::string, std::less<>> ours;  ///< by the whole text of a cell

  /// What stands for a cell, which is itself where there is no word for it.
  [[nodiscard]] std::string_view read(std::string_view cell) const;
};

/// What a map says of a heading.
struct MappedHeading {
  std::string written;
  Span place;
  std::optional<MapTarget> target;  ///< nothing: the column is not read
  std::string unit;                 ///< empty: none is given
  unsigned power = 0;               ///< of ten: so many of the fact's own unit one of `unit` is
  ColumnWords words;
};

/// What every row says.
struct MapConstant {
  MapTarget target;
  std::string text;
  Span place;
};

/// A map as it was read. Its places are those in its own text: `add_to` makes that a text of other
/// sources, which messages can then point into.
struct TableMap {
  std::string path;
  std::shared_ptr<const std::string> text;
  std::vector<MappedHeading> headings;
  std::unordered_map<std::string, std::size_t> by_heading;  ///< under `normal_heading`
  std::vector<MapConstant> constants;
  std::string sheet;  ///< of a workbook, by name or number; empty: the first with a table
  std::optional<std::uint32_t> heading_row;
  Span heading_row_place;
  std::optional<bool> lies;  ///< nothing: the table shows it
  Span lies_place;

  /// By the normal form of a heading; nullptr: the map does not name it.
  [[nodiscard]] const MappedHeading* find(std::string_view heading) const;
  [[nodiscard]] FileId add_to(Sources& sources) const;
};

}  // namespace cbps::data
