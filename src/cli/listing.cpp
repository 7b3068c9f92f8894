#include "cli/listing.h"

#include <dirent.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <memory>
#include <string_view>
#include <system_error>
#include <utility>

#include "cli/descriptor.h"
#include "cli/files.h"

namespace cbps::cli {
namespace {

namespace fs = std::filesystem;

bool is_yaml(std::string_view path) {
  return has_ending(path, ".yaml") || has_ending(path, ".yml");
}
bool is_table(std::string_view path) { return has_ending(path, ".csv"); }

InputKind kind_by_name(std::string_view path) {
  return is_table(path) ? InputKind::Table : InputKind::Profiles;
}

enum class EntryKind : std::uint8_t {
  File,  ///< also what leads nowhere: it is read, to be told so
  Folder,
  LinkedFolder,
  Special,  ///< a pipe, a device: reading it may never end
};

/// What stands at `path`, whose own kind the folder told: nothing is asked about plain files.
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

/// The folders under `pending`, and what stands in them.
class FolderWalk {
 public:
  FolderWalk(Listing& listing, Sources& sources, Diagnostics& diagnostics)
      : listing_(listing), sources_(sources), diagnostics_(diagnostics) {}

  void walk(const std::string& folder) {
    pending_ = {folder};
    while (!pending_.empty()) {
      const std::string current = std::move(pending_.back());
      pending_.pop_back();
      if (const int error = list(current)) {
        unreadable_ = true;
        diagnostics_.add(Code::CannotRead, at_file(current, sources_), reason(error));
      }
    }
    if (found_.empty() && !unreadable_) {
      diagnostics_.add(Code::NoProfiles, at_file(folder, sources_));
    }
    std::sort(found_.begin(), found_.end());
    for (std::string& path : found_) {
      const InputKind kind = kind_by_name(path);
      listing_.files.push_back({std::move(path), kind});
    }
  }

 private:
  /// 0, or why the folder cannot be read (to its end).
  int list(const std::string& current) {
    const std::unique_ptr<DIR, CloseFolder> folder(::opendir(current.c_str()));
    if (!folder) return errno;
    const std::string prefix = current.ends_with('/') ? current : current + '/';
    while (true) {
      errno = 0;
      const dirent* entry = ::readdir(folder.get());
      if (entry == nullptr) return errno;
      if (is_hidden(entry->d_name)) continue;  // also `.` and `..`
      add(prefix + entry->d_name, entry->d_type);
    }
  }

  void add(std::string path, unsigned char told) {
    const EntryKind kind = kind_of(path, told);
    if (kind == EntryKind::Folder) {
      pending_.push_back(std::move(path));
    } else if (kind == EntryKind::File && (is_yaml(path) || is_table(path))) {
      found_.push_back(std::move(path));
    } else {
      listing_.left_out.push_back(std::move(path));
    }
  }

  Listing& listing_;
  Sources& sources_;
  Diagnostics& diagnostics_;
  std::vector<std::string> pending_;
  std::vector<std::string> found_;
  bool unreadable_ = false;
};

}  // namespace

Listing list_inputs(const std::vector<std::string>& paths, const std::string& format,
                    Sources& sources, Diagnostics& diagnostics) {
  Listing listing;
  for (const std::string& path : paths) {
    std::error_code error;
    if (path != kStandardInput && fs::is_directory(path, error)) {
      FolderWalk(listing, sources, diagnostics).walk(path);
    } else if (format.empty()) {
      listing.files.push_back({path, kind_by_name(path)});
    } else {
      listing.files.push_back({path, format == "csv" ? InputKind::Table : InputKind::Profiles});
    }
  }
  std::sort(listing.left_out.begin(), listing.left_out.end());
  return listing;
}

}  // namespace cbps::cli
