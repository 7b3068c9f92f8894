#include "workbook/cell/words.h"

#include <algorithm>
#include <array>

namespace cbps::workbook {
namespace {

struct Boolean {
  std::string_view stored;
  std::string_view word;
};

constexpr std::array<Boolean, 6> kBooleans{
    {{"1", "是"}, {"0", "否"}, {"true", "是"}, {"false", "否"}, {"TRUE", "是"}, {"FALSE", "否"}}};

constexpr std::array<std::string_view, 8> kErrors{"#DIV/0!", "#N/A",  "#NAME?",  "#NULL!",
                                                  "#NUM!",   "#REF!", "#VALUE!", "#SPILL!"};
/// What LibreOffice shows with a number behind it.
constexpr std::string_view kNumberedError = "Err:";

}  // namespace

std::optional<std::string_view> boolean_word(std::string_view stored) {
  for (const Boolean& one : kBooleans) {
    if (one.stored == stored) return one.word;
  }
  return std::nullopt;
}

bool is_error_text(std::string_view text) {
  return text.starts_with(kNumberedError) ||
         std::find(kErrors.begin(), kErrors.end(), text) != kErrors.end();
}

}  // namespace cbps::workbook
