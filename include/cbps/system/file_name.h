#pragma once

#include <string>
#include <string_view>

/// What the names of files tell. Nothing here looks at the disk.
namespace cbps::system {

/// Whether the last part of a path begins with a dot.
[[nodiscard]] bool is_hidden(std::string_view path);

/// Whether a file's name ends with `ending`, in any case, and has something before it. `ending` is
/// in small letters, with its dot.
[[nodiscard]] bool has_ending(std::string_view path, std::string_view ending);

/// The ending of a file's name with its dot, such as ".json"; empty where it has none.
[[nodiscard]] std::string ending_of(const std::string& path);

/// The path of what is called `name` in a folder.
[[nodiscard]] std::string path_in(const std::string& folder, const std::string& name);

}  // namespace cbps::system
