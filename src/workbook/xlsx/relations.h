#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "workbook/zip/package.h"

namespace cbps::workbook {

/// What a relation leads to; of other sorts none is kept.
enum class RelationType : std::uint8_t {
  Document,  ///< from the package to what it is about
  Worksheet,
  OtherSheet,  ///< a chart, a dialog or macros
  SharedStrings,
  Styles,
};

/// From one part, or the package, to another.
struct Relation {
  std::string id;
  RelationType type = RelationType::Document;
  std::string part;  ///< the name of the part it leads to; empty: it leads out of the package
};

/// The relations of the part of this name; of the package, if that is empty. None where it has no
/// part with relations.
[[nodiscard]] std::variant<std::vector<Relation>, Fault> read_relations(const Package& package,
                                                                        std::string_view part);

/// The part of a name that a relation leads to, which may be written as in an address: `%E8%A1%A8`.
/// Nothing if there is none.
[[nodiscard]] const Part* find_target(const Package& package, std::string_view name);

/// The name of the part that `target` means in a part of this name: relative to its folder, or to
/// the package where it begins with `/`. Nothing if that is outside the package.
[[nodiscard]] std::optional<std::string> resolve_target(std::string_view part,
                                                        std::string_view target);

}  // namespace cbps::workbook
