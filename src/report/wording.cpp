#include "report/wording.h"

#include <fmt/format.h>

#include <array>

namespace cbps::report {
namespace {

constexpr std::array kRows{
#define CBPS_WORDING(name, zh, en) TextRow{#name, zh, en},
#include "report/wording.inc"
#undef CBPS_WORDING
};
static_assert(kRows.size() <= 256, "Text is one byte");

}  // namespace

std::span<const TextRow> wording() { return kRows; }

std::string_view Words::operator()(Text text) const {
  const TextRow& row = kRows[static_cast<std::size_t>(text)];
  return language_ == Language::Zh ? row.zh : row.en;
}

std::string Words::format(Text text, fmt::format_args arguments) const {
  return fmt::vformat((*this)(text), arguments);
}

}  // namespace cbps::report
