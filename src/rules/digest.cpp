#include "rules/digest.h"

#include <array>

#include "cbps/rules/compile.h"
#include "cbps/text/sha256.h"

namespace cbps::rules {
namespace {

class Hash {
 public:
  /// A text with its length, so that no two sequences of texts hash alike.
  void add(std::string_view text) {
    sum_.add(std::to_string(text.size()) + ':');
    sum_.add(text);
  }
  std::string finish() { return hexadecimal(sum_.finish()); }

 private:
  Sha256 sum_;
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
