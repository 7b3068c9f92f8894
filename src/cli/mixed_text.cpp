#include "cli/mixed_text.h"

#include <algorithm>

#include "cbps/data/spelling.h"

namespace cbps::cli {
namespace {

constexpr std::string_view kWord = data::kCommunityEndings.front();  // 社区
constexpr std::size_t kCharacter = 3;  ///< bytes of a Chinese one in UTF-8

struct Line {
  std::size_t begin = 0;
  std::size_t end = 0;
};

Line line_around(std::string_view bytes, std::size_t at) {
  const std::size_t feed = bytes.substr(0, at).rfind('\n');
  const std::size_t begin = feed == std::string_view::npos ? 0 : feed + 1;
  return {begin, std::min(bytes.find('\n', at), bytes.size())};
}

}  // namespace

std::optional<encoding::BadBytes> utf8_in_gb18030(std::string_view bytes) {
  for (std::size_t at = bytes.find(kWord); at != std::string_view::npos;) {
    const Line line = line_around(bytes, at);
    const std::string_view text = bytes.substr(line.begin, line.end - line.begin);
    if (encoding::guess(text) == Encoding::Utf8) {
      const auto first = std::find_if(text.begin(), text.end(),
                                      [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
      return encoding::BadBytes{line.begin + static_cast<std::size_t>(first - text.begin()),
                                kCharacter, encoding::Misfit::NoCharacter};
    }
    at = bytes.find(kWord, line.end);
  }
  return std::nullopt;
}

}  // namespace cbps::cli
