#include "doc/shown_text.h"

#include <algorithm>
#include <array>

#include "cbps/text/personal.h"

namespace cbps::doc {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// 2024-03-01, 2024/3/1, 2024.3.1: as numbers and two equal signs between them.
bool is_date(std::string_view text) {
  constexpr std::size_t kYearDigits = 4;
  if (text.size() <= kYearDigits) return false;
  const char sign = text[kYearDigits];
  if (sign != '-' && sign != '/' && sign != '.') return false;
  const std::size_t second = text.find(sign, kYearDigits + 1);
  if (second == std::string_view::npos) return false;
  const auto is_number = [](std::string_view part, std::size_t most) {
    return !part.empty() && part.size() <= most && std::all_of(part.begin(), part.end(), is_digit);
  };
  return is_number(text.substr(0, kYearDigits), kYearDigits) &&
         is_number(text.substr(kYearDigits + 1, second - kYearDigits - 1), 2) &&
         is_number(text.substr(second + 1), 2);
}

/// Whether a value is about no person, whoever wrote it: a short number, a date, yes or no.
bool may_be_shown(std::string_view value) {
  constexpr std::size_t kMostDigits = 10;
  constexpr std::array<std::string_view, 18> kWords{
      "-",  "--",  "是", "否",   "有",    "无",   "yes",   "no",   "Yes",
      "No", "YES", "NO", "true", "false", "True", "False", "TRUE", "FALSE"};
  const std::string_view text = without_quotes(value);
  const bool is_number =
      text.size() <= kMostDigits && std::all_of(text.begin(), text.end(), is_digit);
  return is_number || is_date(text) ||
         std::find(kWords.begin(), kWords.end(), text) != kWords.end();
}

}  // namespace

std::string_view without_quotes(std::string_view text) {
  const bool is_quoted = text.size() >= 2 && (text.front() == '"' || text.front() == '\'') &&
                         text.front() == text.back();
  return is_quoted ? text.substr(1, text.size() - 2) : text;
}

std::string shown_value(std::string_view value) {
  if (value.empty()) return {};
  return may_be_shown(value) ? std::string(value) : "…";
}

std::string shown_key(std::string_view key) {
  return may_name_person(key) ? "…" : std::string(key);
}

}  // namespace cbps::doc
