#include "support/zip_writer.h"

#include <zlib.h>

namespace cbps::test {
namespace {

void put(std::string& to, std::uint64_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) to += static_cast<char>(value >> (8 * i) & 0xFFU);
}

struct Written {
  std::uint32_t checksum = 0;
  std::uint64_t packed = 0;
  std::uint64_t size = 0;
  std::uint64_t offset = 0;
};

constexpr std::uint32_t kInZip64 = 0xFFFFFFFFU;

/// What local headers and the directory have in common.
void put_description(std::string& to, const ZipPart& part, const Written& written,
                     std::uint64_t size) {
  put(to, part.is_zip64 ? 45 : 20, 2);
  put(to, part.flags, 2);
  put(to, part.method.value_or(part.is_stored ? 0 : Z_DEFLATED), 2);
  put(to, 0, 2);     // time
  put(to, 0x21, 2);  // 1980-01-01
  put(to, written.checksum, 4);
  put(to, part.is_zip64 ? kInZip64 : written.packed, 4);
  put(to, part.is_zip64 ? kInZip64 : size, 4);
  put(to, part.name.size(), 2);
  put(to, part.is_zip64 ? 20 : 0, 2);
}

void put_zip64_sizes(std::string& to, const ZipPart& part, const Written& written) {
  if (!part.is_zip64) return;
  put(to, 1, 2);
  put(to, 16, 2);
  put(to, written.size, 8);
  put(to, written.packed, 8);
}

}  // namespace

std::string deflated(const std::string& content) {
  z_stream stream{};
  deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 9, Z_DEFAULT_STRATEGY);
  std::string packed(deflateBound(&stream, content.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(content.data()));
  stream.avail_in = static_cast<uInt>(content.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  deflate(&stream, Z_FINISH);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  return packed;
}

std::string zip_of(std::span<const ZipPart> parts) {
  std::string zip;
  std::string directory;
  for (const ZipPart& part : parts) {
    const std::string packed = part.packed      ? *part.packed
                               : part.is_stored ? part.content
                                                : deflated(part.content);
    Written written;
    written.checksum = part.checksum.value_or(static_cast<std::uint32_t>(
        crc32_z(0, reinterpret_cast<const Bytef*>(part.content.data()), part.content.size())));
    written.packed = packed.size();
    written.size = part.size.value_or(static_cast<std::uint32_t>(part.content.size()));
    written.offset = zip.size();
    zip += "PK\x03\x04";
    put_description(zip, part, written,
                    part.local.value_or(static_cast<std::uint32_t>(written.size)));
    zip += part.name;
    put_zip64_sizes(zip, part, written);
    zip += packed;
    directory += "PK\x01\x02";
    put(directory, part.is_zip64 ? 45 : 20, 2);
    put_description(directory, part, written, written.size);
    put(directory, 0, 2);  // the comment
    put(directory, 0, 2);  // the disk
    put(directory, 0, 2);
    put(directory, 0, 4);
    put(directory, written.offset, 4);
    directory += part.name;
    put_zip64_sizes(directory, part, written);
  }
  const std::uint64_t begin = zip.size();
  zip += directory;
  zip += "PK\x05\x06";
  put(zip, 0, 4);
  put(zip, parts.size(), 2);
  put(zip, parts.size(), 2);
  put(zip, directory.size(), 4);
  put(zip, begin, 4);
  put(zip, 0, 2);
  return zip;
}

}  // namespace cbps::test
