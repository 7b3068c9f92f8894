// libFuzzer entry: any bytes are decoded from every encoding. What comes out is UTF-8, and no
// longer than it may be; pieces that are cut at line feeds give the same as the whole; to detect an
// encoding, whatever it is, reads nothing that is not there.

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>

#include "cbps/text/encoding.h"
#include "cbps/text/unicode.h"

namespace {

using namespace cbps;

void require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "%s\n", what);
  std::abort();
}

/// Decodes line by line, as far as the bytes fit.
std::optional<encoding::BadBytes> decode_lines(std::string_view bytes, std::string& text) {
  for (std::size_t begin = 0; begin < bytes.size();) {
    const std::size_t feed = bytes.find('\n', begin);
    const std::size_t end = feed == std::string_view::npos ? bytes.size() : feed + 1;
    auto bad = encoding::decode(bytes.substr(begin, end - begin), Encoding::Gb18030, text);
    if (bad) {
      bad->offset += begin;
      return bad;
    }
    begin = end;
  }
  return std::nullopt;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // A copy that ends where the bytes end, so that a look behind them is found.
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  for (const Encoding one :
       {Encoding::Utf8, Encoding::Gb18030, Encoding::Utf16Le, Encoding::Utf16Be}) {
    std::string text;
    const auto bad = encoding::decode(bytes, one, text);
    require(text.size() <= encoding::most_decoded(size), "longer than it may be");
    require(!unicode::first_invalid_byte(text), "not UTF-8");
    require(!bad || (bad->length > 0 && bad->offset + bad->length <= size), "a place outside");
    if (bad) {
      std::string before;
      (void)encoding::decode(std::string_view(bytes).substr(0, bad->offset), one, before);
      require(before == text, "what stands before is another text");
    }
    if (one != Encoding::Gb18030) continue;
    std::string lines;
    const auto bad_in_lines = decode_lines(bytes, lines);
    require(lines == text && bad_in_lines == bad, "lines give another text");
  }
  // Knows all words: what is not UTF-8 is taken for something else as soon as it fits.
  const auto judge = [](std::string_view text) {
    return text.empty() ? encoding::Familiarity::None : encoding::Familiarity::BeyondAscii;
  };
  const Encoding found = encoding::detect(bytes, judge);
  // UTF-8 is never taken for anything else.
  const bool has_nul = bytes.find('\0') != std::string::npos;
  const bool has_mark = encoding::mark_length(bytes, Encoding::Utf16Le) != 0;
  if (!has_nul && !has_mark && !unicode::first_invalid_byte(bytes)) {
    require(found == Encoding::Utf8, "UTF-8 is taken for another encoding");
  }
  (void)encoding::guess(bytes);
  return 0;
}
