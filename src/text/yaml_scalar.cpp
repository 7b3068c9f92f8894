#include "cbps/text/yaml_scalar.h"

#include <algorithm>
#include <array>

#include "cbps/text/json_writer.h"
#include "cbps/text/unicode.h"

namespace cbps {
namespace {

constexpr auto kNowhere = std::string_view::npos;

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

/// Whether YAML 1.1 or 1.2 would take plain `text` for something that is no text.
bool is_typed(std::string_view text) {
  constexpr std::array<std::string_view, 11> kWords{"null", "true", "false", "yes", "no", "on",
                                                    "off",  "y",    "n",     "~",   "<<"};
  const std::string lower = unicode::normalise(text);
  if (std::find(kWords.begin(), kWords.end(), lower) != kWords.end()) return true;
  // Numbers in all their forms, dates and times begin with a digit, a sign or a point, and hold no
  // letters but these.
  const bool begins = std::string_view("0123456789+-.").find(text.front()) != kNowhere;
  return begins && lower.find_first_not_of("0123456789+-.:_abcdefinotxz") == kNowhere;
}

bool is_plain(std::string_view text, bool in_brackets) {
  if (text.empty() || text.front() == ' ' || text.back() == ' ' || text.back() == ':') return false;
  if (std::string_view("!&*-?|>@`\"'%#{}[],:=").find(text.front()) != kNowhere) return false;
  if (in_brackets && text.find_first_of("[]{},") != kNowhere) return false;
  return text.find(": ") == kNowhere && text.find(" #") == kNowhere && !is_typed(text);
}

}  // namespace

std::string yaml_scalar(std::string_view text, bool in_brackets) {
  if (std::any_of(text.begin(), text.end(), is_control)) {
    std::string json;
    append_json_string(json, text);  // YAML reads it as JSON does
    return json;
  }
  if (is_plain(text, in_brackets)) return std::string(text);
  std::string quoted(1, '\'');
  for (const char c : text) quoted += c == '\'' ? "''" : std::string(1, c);
  quoted += '\'';
  return quoted;
}

}  // namespace cbps
