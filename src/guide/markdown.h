#pragma once

#include <string>
#include <string_view>

namespace cbps::guide {

/// Text in which nothing is Markdown.
[[nodiscard]] inline std::string markdown_text(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    if (std::string_view("\\`*_[]<>|#").find(c) != std::string_view::npos) escaped += '\\';
    escaped += c;
  }
  return escaped;
}

}  // namespace cbps::guide
