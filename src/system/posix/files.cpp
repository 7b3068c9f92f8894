#include "cbps/system/files.h"

#include <fcntl.h>
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
#include "system/posix/links.h"
#include "system/posix/mapping.h"
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
  diagnostics.add(Code::FileTooLarge, at_file(path, sources), std::to_string(size),
                  std::to_string(limit));
  return std::nullopt;
}

enum class Copied : std::uint8_t { All, Beginning, Failed, TooLarge };

/// Copies a pipe or device to its end, or as far as the limits allow.
Copied copy_all(const Descriptor& from, const Descriptor& to, const MapLimits& limits) {
  std::array<char, 64 * 1024> block;
  std::string beginning;
  bool is_beginning_seen = !limits.is_enough;
  for (std::uint64_t copied = 0; copied <= limits.most_bytes;) {
    const ssize_t count = ::read(from.get(), block.data(), block.size());
    if (count == 0) return Copied::All;
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return Copied::Failed;
    const std::string_view bytes(block.data(), static_cast<std::size_t>(count));
    if (!write_all(to.get(), bytes)) return Copied::Failed;
    copied += bytes.size();
    if (is_beginning_seen) continue;
    beginning += bytes;
    if (beginning.size() < MapLimits::kBeginning) continue;
    if (limits.is_enough(beginning)) return Copied::Beginning;
    beginning = {};
    is_beginning_seen = true;
  }
  return Copied::TooLarge;
}

/// What is compared of a file before and after it was read.
struct Stamp {
  FileIdentity identity;
  off_t size = 0;
  std::int64_t seconds = 0;
  std::int64_t nanoseconds = 0;

  bool operator==(const Stamp&) const = default;
};

FileIdentity identity_in(const struct stat& status) {
  return {static_cast<std::uint64_t>(status.st_dev), static_cast<std::uint64_t>(status.st_ino)};
}

Stamp stamp_of(const struct stat& status) {
  return {identity_in(status), status.st_size, status.st_mtim.tv_sec, status.st_mtim.tv_nsec};
}

/// False: there is nothing at the path, or it cannot be asked about.
bool get_status(const std::string& path, struct stat& status) {
  return (path == kStandardInput ? ::fstat(STDIN_FILENO, &status)
                                 : ::stat(path.c_str(), &status)) == 0;
}

bool differs_from(const std::string& path, const Stamp& before) {
  struct stat status {};
  return !get_status(path, status) || stamp_of(status) != before;
}

std::optional<FileIdentity> identity_if_regular(const struct stat& status) {
  if (!S_ISREG(status.st_mode)) return std::nullopt;
  return identity_in(status);
}

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
  if (has_size && differs_from(path, stamp_of(status))) {
    diagnostics.add(Code::FileChanged, at_file(path, sources));
    return std::nullopt;
  }
  text.resize(length);
  auto owner = std::make_shared<const std::string>(std::move(text));
  const std::string_view bytes = *owner;
  return LoadedFile{bytes, std::move(owner), has_size && path != kStandardInput, {}, false};
}

std::optional<LoadedFile> map_file(const std::string& path, const MapLimits& limits,
                                   Sources& sources, Diagnostics& diagnostics) {
  Descriptor file = open_input(path);
  if (file.get() < 0) return cannot_read(path, errno, sources, diagnostics);
  struct stat status {};
  if (::fstat(file.get(), &status) != 0) return cannot_read(path, errno, sources, diagnostics);
  if (S_ISDIR(status.st_mode)) return cannot_read(path, EISDIR, sources, diagnostics);
  const auto larger = [&] {
    diagnostics.add(Code::InputTooLarge, at_file(path, sources), std::to_string(limits.most_bytes));
    return std::nullopt;
  };
  const bool is_regular = S_ISREG(status.st_mode);
  LoadedFile loaded{{}, {}, is_regular && path != kStandardInput, {}, false};
  if (is_regular) {
    if (static_cast<std::uint64_t>(status.st_size) > limits.most_bytes) return larger();
    loaded.has_changed = [path, before = stamp_of(status)] { return differs_from(path, before); };
  } else {
    Descriptor target = temporary_file();
    if (target.get() < 0) return cannot_read(path, errno, sources, diagnostics);
    const Copied copied = copy_all(file, target, limits);
    if (copied == Copied::TooLarge) return larger();
    if (copied == Copied::Failed || ::fstat(target.get(), &status) != 0) {
      return cannot_read(path, errno, sources, diagnostics);
    }
    loaded.is_cut = copied == Copied::Beginning;
    std::swap(file, target);
    (void)::lseek(file.get(), 0, SEEK_SET);
  }
  // Another program may have read the beginning of standard input.
  const off_t begin = ::lseek(file.get(), 0, SEEK_CUR);
  if (begin >= status.st_size) return loaded;
  auto mapping = std::make_shared<const Mapping>(file, static_cast<std::size_t>(status.st_size));
  if (!mapping->is_there()) return cannot_read(path, errno, sources, diagnostics);
  loaded.bytes = mapping->text().substr(static_cast<std::size_t>(begin));
  loaded.owner = std::move(mapping);
  return loaded;
}

bool is_regular_file(const std::string& path) {
  std::error_code ignored;
  return std::filesystem::is_regular_file(path, ignored);
}

std::optional<FileIdentity> identity_of(const std::string& path) {
  struct stat status {};
  return get_status(path, status) ? identity_if_regular(status) : std::nullopt;
}

std::optional<FileIdentity> identity_of_standard_output() {
  struct stat status {};
  return ::fstat(STDOUT_FILENO, &status) == 0 ? identity_if_regular(status) : std::nullopt;
}

std::string resolved(const std::string& path) {
  namespace fs = std::filesystem;
  std::error_code error;
  // Only a path from the root on is resolved where its first folder is not there.
  const fs::path whole = fs::absolute(behind_links(path).value_or(path), error);
  const fs::path found = fs::weakly_canonical(whole, error);
  return (error ? whole.lexically_normal() : found).string();
}

}  // namespace cbps::system
