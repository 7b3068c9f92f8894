#include "rules/digest.h"

#include <sha256.h>

#include <array>

#include "cbps/rules/compile.h"

namespace cbps::rules {
namespace {

class Hash {
 public:
  Hash() { SHA256_Init(&context_); }
  /// A text with its length, so that no two sequences of texts hash alike.
  void add(std::string_view text) {
    const std::string length = std::to_string(text.size()) + ':';
    raw(length);
    raw(text);
  }
  std::string finish() {
    std::array<std::uint8_t, SHA256_DIGEST_LENGTH> bytes{};
    SHA256_Final(bytes.data(), &context_);
    std::string hexadecimal;
    for (const std::uint8_t byte : bytes) {
      constexpr std::string_view kDigits = "0123456789abcdef";
      hexadecimal += kDigits[byte >> 4U];
      hexadecimal += kDigits[byte & 15U];
    }
    return hexadecimal;
  }

 private:
  void raw(std::string_view text) {
    SHA256_Update(&context_, reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
  }
  SHA2_CTX context_{};
};

}  // namespace

std::string document_digest(const doc::Document& document) {
  Hash hash;
  for (std::size_t i = 0; i < document.nodes().size(); ++i) {
    const auto id = static_cast<doc::NodeId>(i);
    constexpr std::array<std::string_view, 3> kKinds{"scalar", "sequence", "mapping"};
    hash.add(kKinds[static_cast<std::size_t>(document.kind(id))]);
    hash.add(document.kind(id) == doc::NodeKind::Scalar ? document.text(id)
                                                        : std::to_string(document.size(id)));
  }
  return hash.finish();
}

std::string pack_digest(std::string_view document, const Dictionary& dictionary) {
  Hash hash;
  hash.add(document);
  for (const Parameter& parameter : dictionary.parameters) {
    hash.add(parameter.id);
    hash.add(parameter.value ? std::to_string(*parameter.value) : "unset");
  }
  return hash.finish();
}

}  // namespace cbps::rules
