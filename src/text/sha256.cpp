#include "cbps/text/sha256.h"

#include <sha256.h>

namespace cbps {

static_assert(std::tuple_size_v<Sha256::Digest> == SHA256_DIGEST_LENGTH);

struct Sha256::Context {
  SHA2_CTX state{};
};

Sha256::Sha256() : context_(std::make_unique<Context>()) { SHA256_Init(&context_->state); }
Sha256::~Sha256() = default;

void Sha256::add(std::string_view piece) {
  SHA256_Update(&context_->state, reinterpret_cast<const std::uint8_t*>(piece.data()),
                piece.size());
}

Sha256::Digest Sha256::finish() {
  Digest digest{};
  SHA256_Final(digest.data(), &context_->state);
  return digest;
}

std::string hexadecimal(const Sha256::Digest& digest) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  for (const std::uint8_t byte : digest) {
    text += kDigits[byte >> 4U];
    text += kDigits[byte & 15U];
  }
  return text;
}

std::string base64(const Sha256::Digest& digest) {
  constexpr std::string_view kSigns =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  std::uint32_t bits = 0;
  unsigned count = 0;  // bits that are not written yet
  for (const std::uint8_t byte : digest) {
    bits = (bits << 8U) | byte;
    for (count += 8; count >= 6; count -= 6) text += kSigns[(bits >> (count - 6)) & 63U];
  }
  if (count != 0) text += kSigns[(bits << (6 - count)) & 63U];
  while (text.size() % 4 != 0) text += '=';
  return text;
}

}  // namespace cbps
