#pragma once

#include <string>
#include <string_view>

/// Functions on file names. None of them accesses the file system.
namespace cbps::system {

/// Whether the last part of a path begins with a dot.
[[nodiscard]] bool is_hidden(std::string_view path);

/// Whether a file is there only while another program has a document open.
[[nodiscard]] bool is_lock(std::string_view path);

/// Whether a file's name ends with `ending`, ignoring case, and has at least one character before
/// it. `ending` is in lower case and includes the dot.
[[nodiscard]] bool has_ending(std::string_view path, std::string_view ending);

/// The ending of a file's name with its dot in lower case, such as ".json"; empty if it has none.
[[nodiscard]] std::string ending_of(const std::string& path);

/// The path of the entry `name` in a folder.
[[nodiscard]] std::string path_in(const std::string& folder, const std::string& name);

}  // namespace cbps::system
