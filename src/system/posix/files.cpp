#include "cbps/system/files.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <memory>
#include <system_error>
#include <utility>

#include "system/posix/descriptor.h"
#include "system/posix/reason.h"
#include "system/posix/temporary_file.h"

namespace cbps::system {
namespace {

Descriptor open_input(const std::string& path) {
  return Descriptor(path == kStandardInput ? ::dup(STDIN_FILENO)
                                           : ::open(path.c_str(), O_RDONLY | O_CLOEXEC));
}

std::optional<LoadedFile> cannot_read(const std::string& path, int error, Sources& sources,
                                      Diagnostics& diagnostics) {
  const Span place = at_file(path, sources);
  if (error == ENOENT) {
    diagnostics.add(Code::NoSuchFile, place);
  } else {
    diagnostics.add(Code::CannotRead, place, reason(error));
  }
  return std::nullopt;
}

std::optional<LoadedFile> too_large(const std::string& path, std::size_t size, std::size_t limit,
                                    Sources& sources, Diagnostics& diagnostics) {
  diagnostics.add(Code::FileTooLarge, at_file(path, sources),
                  std::to_string(size), std::to_string(limit));
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

/// The bytes of a file as memory that the system fills when it is read.
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

/// The first reads of what does not tell its size.
constexpr std::size_t kLeastBlock = std::size_t{64} << 10;

}  // namespace

Span at_file(const std::string& path, Sources& sources) { return {0, 0, sources.add(path, "")}; }

std::optional<LoadedFile> read_file(const std::string& path, std::size_t limit, Sources& sources,
                                    Diagnostics& diagnostics) {
  const Descriptor file = open_input(path);
  if (file.get() < 0) return cannot_read(path, errno, sources, diagnostics);
  struct stat status {};
  const bool has_size = ::fstat(file.get(), &status) == 0 && S_ISREG(status.st_mode);
  const std::size_t expected = has_size ? static_cast<std::size_t>(status.st_size) : 0;
  if (expected > limit) return too_large(path, expected, limit, sources, diagnostics);
  // There is room for one byte more than the file should have, so that a read shows where it ends,
  // and for one more than is allowed, so that a device or a growing file is found to be too large.
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
    if (length == expected) break;  // the read gave less than was asked for
  }
  if (length > limit) return too_large(path, length, limit, sources, diagnostics);
  text.resize(length);
  return LoadedFile{sources.add(path, std::move(text)), has_size && path != kStandardInput};
}

std::optional<LoadedFile> map_file(const std::string& path, Sources& sources,
                                   Diagnostics& diagnostics) {
  Descriptor file = open_input(path);
  if (file.get() < 0) return cannot_read(path, errno, sources, diagnostics);
  struct stat status {};
  if (::fstat(file.get(), &status) != 0) return cannot_read(path, errno, sources, diagnostics);
  if (S_ISDIR(status.st_mode)) return cannot_read(path, EISDIR, sources, diagnostics);
  const bool is_regular = S_ISREG(status.st_mode);
  if (!is_regular) {
    Descriptor target = temporary_file();
    if (target.get() < 0) return cannot_read(path, errno, sources, diagnostics);
    if (!copy_all(file, target) || ::fstat(target.get(), &status) != 0) {
      return cannot_read(path, errno, sources, diagnostics);
    }
    std::swap(file, target);
    (void)::lseek(file.get(), 0, SEEK_SET);
  }
  const bool again = is_regular && path != kStandardInput;
  // Another program may have read the beginning of standard input.
  const off_t begin = ::lseek(file.get(), 0, SEEK_CUR);
  if (begin >= status.st_size) return LoadedFile{sources.add(path, ""), again};
  auto mapping = std::make_shared<const Mapping>(file, static_cast<std::size_t>(status.st_size));
  if (!mapping->is_there()) return cannot_read(path, errno, sources, diagnostics);
  const std::string_view text = mapping->text().substr(static_cast<std::size_t>(begin));
  return LoadedFile{sources.add(path, text, std::move(mapping)), again};
}

bool is_regular_file(const std::string& path) {
  std::error_code ignored;
  return std::filesystem::is_regular_file(path, ignored);
}

bool is_same_file(const std::string& one, const std::string& other) {
  std::error_code ignored;
  return std::filesystem::equivalent(one, other, ignored);
}

}  // namespace cbps::system
