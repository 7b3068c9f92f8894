#include "cli/option_values.h"

#include <algorithm>
#include <thread>

#include "cli/messages.h"

namespace cbps::cli {
namespace {

void refuse(const char* option, const std::string& value, Diagnostics& diagnostics) {
  diagnostics.add(Code::BadOptionValue, kCommandLine, {std::string(option), value});
}

}  // namespace

std::optional<int> read_period(const std::string& text, Diagnostics& diagnostics) {
  if (text.empty()) return std::nullopt;
  const ParsedDecimal year = parse_decimal(text, 0);
  if (text.size() == 4 && year.value && year.value->units >= 1) {
    return static_cast<int>(year.value->units);
  }
  refuse("--period", text, diagnostics);
  return std::nullopt;
}

std::optional<Date> read_as_of(const std::string& text, const Environment& environment,
                               Diagnostics& diagnostics) {
  if (text.empty()) return std::nullopt;
  if (text == "today") return environment.today();
  const std::optional<Date> day = parse_date(text);
  if (!day) refuse("--as-of", text, diagnostics);
  return day;
}

std::optional<Fraction> read_fail_under(const std::string& text, Diagnostics& diagnostics) {
  if (text.empty()) return std::nullopt;
  const ParsedDecimal least = parse_decimal(text, 4);
  if (least.value) return Fraction(least.value->units, 1'000'000);
  refuse("--fail-under", text, diagnostics);
  return std::nullopt;
}

std::size_t read_jobs(const std::string& text, Diagnostics& diagnostics) {
  constexpr std::int64_t kMost = 256;
  if (text.empty()) return std::max(1U, std::thread::hardware_concurrency());
  const ParsedDecimal jobs = parse_decimal(text, 0);
  if (jobs.value && jobs.value->units >= 1 && jobs.value->units <= kMost) {
    return static_cast<std::size_t>(jobs.value->units);
  }
  refuse("--jobs", text, diagnostics);
  return 1;
}

std::vector<rules::Override> read_overrides(const std::vector<std::string>& texts,
                                            Diagnostics& diagnostics) {
  std::vector<rules::Override> all;
  for (const std::string& text : texts) {
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos || equals == 0) {
      refuse("--set", text, diagnostics);
    } else {
      all.push_back({text.substr(0, equals), text.substr(equals + 1)});
    }
  }
  return all;
}

}  // namespace cbps::cli
