#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cbps/diag/language.h"

/// What stands in folders. Hidden files and folders are passed over.
namespace cbps::system {

/// Why a folder could not be read (to its end).
struct FolderError {
  bool is_absent = false;
  Bilingual reason;
};

/// The names in one folder, sorted by their bytes.
struct Folder {
  std::vector<std::string> files;    ///< all that is no folder
  std::vector<std::string> folders;  ///< links to folders among them
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
  /// Files in no order, links to files among them, and links that lead nowhere.
  std::vector<std::string> files;
  /// Pipes, devices and links to folders: what cannot be read, or may never end.
  std::vector<std::string> others;
  std::vector<Unreadable> unreadable;  ///< in the order in which they were met
};
[[nodiscard]] FolderTree list_tree(const std::string& folder);

}  // namespace cbps::system
