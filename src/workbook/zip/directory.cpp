#include "workbook/zip/directory.h"

#include <minizip/unzip.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstring>
#include <memory>

namespace cbps::workbook {
namespace {

constexpr std::size_t kMostParts = 65'535;
/// No name that anything refers to is longer.
constexpr std::size_t kMostNameBytes = 1023;
/// Of what a directory says beside the usual, this much is looked at.
constexpr std::size_t kMostExtraBytes = 1024;

/// A file in memory, as minizip wants to see one.
struct MemoryFile {
  std::string_view bytes;
  std::size_t at = 0;
};

MemoryFile& file_of(voidpf stream) { return *static_cast<MemoryFile*>(stream); }

voidpf open_file(voidpf opaque, const void* /*name*/, int /*mode*/) { return opaque; }

uLong read_file(voidpf /*opaque*/, voidpf stream, void* to, uLong size) {
  MemoryFile& file = file_of(stream);
  const std::size_t count = std::min<std::size_t>(size, file.bytes.size() - file.at);
  std::memcpy(to, file.bytes.data() + file.at, count);
  file.at += count;
  return static_cast<uLong>(count);
}

ZPOS64_T tell_file(voidpf /*opaque*/, voidpf stream) { return file_of(stream).at; }

long seek_file(voidpf /*opaque*/, voidpf stream, ZPOS64_T offset, int origin) {
  MemoryFile& file = file_of(stream);
  ZPOS64_T to = offset;  // minizip goes back by adding what wraps around
  if (origin == ZLIB_FILEFUNC_SEEK_CUR) to += file.at;
  if (origin == ZLIB_FILEFUNC_SEEK_END) to += file.bytes.size();
  if (to > file.bytes.size()) return -1;
  file.at = static_cast<std::size_t>(to);
  return 0;
}

int close_file(voidpf /*opaque*/, voidpf /*stream*/) { return 0; }
int error_of_file(voidpf /*opaque*/, voidpf /*stream*/) { return 0; }

struct Close {
  void operator()(voidp zip) const { unzClose(zip); }
};
using Zip = std::unique_ptr<void, Close>;

Zip open_zip(MemoryFile& file) {
  zlib_filefunc64_def functions{};
  functions.zopen64_file = open_file;
  functions.zread_file = read_file;
  functions.ztell64_file = tell_file;
  functions.zseek64_file = seek_file;
  functions.zclose_file = close_file;
  functions.zerror_file = error_of_file;
  functions.opaque = &file;
  return Zip(unzOpen2_64("", &functions));
}

/// A number of so many bytes, the lowest first.
ZPOS64_T number_at(std::string_view bytes) {
  ZPOS64_T number = 0;
  for (std::size_t i = bytes.size(); i-- > 0;) {
    number = number << 8U | static_cast<unsigned char>(bytes[i]);
  }
  return number;
}

/// Takes sizes that do not fit 32 bits from where ZIP64 has them. minizip 1.1 does so only where a
/// long has 32 bits.
void take_large_sizes(std::string_view extra, unz_file_info64& info) {
  constexpr ZPOS64_T kElsewhere = 0xFFFFFFFFU;
  constexpr ZPOS64_T kZip64 = 1;
  constexpr std::size_t kHead = 4;
  while (extra.size() >= kHead) {
    const ZPOS64_T id = number_at(extra.substr(0, 2));
    const auto size = static_cast<std::size_t>(number_at(extra.substr(2, 2)));
    std::string_view field = extra.substr(kHead, size);
    extra = extra.substr(std::min(extra.size(), kHead + size));
    if (id != kZip64) continue;
    for (ZPOS64_T* const one : {&info.uncompressed_size, &info.compressed_size}) {
      if (*one != kElsewhere || field.size() < sizeof *one) continue;
      *one = number_at(field.substr(0, sizeof *one));
      field.remove_prefix(sizeof *one);
    }
    return;
  }
}

/// The packed bytes of the current part.
std::variant<std::string_view, FaultKind> packed_bytes(voidp zip, std::string_view bytes,
                                                       const unz_file_info64& info) {
  constexpr uLong kIsEncrypted = 1;
  if ((info.flag & kIsEncrypted) != 0) return FaultKind::EncryptedPart;
  if (info.compression_method != 0 && info.compression_method != Z_DEFLATED) {
    return FaultKind::UnknownPacking;
  }
  int method = 0;
  constexpr int kRaw = 1;
  // Compares the local header with the directory.
  if (unzOpenCurrentFile2(zip, &method, nullptr, kRaw) != UNZ_OK) return FaultKind::BrokenZip;
  const ZPOS64_T begin = unzGetCurrentFileZStreamPos64(zip);
  unzCloseCurrentFile(zip);
  if (begin > bytes.size() || info.compressed_size > bytes.size() - begin) {
    return FaultKind::TruncatedPart;
  }
  return bytes.substr(static_cast<std::size_t>(begin),
                      static_cast<std::size_t>(info.compressed_size));
}

}  // namespace

std::variant<std::vector<Part>, FaultKind> read_directory(std::string_view bytes) {
  MemoryFile file{bytes};
  const Zip zip = open_zip(file);
  if (zip == nullptr) return FaultKind::BrokenZip;
  std::vector<Part> parts;
  int step = unzGoToFirstFile(zip.get());
  for (std::size_t seen = 0; step == UNZ_OK; step = unzGoToNextFile(zip.get()), ++seen) {
    if (seen == kMostParts) return FaultKind::TooManyParts;
    unz_file_info64 info{};
    std::array<char, kMostNameBytes + 1> name{};
    std::array<char, kMostExtraBytes> extra{};
    if (unzGetCurrentFileInfo64(zip.get(), &info, name.data(), name.size(), extra.data(),
                                extra.size(), nullptr, 0) != UNZ_OK) {
      return FaultKind::BrokenZip;
    }
    take_large_sizes({extra.data(), std::min<std::size_t>(info.size_file_extra, extra.size())},
                     info);
    if (info.size_filename == 0 || info.size_filename > kMostNameBytes) continue;
    const std::string_view text(name.data(), info.size_filename);
    if (text.back() == '/') continue;
    Part part;
    part.name = text;
    part.size = info.uncompressed_size;
    part.checksum = static_cast<std::uint32_t>(info.crc);
    part.is_deflated = info.compression_method == Z_DEFLATED;
    const auto packed = packed_bytes(zip.get(), bytes, info);
    if (const auto* found = std::get_if<std::string_view>(&packed)) {
      part.packed = *found;
    } else {
      part.fault = std::get<FaultKind>(packed);
    }
    parts.push_back(std::move(part));
  }
  if (step != UNZ_END_OF_LIST_OF_FILE) return FaultKind::BrokenZip;
  return parts;
}

}  // namespace cbps::workbook
