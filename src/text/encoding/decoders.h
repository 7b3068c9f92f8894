#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "cbps/text/encoding.h"

namespace cbps::encoding {

/// What became of some bytes: how many of UTF-8 were written, and where it ended early.
struct Decoded {
  std::size_t written = 0;
  std::optional<BadBytes> bad;
};

// Each writes to `to`, which has room for `most_decoded` of the bytes and `kBlock` more.
[[nodiscard]] Decoded decode_gb18030(std::string_view bytes, char* to);
[[nodiscard]] Decoded decode_utf16le(std::string_view bytes, char* to);
[[nodiscard]] Decoded decode_utf16be(std::string_view bytes, char* to);

}  // namespace cbps::encoding
