#include "cli/files.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <utility>

#include "cbps/doc/bundle.h"
#include "cbps/doc/yaml.h"

namespace cbps::cli {
namespace {

namespace fs = std::filesystem;

/// A message about a file that has no text to point into.
Span at_file(const std::string& path, Sources& sources) { return {0, 0, sources.add(path, "")}; }

/// The system's reasons that people meet, in both languages; others by the system's own words.
Bilingual reason(int error) {
  switch (error) {
    case EACCES:
    case EPERM: return {"没有权限", "permission denied"};
    case EISDIR: return {"这是文件夹", "it is a folder"};
    case ENOSPC: return {"磁盘已满", "no space left on the disk"};
    case ENOENT: return {"没有这个文件或文件夹", "no such file or folder"};
    case ENOTDIR: return {"这不是文件夹", "it is not a folder"};
    default: return {std::strerror(error), std::strerror(error)};
  }
}

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  [[nodiscard]] int get() const { return number_; }

 private:
  int number_;
};

bool is_yaml(const fs::path& path) {
  return path.extension() == ".yaml" || path.extension() == ".yml";
}

/// Whatever case its ending has: a standard must not be passed over for it.
bool is_rule_file(const fs::path& path) {
  std::string ending = path.extension().string();
  std::transform(ending.begin(), ending.end(), ending.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return ending == ".yaml" || ending == ".yml";
}

/// The folder of a pack's cases, which are no rules.
constexpr std::string_view kCasesFolder = "tests";

bool is_hidden(const fs::path& path) { return path.filename().string().starts_with('.'); }

void list_folder(const std::string& folder, Listing& listing, Sources& sources,
                 Diagnostics& diagnostics) {
  std::vector<std::string> found;
  std::vector<fs::path> pending{folder};
  while (!pending.empty()) {
    const fs::path current = pending.back();
    pending.pop_back();
    std::error_code error;
    for (fs::directory_iterator it(current, error), end; !error && it != end; it.increment(error)) {
      const fs::path& path = it->path();
      if (is_hidden(path)) continue;
      std::error_code ignored;
      const bool is_folder = it->is_directory(ignored);
      if (is_folder && !it->is_symlink(ignored)) {
        pending.push_back(path);
      } else if (!is_folder && (is_yaml(path) || is_table_name(path.string()))) {
        found.push_back(path.string());
      } else {
        listing.left_out.push_back(path.string());
      }
    }
    if (error) {
      diagnostics.add(Code::CannotRead, at_file(current.string(), sources),
                      {reason(error.value())});
    }
  }
  if (found.empty() && !diagnostics.has_errors()) {
    diagnostics.add(Code::NoProfiles, at_file(folder, sources));
  }
  std::sort(found.begin(), found.end());
  std::move(found.begin(), found.end(), std::back_inserter(listing.files));
}

}  // namespace

bool is_table_name(const std::string& path) {
  // Spreadsheets of old write capitals.
  constexpr std::string_view kEnding = ".csv";
  if (path.size() <= kEnding.size()) return false;
  return std::equal(
      kEnding.begin(), kEnding.end(), path.end() - kEnding.size(), [](char wanted, char c) {
        return wanted == (c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
      });
}

std::optional<FileId> read_file(const std::string& path, std::size_t limit, Sources& sources,
                                Diagnostics& diagnostics) {
  const auto fail = [&](int error) -> std::optional<FileId> {
    diagnostics.add(error == ENOENT ? Code::NoSuchFile : Code::CannotRead, at_file(path, sources),
                    {reason(error)});
    return std::nullopt;
  };
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.get() < 0) return fail(errno);
  std::string text;
  std::array<char, 64 * 1024> block;
  // One byte more than allowed is enough to know that it is too many, even of a device.
  while (text.size() <= limit) {
    const ssize_t count = ::read(file.get(), block.data(), block.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return fail(errno);
    if (count == 0) return sources.add(path, std::move(text));
    text.append(block.data(), static_cast<std::size_t>(count));
  }
  std::error_code ignored;
  const auto size = fs::file_size(path, ignored);
  diagnostics.add(Code::FileTooLarge, at_file(path, sources),
                  {std::to_string(ignored ? text.size() : size), std::to_string(limit)});
  return std::nullopt;
}

Listing list_profiles(const std::vector<std::string>& paths, Sources& sources,
                      Diagnostics& diagnostics) {
  Listing listing;
  for (const std::string& path : paths) {
    std::error_code error;
    if (fs::is_directory(path, error)) {
      list_folder(path, listing, sources, diagnostics);
    } else {
      listing.files.push_back(path);
    }
  }
  std::sort(listing.left_out.begin(), listing.left_out.end());
  return listing;
}

std::optional<doc::Document> read_rules(const std::string& folder, Sources& sources,
                                        Diagnostics& diagnostics) {
  std::vector<fs::path> files;
  std::vector<fs::path> left_out;
  std::error_code error;
  for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    const fs::path& path = it->path();
    if (is_hidden(path)) continue;
    std::error_code ignored;
    if (it->is_directory(ignored)) {
      if (path.filename() != kCasesFolder) left_out.push_back(path);
    } else if (is_rule_file(path)) {
      files.push_back(path);
    }
  }
  if (error) {
    const bool absent = error.value() == ENOENT;
    diagnostics.add(absent ? Code::NoSuchFile : Code::CannotRead, at_file(folder, sources),
                    {reason(error.value())});
    return std::nullopt;
  }
  std::sort(files.begin(), files.end());
  std::sort(left_out.begin(), left_out.end());
  std::vector<std::pair<std::string, doc::Document>> documents;
  for (const fs::path& path : files) {
    const auto file = read_file(path.string(), doc::Limits{}.file_bytes, sources, diagnostics);
    auto document = file ? doc::read_yaml(sources, *file, diagnostics) : std::nullopt;
    documents.emplace_back(path.filename().string(),
                           document ? std::move(*document) : doc::unread());
  }
  // The built-in pack counts on the order: the files, then the folder (see name_builtin_files).
  const Span whole = at_file(folder, sources);
  for (const fs::path& path : left_out) {
    diagnostics.add(Code::FolderLeftOut, whole, {path.filename().string()});
  }
  return doc::bundle(documents, whole);
}

bool write_file(const std::string& path, std::string_view text, Diagnostics& diagnostics) {
  const auto fail = [&](int error) {
    diagnostics.add(Code::CannotWrite, {0, 0, FileId::None}, {path})
        .note(Code::Hint, {reason(error)});
    return false;
  };
  std::error_code ignored;
  // What is no ordinary file (a pipe, /dev/null) cannot be replaced, only written to.
  const bool replace = !fs::exists(path, ignored) || fs::is_regular_file(path, ignored);
  const std::string target = replace ? path + ".partial" : path;
  {
    const Descriptor file(::open(target.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666));
    if (file.get() < 0) return fail(errno);
    while (!text.empty()) {
      const ssize_t count = ::write(file.get(), text.data(), text.size());
      if (count < 0 && errno == EINTR) continue;
      if (count < 0) {
        const int error = errno;
        if (replace) fs::remove(target, ignored);
        return fail(error);
      }
      text.remove_prefix(static_cast<std::size_t>(count));
    }
  }
  if (replace && std::rename(target.c_str(), path.c_str()) != 0) return fail(errno);
  return true;
}

}  // namespace cbps::cli
