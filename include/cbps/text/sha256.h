#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace cbps {

/// SHA-256 (FIPS 180-4) of a text that comes in pieces.
class Sha256 {
 public:
  using Digest = std::array<std::uint8_t, 32>;

  Sha256();
  ~Sha256();
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;

  void add(std::string_view piece);
  /// Called once, after the last piece.
  [[nodiscard]] Digest finish();

 private:
  struct Context;
  std::unique_ptr<Context> context_;
};

/// Lower case.
[[nodiscard]] std::string hexadecimal(const Sha256::Digest& digest);
/// With padding (RFC 4648), as content security policies write it.
[[nodiscard]] std::string base64(const Sha256::Digest& digest);

}  // namespace cbps
