#include <array>

#include "cbps/diag/diagnostic.h"

namespace cbps {
namespace {

constexpr std::array kCodes{
#define CBPS_CODE(name, id, severity, zh, en) CodeInfo{id, Severity::severity, zh, en},
#include "cbps/diag/codes.inc"
#undef CBPS_CODE
};

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
  for (std::size_t i = 1; i < kCodes.size(); ++i) {
    if (kCodes[i - 1].id >= kCodes[i].id) return false;
  }
  return true;
}
static_assert(ids_ascend(), "codes.inc: ids are unique and ascend");

}  // namespace

const CodeInfo& info(Code code) { return kCodes[static_cast<std::size_t>(code)]; }

std::size_t code_count() { return kCodes.size(); }

std::string_view term(Term word, Language language) {
  const TermInfo& row = kTerms[static_cast<std::size_t>(word)];
  return language == Language::Zh ? row.zh : row.en;
}

}  // namespace cbps
