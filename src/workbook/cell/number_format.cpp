#include "workbook/cell/number_format.h"

#include <algorithm>
#include <array>

namespace cbps::workbook {
namespace {

struct BuiltIn {
  std::uint32_t first;
  std::uint32_t last;
  NumberForm form;
  DateParts parts = DateParts::All;
  std::string_view unit = {};
};

/// ECMA-376 part 1, 18.8.30; 27 to 36 and 50 to 58 are dates in Chinese.
constexpr std::array kBuiltIn{
    BuiltIn{9, 10, NumberForm::Number, DateParts::All, "%"},
    BuiltIn{14, 15, NumberForm::Date},
    BuiltIn{16, 16, NumberForm::Date, DateParts::WithoutYear},
    BuiltIn{17, 17, NumberForm::Date, DateParts::YearAndMonth},
    BuiltIn{18, 22, NumberForm::Date},
    BuiltIn{27, 27, NumberForm::Date, DateParts::YearAndMonth},
    BuiltIn{28, 29, NumberForm::Date, DateParts::WithoutYear},
    BuiltIn{30, 35, NumberForm::Date},
    BuiltIn{36, 36, NumberForm::Date, DateParts::YearAndMonth},
    BuiltIn{45, 45, NumberForm::Date},
    BuiltIn{46, 46, NumberForm::Duration},
    BuiltIn{47, 47, NumberForm::Date},
    BuiltIn{50, 50, NumberForm::Date, DateParts::YearAndMonth},
    BuiltIn{51, 51, NumberForm::Date, DateParts::WithoutYear},
    BuiltIn{52, 52, NumberForm::Date, DateParts::YearAndMonth},
    BuiltIn{53, 54, NumberForm::Date, DateParts::WithoutYear},
    BuiltIn{55, 56, NumberForm::Date},
    BuiltIn{57, 57, NumberForm::Date, DateParts::YearAndMonth},
    BuiltIn{58, 58, NumberForm::Date, DateParts::WithoutYear},
};

/// The name of the format that is none, as programs in English and in Chinese write it.
constexpr std::array<std::string_view, 2> kGeneral{"g/通用格式", "general"};
constexpr std::string_view kDigits = "0#?";

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string in_small_letters(std::string_view written) {
  std::string text(written);
  std::transform(text.begin(), text.end(), text.begin(), lower);
  return text;
}

bool is_beyond_ascii(char sign) { return static_cast<unsigned char>(sign) >= 0x80U; }

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

/// A literal of a format without its quotes or its sign; of `[$万元-804]` the words.
std::string_view literal_text(std::string_view literal) {
  switch (literal[0]) {
    case '"': return literal.substr(1, literal.size() - 1 - (literal.ends_with('"') ? 1 : 0));
    case '[': {
      if (!literal.starts_with("[$")) return {};
      return literal.substr(2, literal.find_first_of("-]") - 2);
    }
    case '\\': return literal.substr(1);
    default: return {};  // `_x` and `*x` leave room
  }
}

/// What the letters of a format code make of a number.
class DateLetters {
 public:
  /// Takes the letters that begin at `at`, and gives the place behind them.
  std::size_t take(std::string_view code, std::size_t at) {
    const char letter = code[at];
    const std::size_t end = std::min(code.find_first_not_of(letter, at), code.size());
    switch (letter) {
      // A year of an era, unless it is the exponent of 0.00E+00.
      case 'e': has_year_ |= end == code.size() || (code[end] != '+' && code[end] != '-'); break;
      case 'y':
      case 'g':
      case 'b': has_year_ = true; break;
      case 'm': has_months_ = true; break;
      case 'd':
        (end - at < 3 ? has_day_ : has_weekday_) = true;  // ddd is Mon
        break;
      case 'h':
      case 's': has_time_ = true; break;
      case 'a': has_weekday_ |= end - at >= 3; break;
      default: break;
    }
    return end;
  }

  [[nodiscard]] bool is_date() const {
    return has_year_ || has_months_ || has_day_ || has_weekday_ || has_time_;
  }
  [[nodiscard]] DateParts parts() const {
    // Beside hours or seconds m is a minute.
    const bool has_month = has_months_ && (has_year_ || has_day_ || !has_time_);
    if (has_day_) return has_year_ ? DateParts::All : DateParts::WithoutYear;
    if (has_month) return DateParts::YearAndMonth;
    return has_year_ ? DateParts::Year : DateParts::All;
  }

 private:
  bool has_year_ = false;
  bool has_months_ = false;
  bool has_day_ = false;
  bool has_weekday_ = false;
  bool has_time_ = false;
};

/// Gathers what a format shows behind the digits.
class UnitText {
 public:
  void literal(std::string_view text) {
    if (has_digits_) unit_ += text;
  }
  void sign(std::string_view code, std::size_t at) {
    const char sign = code[at];
    if (kDigits.find(sign) != std::string_view::npos) {
      has_digits_ = true;
      unit_.clear();
      return;
    }
    // `!` is as a backslash and stands where digits are moved; a comma behind the digits leaves out
    // thousands.
    const bool is_last =
        at + 1 == code.size() || kDigits.find(code[at + 1]) == std::string_view::npos;
    is_scaled_ = is_scaled_ || sign == '!' || (sign == ',' && has_digits_ && is_last);
    if (has_digits_ && (sign == '%' || is_beyond_ascii(sign))) unit_ += sign;
  }

  [[nodiscard]] std::string unit() const {
    const auto says = [](char sign) { return sign == '%' || is_beyond_ascii(sign); };
    if (is_scaled_ || std::none_of(unit_.begin(), unit_.end(), says)) return {};
    const std::size_t first = unit_.find_first_not_of(' ');
    return unit_.substr(first, unit_.find_last_not_of(' ') + 1 - first);
  }

 private:
  std::string unit_;
  bool has_digits_ = false;
  bool is_scaled_ = false;
};

}  // namespace

NumberFormat built_in_format(std::uint32_t id) {
  for (const BuiltIn& one : kBuiltIn) {
    if (id >= one.first && id <= one.last) return {one.form, one.parts, std::string(one.unit)};
  }
  return {};
}

NumberFormat read_format_code(std::string_view written) {
  const std::string small = in_small_letters(written);
  const std::string_view code = small;
  DateLetters letters;
  UnitText unit;
  bool is_first_section = true;
  for (std::size_t at = 0; at < code.size();) {
    const std::string_view rest = code.substr(at);
    const std::size_t behind = skip_literal(code, at);
    if (behind != at) {
      if (code[at] == '[' && is_elapsed(rest.substr(1, behind - at - 2))) {
        return {NumberForm::Duration, DateParts::All, {}};
      }
      if (is_first_section) unit.literal(literal_text(written.substr(at, behind - at)));
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
    is_first_section = is_first_section && code[at] != ';';
    if (is_first_section) unit.sign(code, at);
    at = letters.take(code, at);
  }
  if (letters.is_date()) return {NumberForm::Date, letters.parts(), {}};
  return {NumberForm::Number, DateParts::All, unit.unit()};
}

}  // namespace cbps::workbook
