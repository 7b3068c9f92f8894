#include "cli/files.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <system_error>
#include <utility>

#include "cbps/doc/bundle.h"
#include "cbps/doc/yaml.h"
#include "cli/descriptor.h"
#include "cli/listing.h"

namespace cbps::cli {
namespace {

namespace fs = std::filesystem;

/// Whatever case its ending has: a standard must not be passed over for it.
bool is_rule_file(const std::string& path) {
  return has_ending(path, ".yaml") || has_ending(path, ".yml");
}

/// Standard input by its name on the command line.
Descriptor open_input(const std::string& path) {
  return Descriptor(path == kStandardInput ? ::dup(STDIN_FILENO)
                                           : ::open(path.c_str(), O_RDONLY | O_CLOEXEC));
}

std::optional<FileId> cannot_read(const std::string& path, int error, Sources& sources,
                                  Diagnostics& diagnostics) {
  const Span place = at_file(path, sources);
  if (error == ENOENT) {
    diagnostics.add(Code::NoSuchFile, place);
  } else {
    diagnostics.add(Code::CannotRead, place, reason(error));
  }
  return std::nullopt;
}

std::optional<FileId> too_large(const std::string& path, std::size_t size, std::size_t limit,
                                Sources& sources, Diagnostics& diagnostics) {
  diagnostics.add(Code::FileTooLarge, at_file(path, sources), std::to_string(size),
                  std::to_string(limit));
  return std::nullopt;
}

bool copy_all(const Descriptor& from, const Descriptor& to) {
  std::array<char, 64 * 1024> block;
  while (true) {
    const ssize_t count = ::read(from.get(), block.data(), block.size());
    if (count == 0) return true;
    if (count < 0 && errno == EINTR) continue;
    if (count < 0 || !write_all(to.get(), {block.data(), static_cast<std::size_t>(count)}))
      return false;
  }
}

/// A file's bytes as memory that the system fills in when they are read.
class Mapping {
 public:
  Mapping(const Descriptor& file, std::size_t size)
      : size_(size), bytes_(::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.get(), 0)) {}
  ~Mapping() {
    if (is_there()) ::munmap(bytes_, size_);
  }
  Mapping(const Mapping&) = delete;
  Mapping& operator=(const Mapping&) = delete;

  [[nodiscard]] bool is_there() const { return bytes_ != MAP_FAILED; }
  [[nodiscard]] std::string_view text() const { return {static_cast<const char*>(bytes_), size_}; }

 private:
  std::size_t size_;
  void* bytes_;
};

/// For what does not tell its size.
constexpr std::size_t kLeastBlock = std::size_t{64} << 10;

/// The folder of a pack's cases, which are no rules.
constexpr std::string_view kCasesFolder = "tests";

}  // namespace

bool is_hidden(std::string_view path) { return path.substr(path.rfind('/') + 1).starts_with('.'); }

bool has_ending(std::string_view path, std::string_view ending) {
  if (path.size() <= ending.size() || path[path.size() - ending.size() - 1] == '/') return false;
  const std::string_view own = path.substr(path.size() - ending.size());
  return std::equal(own.begin(), own.end(), ending.begin(), ending.end(), [](char c, char wanted) {
    return wanted == (c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
  });
}

Span at_file(const std::string& path, Sources& sources) { return {0, 0, sources.add(path, "")}; }

bool write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t count = ::write(descriptor, text.data(), text.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return false;
    text.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

std::optional<FileId> read_file(const std::string& path, std::size_t limit, Sources& sources,
                                Diagnostics& diagnostics) {
  const Descriptor file = open_input(path);
  if (file.get() < 0) return cannot_read(path, errno, sources, diagnostics);
  struct stat status {};
  const bool has_size = ::fstat(file.get(), &status) == 0 && S_ISREG(status.st_mode);
  const std::size_t expected = has_size ? static_cast<std::size_t>(status.st_size) : 0;
  if (expected > limit) return too_large(path, expected, limit, sources, diagnostics);
  // Room for a byte more than the file should have shows that it ends there, and a byte more than
  // is allowed that it is too many, even of a device or a file that grows.
  std::string text(std::min(expected, limit) + 1, '\0');
  std::size_t length = 0;
  while (length <= limit) {
    if (length == text.size()) {
      text.resize(std::min(std::max(2 * length, kLeastBlock), limit + 1));
    }
    const ssize_t count = ::read(file.get(), text.data() + length, text.size() - length);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return cannot_read(path, errno, sources, diagnostics);
    if (count == 0) break;
    length += static_cast<std::size_t>(count);
    if (length == expected) break;  // it gave less than was asked for
  }
  if (length > limit) return too_large(path, length, limit, sources, diagnostics);
  text.resize(length);
  return sources.add(path, std::move(text));
}

std::optional<FileId> map_file(const std::string& path, Sources& sources,
                               Diagnostics& diagnostics) {
  Descriptor file = open_input(path);
  if (file.get() < 0) return cannot_read(path, errno, sources, diagnostics);
  struct stat status {};
  if (::fstat(file.get(), &status) != 0) return cannot_read(path, errno, sources, diagnostics);
  if (S_ISDIR(status.st_mode)) return cannot_read(path, EISDIR, sources, diagnostics);
  if (!S_ISREG(status.st_mode)) {
    std::FILE* copy = std::tmpfile();
    if (copy == nullptr) return cannot_read(path, errno, sources, diagnostics);
    Descriptor target(::dup(::fileno(copy)));
    std::fclose(copy);
    if (!copy_all(file, target) || ::fstat(target.get(), &status) != 0) {
      return cannot_read(path, errno, sources, diagnostics);
    }
    std::swap(file, target);
    (void)::lseek(file.get(), 0, SEEK_SET);
  }
  // Of standard input somebody else may have read the beginning.
  const off_t begin = ::lseek(file.get(), 0, SEEK_CUR);
  if (begin >= status.st_size) return sources.add(path, "");
  auto mapping = std::make_shared<const Mapping>(file, static_cast<std::size_t>(status.st_size));
  if (!mapping->is_there()) return cannot_read(path, errno, sources, diagnostics);
  const std::string_view text = mapping->text().substr(static_cast<std::size_t>(begin));
  return sources.add(path, text, std::move(mapping));
}

std::optional<doc::Document> read_rules(const std::string& folder, Sources& sources,
                                        Diagnostics& diagnostics) {
  std::vector<fs::path> files;
  std::vector<fs::path> left_out;
  std::error_code error;
  for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    const fs::path& path = it->path();
    if (is_hidden(path.native())) continue;
    std::error_code ignored;
    if (it->is_directory(ignored)) {
      if (path.filename() != kCasesFolder) left_out.push_back(path);
    } else if (is_rule_file(path.native())) {
      files.push_back(path);
    }
  }
  if (error) {
    cannot_read(folder, error.value(), sources, diagnostics);
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
  const Span whole = at_file(folder, sources);
  for (const fs::path& path : left_out) {
    diagnostics.add(Code::FolderLeftOut, whole, path.filename().string());
  }
  return doc::bundle(documents, whole);
}

}  // namespace cbps::cli
