#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "cbps/workbook/fault.h"

namespace cbps::workbook {

/// A part of a package, as its directory describes it: nothing of that has been checked.
struct Part {
  std::string name;         ///< as it is written in the directory
  std::string key;          ///< by which it is found; see `Package`
  std::string_view packed;  ///< its bytes in the file
  std::uint64_t size = 0;   ///< unpacked, in bytes
  std::uint32_t checksum = 0;
  bool is_deflated = false;        ///< or stored
  std::optional<FaultKind> fault;  ///< why it cannot be read
};

/// The most bytes that a part with cells, or with shared strings, may have.
inline constexpr std::uint64_t kMostCellBytes = (std::uint64_t{2} << 30U) - 1;
/// The most that any other part may have.
inline constexpr std::uint64_t kMostSettingsBytes = std::uint64_t{64} << 20U;

/// What is wrong with a part that can be told without unpacking it.
[[nodiscard]] std::optional<FaultKind> fault_before_reading(const Part& part,
                                                            std::uint64_t most_bytes);

}  // namespace cbps::workbook
