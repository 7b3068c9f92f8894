#include "guide/words.h"

#include <fmt/format.h>

#include <array>

namespace cbps::guide {
namespace {

struct Row {
  std::string_view zh;
  std::string_view en;
};

constexpr std::array kRows{
#define CBPS_GUIDE(name, zh, en) Row{zh, en},
#include "guide/wording.inc"
#undef CBPS_GUIDE
};

}  // namespace

std::string_view Words::operator()(Word word) const {
  const Row& row = kRows[static_cast<std::size_t>(word)];
  return language_ == Language::Zh ? row.zh : row.en;
}

std::string Words::format(Word word, fmt::format_args arguments) const {
  return fmt::vformat((*this)(word), arguments);
}

}  // namespace cbps::guide
