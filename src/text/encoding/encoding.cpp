#include "cbps/text/encoding.h"

#include "cbps/text/unicode.h"
#include "text/encoding/ascii.h"
#include "text/encoding/decoders.h"

namespace cbps::encoding {
namespace {

/// In UTF-8 nothing is to be done but to look.
std::optional<BadBytes> append_utf8(std::string_view bytes, std::string& text) {
  const auto bad = unicode::first_invalid_byte(bytes);
  text += bytes.substr(0, bad.value_or(bytes.size()));
  if (!bad) return std::nullopt;
  return BadBytes{*bad, 1, Misfit::NoCharacter};
}

std::string_view mark_of(Encoding encoding) {
  switch (encoding) {
    case Encoding::Utf8: return unicode::kByteOrderMark;
    case Encoding::Gb18030: return "\x84\x31\x95\x33";
    case Encoding::Utf16Le: return "\xFF\xFE";
    case Encoding::Utf16Be: return "\xFE\xFF";
  }
  return {};
}

}  // namespace

std::string_view name_of(Encoding encoding) {
  switch (encoding) {
    case Encoding::Utf8: return "UTF-8";
    case Encoding::Gb18030: return "GB18030";
    case Encoding::Utf16Le: return "UTF-16LE";
    case Encoding::Utf16Be: return "UTF-16BE";
  }
  return {};
}

std::size_t mark_length(std::string_view bytes, Encoding encoding) {
  const std::string_view mark = mark_of(encoding);
  return bytes.starts_with(mark) ? mark.size() : 0;
}

std::optional<BadBytes> decode(std::string_view bytes, Encoding encoding, std::string& text) {
  const std::size_t before = text.size();
  const auto run = [&](auto decoder) {
    text.resize(before + most_decoded(bytes.size()) + kBlock);
    const Decoded decoded = decoder(bytes, text.data() + before);
    text.resize(before + decoded.written);
    return decoded.bad;
  };
  switch (encoding) {
    case Encoding::Utf8: return append_utf8(bytes, text);
    case Encoding::Gb18030: return run(decode_gb18030);
    case Encoding::Utf16Le: return run(decode_utf16le);
    case Encoding::Utf16Be: return run(decode_utf16be);
  }
  return std::nullopt;
}

}  // namespace cbps::encoding
