#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <variant>

#include "workbook/xlsx/spilling_text.h"
#include "workbook/zip/package.h"

namespace cbps::workbook {

/// The strings that the cells of an .xlsx share, by number.
class SharedStrings {
 public:
  [[nodiscard]] static std::variant<SharedStrings, Fault> read(const Part& part,
                                                               const MakeOverflow& overflow);

  /// How many there are.
  [[nodiscard]] std::size_t size() const { return ends_.size() / sizeof(std::uint32_t); }
  /// Lives as long as this does, and stays where it is. Nothing if there is none of this number.
  [[nodiscard]] std::optional<std::string_view> find(std::uint32_t number) const;

 private:
  friend class SharedStringReader;

  SpillingText text_;  ///< all of them, without anything between
  SpillingText ends_;  ///< where each ends: 32 bits each, for no part has more text than that
};

}  // namespace cbps::workbook
