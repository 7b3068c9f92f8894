#include "workbook/cell/number_format.h"

#include <algorithm>
#include <array>
#include <string>

namespace cbps::workbook {
namespace {

struct BuiltIn {
  std::uint32_t first;
  std::uint32_t last;
  NumberForm form;
};

/// ECMA-376 part 1, 18.8.30; 27 to 36 and 50 to 58 are dates in Chinese, Japanese and Korean.
constexpr std::array<BuiltIn, 6> kBuiltIn{{{14, 22, NumberForm::Date},
                                           {27, 36, NumberForm::Date},
                                           {45, 45, NumberForm::Date},
                                           {46, 46, NumberForm::Duration},
                                           {47, 47, NumberForm::Date},
                                           {50, 58, NumberForm::Date}}};

/// The name of the format that is none, as programs in English and in Chinese write it.
constexpr std::array<std::string_view, 2> kGeneral{"g/通用格式", "general"};

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// `h`, `mm`, `sss` …: what stands between brackets and goes on counting.
bool is_elapsed(std::string_view inner) {
  if (inner.empty()) return false;
  const char unit = inner[0];
  return (unit == 'h' || unit == 'm' || unit == 's') &&
         inner.find_first_not_of(unit) == std::string_view::npos;
}

/// The place behind what begins at `at` and is literal or a condition, or `at` if nothing does.
std::size_t skip_literal(std::string_view code, std::size_t at) {
  const auto behind = [&](std::size_t close) {
    return close == std::string_view::npos ? code.size() : close + 1;
  };
  switch (code[at]) {
    case '"': return behind(code.find('"', at + 1));
    case '[': return behind(code.find(']', at + 1));
    case '\\':
    case '_':
    case '*': {
      // One character, of one byte or several.
      std::size_t end = std::min(at + 2, code.size());
      while (end < code.size() && (static_cast<unsigned char>(code[end]) & 0xC0U) == 0x80U) ++end;
      return end;
    }
    default: return at;
  }
}

bool is_date_letter(std::string_view code, std::size_t at) {
  switch (code[at]) {
    case 'y':
    case 'm':
    case 'd':
    case 'h':
    case 's':
    case 'g':
    case 'b': return true;
    // A year of an era, unless it is the exponent of 0.00E+00.
    case 'e': return at + 1 == code.size() || (code[at + 1] != '+' && code[at + 1] != '-');
    case 'a': return code.substr(at).starts_with("aaa");  // a day of the week
    default: return false;
  }
}

/// A literal of a format without its quotes or its sign; of `[$万元-804]` the words.
std::string_view literal_text(std::string_view literal) {
  switch (literal[0]) {
    case '"': return literal.substr(1, literal.size() - 1 - (literal.ends_with('"') ? 1 : 0));
    case '[': {
      if (!literal.starts_with("[$")) return {};
      const std::string_view words = literal.substr(2, literal.find_first_of("-]") - 2);
      return words;
    }
    case '\\': return literal.substr(1);
    default: return {};  // `_x` and `*x` leave room
  }
}

}  // namespace

std::string unit_of_code(std::string_view code) {
  constexpr std::string_view kDigits = "0#?";
  std::string unit;
  bool has_digits = false;
  for (std::size_t at = 0; at < code.size() && code[at] != ';';) {
    if (code[at] == '!') {  // as a backslash; it stands where digits are moved
      return {};
    }
    const std::size_t behind = skip_literal(code, at);
    if (behind != at) {
      if (has_digits) unit += literal_text(code.substr(at, behind - at));
      at = behind;
    } else if (kDigits.find(code[at]) != std::string_view::npos) {
      has_digits = true;
      unit.clear();
      ++at;
    } else {
      // A comma behind the digits leaves out thousands.
      const bool is_scaled =
          code[at] == ',' && has_digits &&
          (at + 1 == code.size() || kDigits.find(code[at + 1]) == std::string_view::npos);
      if (is_scaled) return {};
      const bool is_shown = code[at] == '%' || static_cast<unsigned char>(code[at]) >= 0x80U;
      if (has_digits && is_shown) unit += code[at];
      ++at;
    }
  }
  const bool is_unit = std::any_of(unit.begin(), unit.end(), [](char sign) {
    return sign == '%' || static_cast<unsigned char>(sign) >= 0x80U;
  });
  if (!is_unit) return {};
  const std::size_t first = unit.find_first_not_of(' ');
  return unit.substr(first, unit.find_last_not_of(' ') + 1 - first);
}

std::string built_in_unit(std::uint32_t id) { return id == 9 || id == 10 ? "%" : ""; }

NumberForm built_in_form(std::uint32_t id) {
  for (const BuiltIn& one : kBuiltIn) {
    if (id >= one.first && id <= one.last) return one.form;
  }
  return NumberForm::Number;
}

NumberForm form_of_code(std::string_view written) {
  std::string code(written);
  std::transform(code.begin(), code.end(), code.begin(), lower);
  NumberForm form = NumberForm::Number;
  for (std::size_t at = 0; at < code.size();) {
    const std::string_view rest = std::string_view(code).substr(at);
    const std::size_t behind = skip_literal(code, at);
    if (behind != at) {
      if (code[at] == '[' && is_elapsed(rest.substr(1, behind - at - 2))) {
        return NumberForm::Duration;
      }
      at = behind;
      continue;
    }
    const auto general = std::find_if(kGeneral.begin(), kGeneral.end(), [&](std::string_view name) {
      return rest.starts_with(name);
    });
    if (general != kGeneral.end()) {
      at += general->size();
      continue;
    }
    if (is_date_letter(code, at)) form = NumberForm::Date;
    ++at;
  }
  return form;
}

}  // namespace cbps::workbook
