#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>

namespace cbps::workbook {

/// So much of the shared strings is kept in memory. What is more goes to an overflow.
inline constexpr std::size_t kMostInMemory = std::size_t{16} << 20U;

/// Somewhere else than in memory: takes a long text in pieces and gives it back in one.
class Overflow {
 public:
  Overflow() = default;
  virtual ~Overflow() = default;
  Overflow(const Overflow&) = delete;
  Overflow& operator=(const Overflow&) = delete;

  /// False: there is no room.
  [[nodiscard]] virtual bool append(std::string_view piece) = 0;
  /// The whole text, when all pieces are there; it lives as long as this does. Nothing: no room.
  [[nodiscard]] virtual std::optional<std::string_view> finish() = 0;
};

/// Makes one. A function that is empty: everything is kept in memory.
using MakeOverflow = std::function<std::unique_ptr<Overflow>()>;

}  // namespace cbps::workbook
