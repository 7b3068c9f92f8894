#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cbps/rules/mapping_reader.h"
#include "cbps/value/dictionary.h"

/// What facts and parameters have in common: type, range, unit.
namespace cbps::rules {

/// `type` and `scale`. Nothing if the type is missing or none: what depends on it is then not read.
[[nodiscard]] std::optional<Type> read_type(MappingReader& reader);

/// `range`, which numbers must have and others cannot.
[[nodiscard]] std::optional<Range> read_range(MappingReader& reader, Type type);

/// A number in the units of `type`; what is none is reported.
[[nodiscard]] std::optional<std::int64_t> read_number(MappingReader& reader, doc::NodeId node,
                                                      Type type);

/// Reports `key`, where it stands, if `type` is none of `kinds`. Says whether it is one.
bool only_for(MappingReader& reader, std::string_view key, Type type,
              std::initializer_list<Kind> kinds);

[[nodiscard]] Bilingual read_unit(MappingReader& reader);

/// A text of the rules and where it stands.
struct PlacedText {
  std::string_view text;  ///< the document's
  Span span;
  doc::NodeId node{};
};
[[nodiscard]] std::vector<PlacedText> read_texts(MappingReader& reader, std::string_view key);
[[nodiscard]] std::vector<std::string> without_places(const std::vector<PlacedText>& texts);

/// Lower-case letters, digits and underscores, in pieces joined by `.` where `dotted`; none of the
/// words that conditions keep for themselves. What is none is reported at `span`.
void check_name(std::string_view name, bool dotted, Span span, Diagnostics& diagnostics);

}  // namespace cbps::rules
