#pragma once

#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "workbook/zip/part.h"

namespace cbps::workbook {

/// The parts of a ZIP, by name. Names are the same in upper and in lower case, with `/` or `\`
/// between folders, and with a `/` in front or without.
class Package {
 public:
  /// `bytes` outlives the package.
  [[nodiscard]] static std::variant<Package, Fault> open(std::string_view bytes);

  /// Nothing if there is none.
  [[nodiscard]] const Part* find(std::string_view name) const;
  /// Whether a part's name begins and ends so; both are in lower case.
  [[nodiscard]] bool has_part_like(std::string_view begin, std::string_view end) const;

 private:
  std::vector<Part> parts_;  ///< by key
};

}  // namespace cbps::workbook
