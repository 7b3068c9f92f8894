#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <optional>
#include <set>
#include <string>
#include <system_error>

#include "cbps/system/file_name.h"
#include "cbps/system/output.h"
#include "system/posix/descriptor.h"
#include "system/posix/reason.h"

namespace cbps::system {
namespace {

namespace fs = std::filesystem;

/// Names the files of a folder, one a line.
constexpr const char* kContents = ".cbps-files";
constexpr mode_t kNewFile = 0666;
constexpr mode_t kNewFolder = 0777;

std::string without_slashes(std::string path) {
  while (path.size() > 1 && path.ends_with('/')) path.pop_back();
  return path;
}

/// The first entry of a folder that was not written by an `OutputFolder`; nothing if there is none.
/// `is_whole`: the contents of the folder are complete.
std::optional<std::string> foreign_entry(const std::string& folder, bool is_whole,
                                         const std::string& ending, std::error_code& error) {
  std::set<std::string> known;
  std::ifstream contents(path_in(folder, kContents));
  const bool has_contents = contents.is_open();
  for (std::string name; std::getline(contents, name);) known.insert(name);
  std::optional<std::string> foreign;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    const std::string name = entry->path().filename().string();
    const bool is_file = fs::is_regular_file(entry->symlink_status(error));
    const bool is_known =
        is_whole ? known.contains(name) : has_contents && has_ending(name, ending);
    if (is_file && (name == kContents || is_known)) continue;
    if (!foreign || name < *foreign) foreign = name;
  }
  return foreign;
}

class PosixOutputFolder final : public OutputFolder {
 public:
  PosixOutputFolder(const std::string& path, std::string index)
      : name_(path), path_(without_slashes(path)), index_name_(std::move(index)) {
    std::error_code error;
    const fs::path real = fs::canonical(path_, error);
    if (!error) path_ = real.string();  // a link stays, and the folder that it leads to is replaced
    if (may_replace()) build_beside();
  }

  ~PosixOutputFolder() override {
    std::error_code ignored;
    if (!partial_.empty()) fs::remove_all(partial_, ignored);
  }
  PosixOutputFolder(const PosixOutputFolder&) = delete;
  PosixOutputFolder& operator=(const PosixOutputFolder&) = delete;

  bool write(std::string_view bytes) override {
    return !error_ && (write_all(index_.get(), bytes) || fail(index_name_));
  }

  bool write_file(const std::string& name, std::string_view bytes) override {
    if (error_) return false;
    const std::string path = path_in(partial_, name);
    Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, kNewFile));
    if (file.get() < 0 || !write_all(file.get(), bytes) || !file.close()) return fail(name);
    contents_ += name + '\n';
    return true;
  }

  void restart() override {
    if (error_ || contents_.empty()) return;
    std::error_code ignored;
    fs::remove_all(partial_, ignored);
    contents_.clear();
    build_beside();
  }

  [[nodiscard]] std::optional<WriteError> error() const override { return error_; }

  bool finish() override {
    if (error_) return false;
    if (!index_.close()) return fail(index_name_);
    contents_ += index_name_ + '\n';
    Descriptor contents(
        ::open(path_in(partial_, kContents).c_str(), O_WRONLY | O_TRUNC | O_CLOEXEC));
    if (contents.get() < 0 || !write_all(contents.get(), contents_) || !contents.close()) {
      return fail(kContents);
    }
    return may_replace() && move_into_place();
  }

 private:
  /// Whether nothing is lost when the folder in the place goes.
  bool may_replace() {
    struct stat status {};
    if (::lstat(path_.c_str(), &status) != 0) return errno == ENOENT || fail({});
    if (!S_ISDIR(status.st_mode)) {
      errno = ENOTDIR;
      return fail({});
    }
    mode_ = status.st_mode & kNewFolder;
    std::error_code error;
    const auto foreign = foreign_entry(path_, true, {}, error);
    if (error) {
      errno = error.value();
      return fail({});
    }
    if (!foreign) return true;
    error_ =
        WriteError{{name_, name_},
                   {"文件夹里有不是 cbps 写的“" + *foreign + "”，不能整个换掉；请另选一个文件夹",
                    "it holds “" + *foreign +
                        "”, which cbps did not write, and cannot be replaced; choose another "
                        "folder"}};
    return false;
  }

  /// What an earlier run has left there goes; what belongs to somebody stays.
  void build_beside() {
    constexpr int kMostTries = 100;
    for (int i = 1; i <= kMostTries; ++i) {
      const std::string target = path_ + ".partial" + (i == 1 ? "" : std::to_string(i));
      std::error_code error;
      const bool is_left_over = fs::is_directory(fs::symlink_status(target, error)) &&
                                fs::exists(path_in(target, kContents), error) &&
                                !foreign_entry(target, false, ending_of(index_name_), error);
      if (is_left_over && !error) fs::remove_all(target, error);
      // Who may read the folder that it replaces may read this one, and nobody else.
      if (::mkdir(target.c_str(), mode_.value_or(kNewFolder)) == 0) {
        partial_ = target;
        if (mode_) (void)::chmod(target.c_str(), *mode_);  // some file systems have no modes
        open_files();
        return;
      }
      if (errno != EEXIST) break;
    }
    fail({});
  }

  void open_files() {
    const auto open_new = [this](const std::string& name) {
      return Descriptor(::open(path_in(partial_, name).c_str(),
                               O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, kNewFile));
    };
    if (open_new(kContents).get() < 0) {
      fail(kContents);
      return;
    }
    index_ = open_new(index_name_);
    if (index_.get() < 0) fail(index_name_);
  }

  bool move_into_place() {
    const std::string old = partial_ + ".old";
    const bool replaces = std::rename(path_.c_str(), old.c_str()) == 0;
    if (!replaces && errno != ENOENT) return fail({});
    if (std::rename(partial_.c_str(), path_.c_str()) != 0) {
      fail({});
      if (replaces) (void)std::rename(old.c_str(), path_.c_str());
      return false;
    }
    partial_.clear();
    std::error_code ignored;
    if (replaces) fs::remove_all(old, ignored);
    return true;
  }

  /// `file` is in the folder; empty: it is about the folder itself.
  bool fail(const std::string& file) {
    const std::string target = file.empty() ? name_ : path_in(name_, file);
    error_ = WriteError{{target, target}, reason(errno), false};
    return false;
  }

  std::string name_;
  std::string path_;     ///< of the folder that is made
  std::string partial_;  ///< the folder beside it, while there is one
  std::string index_name_;
  Descriptor index_;
  std::string contents_;        ///< the names of the files, a line each
  std::optional<mode_t> mode_;  ///< of the folder that is replaced, if there is one
  std::optional<WriteError> error_;
};

}  // namespace

std::unique_ptr<OutputFolder> open_output_folder(const std::string& path,
                                                 const std::string& index) {
  return std::make_unique<PosixOutputFolder>(path, index);
}

}  // namespace cbps::system
