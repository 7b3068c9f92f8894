#include "cli/option_values.h"

#include <algorithm>
#include <thread>

#include "cli/messages.h"

namespace cbps::cli {
namespace {

/// `form`: how the value is written.
void refuse(const char* option, const std::string& value, const Bilingual& form,
            Diagnostics& diagnostics) {
  diagnostics.add(Code::BadOptionValue, kCommandLine, option, value).note(Code::Hint, form);
}

}  // namespace

std::optional<int> read_period(const std::string& text, Diagnostics& diagnostics) {
  if (text.empty()) return std::nullopt;
  const ParsedDecimal year = parse_decimal(text, 0);
  if (text.size() == 4 && year.value && year.value->units >= 1) {
    return static_cast<int>(year.value->units);
  }
  refuse("--period", text, {"四位数的年度，如 2024", "a year such as 2024"}, diagnostics);
  return std::nullopt;
}

std::optional<Date> read_as_of(const std::string& text, const Environment& environment,
                               Diagnostics& diagnostics) {
  if (text.empty()) return std::nullopt;
  if (text == "today") return environment.today();
  const std::optional<Date> day = parse_date(text);
  if (!day)
    refuse("--as-of", text,
           {"日期，如 2024-06-30，或 today", "a date such as 2024-06-30, or today"}, diagnostics);
  return day;
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

std::vector<rules::Override> read_overrides(const std::vector<std::string>& texts,
                                            Diagnostics& diagnostics) {
  std::vector<rules::Override> all;
  for (const std::string& text : texts) {
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos || equals == 0) {
      refuse("--set", text,
             {"参数=值，如 area_per_100_households=30；参数见 cbps rules show",
              "parameter=value, such as area_per_100_households=30; cbps rules show names the "
              "parameters"},
             diagnostics);
    } else {
      all.push_back({text.substr(0, equals), text.substr(equals + 1)});
    }
  }
  return all;
}

}  // namespace cbps::cli
