#include "data/table/line_ends.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

namespace cbps::data {
namespace {

constexpr std::size_t kTellingBytes = std::size_t{64} << 10U;
constexpr std::string_view kDoubled = "\r\r\n";

std::string without_doubled(std::string_view text) {
  std::string rewritten;
  rewritten.reserve(text.size());
  while (!text.empty()) {
    const std::size_t end = text.find(kDoubled);
    rewritten += text.substr(0, end);
    if (end == std::string_view::npos) break;
    rewritten += kDoubled.substr(1);
    text.remove_prefix(end + kDoubled.size());
  }
  return rewritten;
}

}  // namespace

FileId with_line_feeds(Sources& sources, FileId file) {
  const std::string_view text = sources.text(file);
  const std::string_view beginning = text.substr(0, kTellingBytes);
  const std::size_t carriage = beginning.find('\r');
  if (carriage == std::string_view::npos) return file;
  std::string rewritten;
  if (text.substr(carriage).starts_with(kDoubled)) {
    rewritten = without_doubled(text);
  } else if (beginning.find('\n') == std::string_view::npos) {
    rewritten = text;
    std::replace(rewritten.begin(), rewritten.end(), '\r', '\n');
  } else {
    return file;
  }
  // Lines and columns of all places stay the same.
  return sources.add_rewritten(file, std::move(rewritten));
}

}  // namespace cbps::data
