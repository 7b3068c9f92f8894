#include "cbps/report/page_name.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>

#include "cbps/text/sha256.h"

namespace cbps::report {
namespace {

constexpr std::string_view kEnding = ".html";
constexpr std::size_t kMostBytes = 80;

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

/// Whether a byte may stand in the name of a file everywhere, and in a reference.
bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || is_upper(c) || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

std::string percent_encoded(std::string_view text) {
  std::string all;
  for (const char c : text) {
    if (is_plain(c)) {
      all += c;
    } else {
      all += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return all;
}

/// The first 8 digits of a hash.
std::string hash_of(std::string_view text) {
  constexpr std::size_t kBytes = 4;
  Sha256 sum;
  sum.add(text);
  const auto bytes = sum.finish();
  std::string digits;
  for (std::size_t i = 0; i < kBytes; ++i) {
    digits += fmt::format("{:02x}", static_cast<unsigned>(bytes[i]));
  }
  return digits;
}

}  // namespace

std::string page_name(std::string_view id) {
  std::string name = percent_encoded(id);
  const bool may_stand_twice =
      std::any_of(id.begin(), id.end(), is_upper) || name + std::string(kEnding) == kIndexPage;
  if (name.size() > kMostBytes || may_stand_twice) {
    name.resize(std::min(name.size(), kMostBytes));
    name += '-' + hash_of(id);
  }
  return name + std::string(kEnding);
}

std::string page_link(std::string_view id) {
  std::string link;
  for (const char c : page_name(id)) link += c == '%' ? std::string("%25") : std::string(1, c);
  return link;
}

}  // namespace cbps::report
