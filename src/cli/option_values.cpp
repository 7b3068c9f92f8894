#include "cli/option_values.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <thread>
#include <utility>

#include "cbps/data/date_text.h"
#include "cbps/text/unicode.h"
#include "cli/messages.h"

namespace cbps::cli {
namespace {

/// `form`: how the value is written.
Diagnostic& refuse(const char* option, const std::string& value, const Bilingual& form,
                   Diagnostics& diagnostics) {
  return diagnostics.add(Code::BadOptionValue, kCommandLine, option, value).note(Code::Hint, form);
}

std::string_view without_blanks(std::string_view text) {
  constexpr std::string_view kWideBlank = "\u3000";
  while (true) {
    if (text.starts_with(' ') || text.starts_with('\t')) {
      text.remove_prefix(1);
    } else if (text.ends_with(' ') || text.ends_with('\t')) {
      text.remove_suffix(1);
    } else if (text.starts_with(kWideBlank)) {
      text.remove_prefix(kWideBlank.size());
    } else if (text.ends_with(kWideBlank)) {
      text.remove_suffix(kWideBlank.size());
    } else {
      return text;
    }
  }
}

/// `parameter=value`, the parameter as in conditions or without its `param.`; nothing if it is not
/// that.
std::optional<rules::Override> read_override(std::string_view text) {
  constexpr std::string_view kPrefix = "param.";
  constexpr std::array<std::string_view, 2> kEquals{"=", "＝"};
  std::size_t at = text.size();
  std::size_t length = 0;
  for (const std::string_view sign : kEquals) {
    const std::size_t found = text.find(sign);
    if (found >= at) continue;
    at = found;
    length = sign.size();
  }
  if (length == 0) return std::nullopt;
  std::string_view name = without_blanks(text.substr(0, at));
  if (name.starts_with(kPrefix)) name.remove_prefix(kPrefix.size());
  const std::string_view value = without_blanks(text.substr(at + length));
  if (name.empty() || value.empty()) return std::nullopt;
  return rules::Override{std::string(name), std::string(value)};
}

}  // namespace

std::optional<int> read_period(const std::string& text, Diagnostics& diagnostics) {
  if (text.empty()) return std::nullopt;
  const std::optional<int> year = data::read_year_text(text);
  if (!year) {
    refuse("--period", text, {"四位数的年度，如 2024", "a year such as 2024"}, diagnostics);
  }
  return year;
}

std::optional<Date> read_as_of(const std::string& text, const Environment& environment,
                               Diagnostics& diagnostics) {
  if (text.empty()) return std::nullopt;
  if (text == "today") return environment.today();
  const std::optional<Date> day = data::read_date_text(text);
  if (!day) {
    Diagnostic& refused = refuse(
        "--as-of", text, {"日期，如 2024-06-30，或 today", "a date such as 2024-06-30, or today"},
        diagnostics);
    const Bilingual label{"--as-of", "--as-of"};
    if (const auto why = data::why_no_day(text, label, kCommandLine)) {
      refused.notes.push_back({why->code, why->arguments, std::nullopt});
    }
  }
  return day;
}

bool is_not_before(std::optional<Date> as_of, Period period, Diagnostics& diagnostics) {
  if (!as_of || *as_of >= period.start()) return true;
  diagnostics.add(Code::AsOfBeforePeriod, kCommandLine, to_string(*as_of),
                  std::to_string(period.year));
  return false;
}

std::optional<Fraction> read_fail_under(const std::string& text, Diagnostics& diagnostics) {
  if (text.empty()) return std::nullopt;
  const ParsedDecimal least = parse_decimal(text, 4);
  const bool fits = least.value && least.value->units >= 0 && *least.value <= Decimal{100, 0};
  if (fits) return Fraction(least.value->units, 1'000'000);
  refuse("--fail-under", text, {"0 到 100 的数，如 80", "a number from 0 to 100, such as 80"},
         diagnostics);
  return std::nullopt;
}

std::size_t read_jobs(const std::string& text, Diagnostics& diagnostics) {
  constexpr std::int64_t kMost = 256;
  if (text.empty()) return std::max(1U, std::thread::hardware_concurrency());
  const ParsedDecimal jobs = parse_decimal(text, 0);
  if (jobs.value && jobs.value->units >= 1 && jobs.value->units <= kMost) {
    return static_cast<std::size_t>(jobs.value->units);
  }
  refuse("--jobs", text, {"1 到 256 的整数", "a whole number from 1 to 256"}, diagnostics);
  return 1;
}

std::uint64_t read_max_input(const std::string& text, Diagnostics& diagnostics) {
  constexpr std::uint64_t kUsual = std::uint64_t{16} << 30U;
  if (text.empty()) return kUsual;
  struct Unit {
    char letter;
    unsigned shift;
  };
  constexpr std::array kUnits{Unit{'k', 10}, Unit{'m', 20}, Unit{'g', 30}, Unit{'t', 40}};
  std::string number = unicode::normalise(text);
  for (const std::string_view byte : {"ib", "b"}) {
    if (!number.ends_with(byte)) continue;
    number.resize(number.size() - byte.size());
    break;
  }
  unsigned shift = 0;
  for (const Unit& unit : kUnits) {
    if (shift != 0 || !number.ends_with(unit.letter)) continue;
    shift = unit.shift;
    number.pop_back();
  }
  const ParsedDecimal size = parse_decimal(number, 0);
  if (size.value && size.value->units > 0 && size.value->units <= INT64_MAX >> shift) {
    return static_cast<std::uint64_t>(size.value->units) << shift;
  }
  refuse("--max-input", text,
         {"字节数，或加 K、M、G、T，如 512M", "bytes, or with K, M, G or T, such as 512M"},
         diagnostics);
  return kUsual;
}

std::vector<rules::Override> read_overrides(const std::vector<std::string>& texts,
                                            Diagnostics& diagnostics) {
  std::vector<rules::Override> all;
  for (const std::string& text : texts) {
    auto given = read_override(text);
    if (!given) {
      refuse("--set", text,
             {"参数=值，如 area_per_100_households=30；参数见 cbps rules show",
              "parameter=value, such as area_per_100_households=30; cbps rules show names the "
              "parameters"},
             diagnostics);
      continue;
    }
    const auto same = [&given](const rules::Override& one) { return one.name == given->name; };
    if (std::any_of(all.begin(), all.end(), same)) {
      diagnostics.add(Code::ParameterTwice, kCommandLine, given->name);
      continue;
    }
    all.push_back(std::move(*given));
  }
  return all;
}

}  // namespace cbps::cli
