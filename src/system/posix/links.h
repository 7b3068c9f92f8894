#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace cbps::system {

/// The file that links lead to, whether or not it is there; the path itself where it is no link.
/// Nothing where they lead in a circle.
[[nodiscard]] std::optional<std::filesystem::path> behind_links(const std::string& path);

}  // namespace cbps::system
