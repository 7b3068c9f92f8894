#include "data/table/bare_question.h"

#include <cstddef>

namespace cbps::data {
namespace {

constexpr std::string_view kBlanks = " \t";

/// Whether the byte at `at` is all of a value: a colon and a blank stand before it, and the line,
/// the braces or the item end behind it.
bool is_value(std::string_view yaml, std::size_t at) {
  const std::size_t before = yaml.substr(0, at).find_last_not_of(kBlanks);
  if (before == std::string_view::npos || yaml[before] != ':' || before + 1 == at) return false;
  const std::size_t behind = yaml.find_first_not_of(kBlanks, at + 1);
  if (behind == std::string_view::npos) return true;
  if (yaml[behind] == '#') return behind > at + 1;
  constexpr std::string_view kEnds = "\r\n,}";
  return kEnds.find(yaml[behind]) != std::string_view::npos;
}

}  // namespace

std::optional<std::string> with_question_values(std::string_view yaml) {
  std::string result;
  std::size_t copied = 0;
  for (std::size_t at = yaml.find('?'); at != std::string_view::npos; at = yaml.find('?', at + 1)) {
    if (!is_value(yaml, at)) continue;
    result += yaml.substr(copied, at - copied);
    result += "？";
    copied = at + 1;
  }
  if (copied == 0) return std::nullopt;
  result += yaml.substr(copied);
  return result;
}

}  // namespace cbps::data
