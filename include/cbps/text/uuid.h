#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace cbps {

/// A universally unique identifier (RFC 9562).
struct Uuid {
  std::array<std::uint8_t, 16> bytes{};
  bool operator==(const Uuid&) const = default;
};

/// The namespaces of names that are domain names and URLs.
inline constexpr Uuid kDnsNamespace{{0x6b, 0xa7, 0xb8, 0x10, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4,
                                     0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8}};
inline constexpr Uuid kUrlNamespace{{0x6b, 0xa7, 0xb8, 0x11, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4,
                                     0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8}};

/// The UUID of a name in a namespace (version 5): the same for the same name, on every machine.
[[nodiscard]] Uuid named_uuid(const Uuid& space, std::string_view name);

/// "2ed6657d-e927-568b-95e1-2665a8aea6a2"
[[nodiscard]] std::string to_string(const Uuid& uuid);

}  // namespace cbps
