#include "cbps/system/folder.h"

#include <dirent.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <memory>
#include <string_view>
#include <system_error>
#include <utility>

#include "cbps/system/file_name.h"
#include "system/posix/reason.h"

namespace cbps::system {
namespace {

enum class EntryKind : std::uint8_t {
  File,  ///< also a link that leads nowhere: reading it says so
  Folder,
  LinkedFolder,
  Special,  ///< a pipe, a device: reading it may never end
};

/// What stands at `path`. `told` is what the folder says of it, so that nothing need be asked about
/// ordinary files.
EntryKind kind_of(const std::string& path, unsigned char told) {
  if (told == DT_REG) return EntryKind::File;
  if (told == DT_DIR) return EntryKind::Folder;
  struct stat status {};
  if (told == DT_UNKNOWN && ::lstat(path.c_str(), &status) == 0 && !S_ISLNK(status.st_mode)) {
    if (S_ISDIR(status.st_mode)) return EntryKind::Folder;
    return S_ISREG(status.st_mode) ? EntryKind::File : EntryKind::Special;
  }
  if (::stat(path.c_str(), &status) != 0) return EntryKind::File;
  if (S_ISDIR(status.st_mode)) return EntryKind::LinkedFolder;
  return S_ISREG(status.st_mode) ? EntryKind::File : EntryKind::Special;
}

struct CloseFolder {
  void operator()(DIR* folder) const { (void)::closedir(folder); }
};

/// Calls `visit(path, name, kind)` for all that is not hidden. Returns 0, or why the folder cannot
/// be read to its end.
template <class Visit>
int for_each_entry(const std::string& folder, const Visit& visit) {
  const std::unique_ptr<DIR, CloseFolder> open(::opendir(folder.c_str()));
  if (!open) return errno;
  while (true) {
    errno = 0;
    const dirent* entry = ::readdir(open.get());
    if (entry == nullptr) return errno;
    if (is_hidden(entry->d_name)) continue;  // also `.` and `..`
    std::string path = path_in(folder, entry->d_name);
    const EntryKind kind = kind_of(path, entry->d_type);
    visit(std::move(path), entry->d_name, kind);
  }
}

}  // namespace

Folder list_folder(const std::string& path) {
  Folder folder;
  const auto add = [&folder](const std::string&, const char* name, EntryKind kind) {
    switch (kind) {
      case EntryKind::File: folder.files.emplace_back(name); break;
      case EntryKind::Folder:
      case EntryKind::LinkedFolder: folder.folders.emplace_back(name); break;
      case EntryKind::Special: folder.others.emplace_back(name); break;
    }
  };
  if (const int error = for_each_entry(path, add)) {
    folder.error = FolderError{error == ENOENT, reason(error)};
  }
  std::sort(folder.files.begin(), folder.files.end());
  std::sort(folder.others.begin(), folder.others.end());
  std::sort(folder.folders.begin(), folder.folders.end());
  return folder;
}

bool is_folder(const std::string& path) {
  std::error_code ignored;
  return std::filesystem::is_directory(path, ignored);
}

FolderTree list_tree(const std::string& folder) {
  FolderTree tree;
  std::vector<std::string> pending{folder};
  const auto add = [&](std::string path, const char*, EntryKind kind) {
    switch (kind) {
      case EntryKind::File: tree.files.push_back(std::move(path)); break;
      case EntryKind::Folder: pending.push_back(std::move(path)); break;
      case EntryKind::LinkedFolder:
      case EntryKind::Special: tree.others.push_back(std::move(path)); break;
    }
  };
  while (!pending.empty()) {
    std::string current = std::move(pending.back());
    pending.pop_back();
    if (const int error = for_each_entry(current, add)) {
      tree.unreadable.push_back({std::move(current), reason(error)});
    }
  }
  return tree;
}

}  // namespace cbps::system
