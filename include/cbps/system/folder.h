#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cbps/text/language.h"

/// Lists the contents of folders. Hidden files and folders are skipped.
namespace cbps::system {

/// The reason why a folder could not be read, or not completely.
struct FolderError {
  bool is_absent = false;
  Bilingual reason;
};

/// The names in one folder, sorted by their bytes.
struct Folder {
  std::vector<std::string> files;    ///< ordinary files, and links that lead nowhere
  std::vector<std::string> others;   ///< pipes, sockets and devices: reading them may never end
  std::vector<std::string> folders;  ///< including links to folders
  std::optional<FolderError> error;
};
[[nodiscard]] Folder list_folder(const std::string& path);

[[nodiscard]] bool is_folder(const std::string& path);

/// The paths below a folder, at all levels.
struct FolderTree {
  struct Unreadable {
    std::string path;
    Bilingual reason;
  };
  /// Files in no particular order, including links to files and broken links.
  std::vector<std::string> files;
  /// Pipes, devices and links to folders, which cannot be read or might never end.
  std::vector<std::string> others;
  std::vector<Unreadable> unreadable;  ///< in the order in which they were found
};
[[nodiscard]] FolderTree list_tree(const std::string& folder);

}  // namespace cbps::system
