#include "system/posix/links.h"

#include <system_error>

namespace cbps::system {

std::optional<std::filesystem::path> behind_links(const std::string& path) {
  constexpr int kMostLinks = 40;  // as many as Linux follows
  std::error_code error;
  std::filesystem::path place = path;
  for (int i = 0; std::filesystem::is_symlink(place, error); ++i) {
    if (i == kMostLinks) return std::nullopt;
    const std::filesystem::path target = std::filesystem::read_symlink(place, error);
    if (error) break;
    place = place.parent_path() / target;  // an absolute target stands for itself
  }
  return place;
}

}  // namespace cbps::system
