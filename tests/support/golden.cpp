#include "support/golden.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>

namespace cbps::test {
namespace {

namespace fs = std::filesystem;

bool updating() {
  const char* value = std::getenv("CBPS_UPDATE_GOLDEN");
  return value != nullptr && std::string_view(value) == "1";
}

std::optional<std::string> read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(in), {});
}

bool write(const fs::path& path, std::string_view text) {
  fs::create_directories(path.parent_path());
  std::ofstream file(path, std::ios::binary);
  file << text;
  return static_cast<bool>(file.flush());
}

/// The line of `text` around `offset`; of a long line as much as is worth printing.
std::string line_at(std::string_view text, std::size_t offset) {
  constexpr std::size_t kBefore = 60;
  constexpr std::size_t kMost = 240;
  const auto inside_character = [text](std::size_t at) {
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
  };
  std::size_t begin = offset == 0 ? 0 : text.rfind('\n', offset - 1) + 1;
  begin = std::max(begin, offset - std::min(offset, kBefore));
  while (inside_character(begin)) ++begin;
  std::size_t end = std::min({text.find('\n', begin), text.size(), begin + kMost});
  while (inside_character(end)) --end;
  return std::string(text.substr(begin, end - begin));
}

std::string first_difference(std::string_view expected, std::string_view actual) {
  const auto parted = std::mismatch(expected.begin(), expected.end(), actual.begin(), actual.end());
  const auto offset = static_cast<std::size_t>(parted.first - expected.begin());
  const auto line = 1 + std::count(expected.begin(), parted.first, '\n');
  return fmt::format("line {}\n  expected: {}\n  actual:   {}", line, line_at(expected, offset),
                     line_at(actual, offset));
}

}  // namespace

std::string golden_difference(std::string_view name, std::string_view actual) {
  const fs::path path = fs::path(CBPS_GOLDEN_DIR) / name;
  if (updating()) {
    return write(path, actual) ? std::string() : fmt::format("cannot write {}", path.string());
  }
  const std::optional<std::string> expected = read(path);
  if (!expected) return fmt::format("no golden file {}", path.string());
  if (*expected == actual) return {};
  return fmt::format("{}: {}", name, first_difference(*expected, actual));
}

}  // namespace cbps::test
