#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

/// The encodings in which texts are saved, and how their bytes become UTF-8.
namespace cbps {

/// GB18030 is also GBK and GB2312, which are parts of it.
enum class Encoding : std::uint8_t { Utf8, Gb18030, Utf16Le, Utf16Be };

inline constexpr std::array<std::string_view, 4> kEncodingIds{"utf-8", "gb18030", "utf-16le",
                                                              "utf-16be"};
[[nodiscard]] inline std::span<const std::string_view> ids(Encoding /*encoding*/) {
  return kEncodingIds;
}

namespace encoding {

/// What people call it, such as "GB18030".
[[nodiscard]] std::string_view name_of(Encoding encoding);

/// Why bytes are no character in an encoding.
enum class Misfit : std::uint8_t {
  NoCharacter,    ///< they stand for none
  EuroByte,       ///< the byte 80, which is the euro sign in code page 936 of Windows
  LoneSurrogate,  ///< half of a character in UTF-16 without the other half
  CutShort,       ///< the text ends inside a character
  SwappedMark,    ///< a byte order mark with its bytes the other way round
};

/// The first bytes of a text that do not fit its encoding.
struct BadBytes {
  std::size_t offset = 0;
  std::size_t length = 0;
  Misfit why = Misfit::NoCharacter;
  bool operator==(const BadBytes&) const = default;
};

/// The most bytes that `size` bytes of any encoding become.
[[nodiscard]] constexpr std::size_t most_decoded(std::size_t size) { return size + size / 2 + 2; }

/// Appends the characters that `bytes` stand for to `text`, as UTF-8, up to the first bytes that
/// stand for none; nothing when there are none. A byte order mark is a character.
[[nodiscard]] std::optional<BadBytes> decode(std::string_view bytes, Encoding encoding,
                                             std::string& text);

/// The length of the byte order mark of `encoding` that a text begins with, 0 if with none.
[[nodiscard]] std::size_t mark_length(std::string_view bytes, Encoding encoding);

/// Whether a decoded text holds words that its reader knows, which show that the encoding is right.
enum class Familiarity : std::uint8_t { None, OfAscii, BeyondAscii };
using Judge = std::function<Familiarity(std::string_view text)>;

/// How much of the beginning of a file tells its encoding.
inline constexpr std::size_t kTellingBytes = std::size_t{64} << 10;

/// The encoding of a text, told from at most its first `kTellingBytes`:
/// 1. by its byte order mark;
/// 2. UTF-16 without one, by NUL bytes that stand mostly at odd, or mostly at even, offsets, where
///    known words come out, or where they are many and all on one side;
/// 3. UTF-8, where all bytes fit;
/// 4. GB18030, where all bytes fit and known words come out. Where some do not fit, words beyond
///    ASCII must come out before them.
/// Otherwise UTF-8: its reader says what is wrong.
[[nodiscard]] Encoding detect(std::string_view bytes, const Judge& judge);

/// What a stretch of a text seems to be that does not fit the encoding of the text.
[[nodiscard]] std::optional<Encoding> guess(std::string_view bytes);

/// The rest of a file, which its text does not hold because it could not be decoded.
struct UndecodedRest {
  Encoding encoding = Encoding::Utf8;
  Misfit why = Misfit::NoCharacter;
  std::string bytes;         ///< the first of it, those that do not fit
  std::uint64_t offset = 0;  ///< of these in the file, in bytes
  std::optional<Encoding> looks_like;
};

/// A text that ends before its file does (`UndecodedRest`) has this byte at its end, where the rest
/// would begin. It is not UTF-8, so whoever checks the text finds that it cannot be read on.
inline constexpr char kUndecoded = '\xFF';

}  // namespace encoding

}  // namespace cbps
