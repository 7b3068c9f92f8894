#include "cbps/text/uuid.h"

#include <sha1.h>

#include <algorithm>
#include <cstddef>

namespace cbps {

Uuid named_uuid(const Uuid& space, std::string_view name) {
  SHA1_CTX state{};
  std::array<std::uint8_t, SHA1_DIGEST_LENGTH> digest{};
  SHA1Init(&state);
  SHA1Update(&state, space.bytes.data(), space.bytes.size());
  SHA1Update(&state, reinterpret_cast<const std::uint8_t*>(name.data()), name.size());
  SHA1Final(digest.data(), &state);
  Uuid uuid;
  std::copy_n(digest.begin(), uuid.bytes.size(), uuid.bytes.begin());
  uuid.bytes[6] = static_cast<std::uint8_t>((uuid.bytes[6] & 0x0FU) | 0x50U);  // version 5
  uuid.bytes[8] = static_cast<std::uint8_t>((uuid.bytes[8] & 0x3FU) | 0x80U);  // variant
  return uuid;
}

std::string to_string(const Uuid& uuid) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  for (std::size_t i = 0; i < uuid.bytes.size(); ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) text += '-';
    text += kDigits[uuid.bytes[i] >> 4U];
    text += kDigits[uuid.bytes[i] & 15U];
  }
  return text;
}

}  // namespace cbps
