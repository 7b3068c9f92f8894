#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cbps/rules/mapping_reader.h"
#include "cbps/value/dictionary.h"

/// Reads the keys that facts and parameters have in common: type, range and unit.
namespace cbps::rules {

/// Reads `type` and `scale`. Returns nothing if the type is missing or invalid; the keys that
/// depend on it are then not read.
[[nodiscard]] std::optional<Type> read_type(MappingReader& reader);

/// Reads `range`, which numbers must have and other types cannot have.
[[nodiscard]] std::optional<Range> read_range(MappingReader& reader, Type type);

/// Reads the two limits that a key gives; nothing where it is absent or wrong, which is reported.
[[nodiscard]] std::optional<Range> read_limits(MappingReader& reader, std::string_view key,
                                               Type type);

/// Reads a number in the units of `type`. Reports a value that is not a number.
[[nodiscard]] std::optional<std::int64_t> read_number(MappingReader& reader, doc::NodeId node,
                                                      Type type);

/// Reports `key`, if present, when `type` is none of `kinds`. Returns whether it is one of them.
bool only_for(MappingReader& reader, std::string_view key, Type type,
              std::initializer_list<Kind> kinds);

[[nodiscard]] Bilingual read_unit(MappingReader& reader);

/// A text of the rules and its place.
struct PlacedText {
  std::string_view text;  ///< owned by the document
  Span span;
  doc::NodeId node{};
};
[[nodiscard]] std::vector<PlacedText> read_texts(MappingReader& reader, std::string_view key);
[[nodiscard]] std::vector<std::string> without_places(const std::vector<PlacedText>& texts);

/// Reports at `span` a name that is not made of lower-case letters, digits and underscores (in
/// parts joined by `.` if `dotted`), or that is a reserved word of conditions.
void check_name(std::string_view name, bool dotted, Span span, Diagnostics& diagnostics);

}  // namespace cbps::rules
