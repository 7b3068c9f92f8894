#include <array>
#include <iterator>

#include "cbps/diag/diagnostic.h"

namespace cbps {
namespace {

struct TermInfo {
  std::string_view zh;
  std::string_view en;
};
constexpr std::array kTerms{
#define CBPS_TERM(name, zh, en) TermInfo{zh, en},
#include "cbps/diag/terms.inc"
#undef CBPS_TERM
};

constexpr bool ids_ascend() {
  for (std::size_t i = 1; i < std::size(kCodes); ++i) {
    if (kCodes[i - 1].id >= kCodes[i].id) return false;
  }
  return true;
}
static_assert(ids_ascend(), "codes.inc: ids are unique and ascend");

constexpr bool texts_are_sound() {
  for (std::size_t i = 0; i < std::size(kCodes); ++i) {
    if (!argument_count(static_cast<Code>(i))) return false;
  }
  return true;
}
static_assert(texts_are_sound(), "codes.inc: both texts of a row take the arguments 0 to n - 1");

}  // namespace

std::string_view term(Term word, Language language) {
  const TermInfo& row = kTerms[static_cast<std::size_t>(word)];
  return language == Language::Zh ? row.zh : row.en;
}

}  // namespace cbps
