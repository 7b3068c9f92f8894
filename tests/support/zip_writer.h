#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace cbps::test {

/// A part of a ZIP that is written for a test, and what is said of it that is not so.
struct ZipPart {
  std::string name;
  std::string content;
  bool is_stored = false;
  bool is_zip64 = false;  ///< its sizes stand where ZIP64 has them
  std::uint16_t flags = 0;
  std::optional<std::uint16_t> method{};
  std::optional<std::uint32_t> checksum{};
  std::optional<std::uint32_t> size{};   ///< unpacked
  std::optional<std::string> packed{};   ///< its bytes in the file
  std::optional<std::uint32_t> local{};  ///< the unpacked size in the local header alone
};

/// A ZIP of these parts, in this order.
[[nodiscard]] std::string zip_of(std::span<const ZipPart> parts);

/// A raw deflate stream.
[[nodiscard]] std::string deflated(const std::string& content);

}  // namespace cbps::test
