#include "cli/progress_line.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace cbps::cli {
namespace {

/// A count with a comma before every three digits.
std::string grouped(std::uint64_t count) {
  constexpr std::size_t kGroup = 3;
  std::string digits = std::to_string(count);
  for (std::size_t at = digits.size(); at > kGroup;) {
    at -= kGroup;
    digits.insert(at, ",");
  }
  return digits;
}

/// A rate is read at a glance: two digits of it say enough.
std::uint64_t rounded(double rate) {
  const double unit = rate < 100 ? 1 : std::pow(10, std::floor(std::log10(rate)) - 1);
  return static_cast<std::uint64_t>(std::round(rate / unit) * unit);
}

std::string time_text(double seconds, Language language) {
  constexpr double kMinute = 60;
  const bool is_zh = language == Language::Zh;
  if (seconds < 2 * kMinute) {
    const auto count = static_cast<std::uint64_t>(std::max(1.0, std::ceil(seconds)));
    return fmt::format(fmt::runtime(is_zh ? "{} 秒" : "{} s"), count);
  }
  const auto minutes = static_cast<std::uint64_t>(std::ceil(seconds / kMinute));
  return fmt::format(fmt::runtime(is_zh ? "{} 分钟" : "{} min"), minutes);
}

}  // namespace

std::string progress_line(std::size_t communities, double share, double seconds,
                          Language language) {
  constexpr double kLeastShare = 0.01;
  const bool is_zh = language == Language::Zh;
  std::string line = fmt::format(
      fmt::runtime(is_zh ? "已检查 {} 个社区" : "{} communities checked"), grouped(communities));
  const double rate = static_cast<double>(communities) / std::max(seconds, 0.001);
  if (rate >= 1) {
    line +=
        fmt::format(fmt::runtime(is_zh ? "，每秒 {} 个" : ", {} a second"), grouped(rounded(rate)));
  }
  if (share < kLeastShare || share >= 1) return line;
  const std::string left = time_text(seconds * (1 - share) / share, language);
  return line + fmt::format(fmt::runtime(is_zh ? "，约剩 {}" : ", about {} left"), left);
}

}  // namespace cbps::cli
