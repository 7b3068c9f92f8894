#include "cbps/text/encoding.h"

#include <fmt/format.h>

#include <cstdint>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "cbps/text/ids.h"
#include "cbps/text/unicode.h"
#include "support/catch.h"

namespace cbps::encoding {
namespace {

using namespace std::string_literals;

std::string decoded(std::string_view bytes, Encoding encoding) {
  std::string text;
  REQUIRE_FALSE(decode(bytes, encoding, text));
  return text;
}

std::uint32_t crc32(std::string_view bytes) {
  std::uint32_t sum = 0xFFFFFFFF;
  for (const char c : bytes) {
    sum ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) sum = (sum >> 1U) ^ ((sum & 1U) != 0 ? 0xEDB88320U : 0U);
  }
  return ~sum;
}

/// All characters of the codes that begin with a byte, in order.
struct OfLead {
  std::size_t count = 0;
  std::string text;
};
OfLead characters_of(unsigned lead) {
  OfLead all;
  const auto try_code = [&all](const std::string& code) {
    if (!decode(code, Encoding::Gb18030, all.text)) ++all.count;
  };
  for (unsigned second = 0; second < 0x100; ++second) {
    const std::string two{static_cast<char>(lead), static_cast<char>(second)};
    if (second < 0x30 || second > 0x39) {
      try_code(two);
      continue;
    }
    for (unsigned third = 0x81; third < 0xFF; ++third) {
      for (char fourth = 0x30; fourth < 0x3A; ++fourth) {
        try_code(two + static_cast<char>(third) + fourth);
      }
    }
  }
  return all;
}

/// A character as UTF-16, two bytes a unit.
void append_utf16(std::string& bytes, char32_t c, Encoding encoding) {
  const auto unit = [&](char32_t value) {
    const std::string both{static_cast<char>(value >> 8U), static_cast<char>(value & 0xFFU)};
    bytes += encoding == Encoding::Utf16Be ? both : std::string(both.rbegin(), both.rend());
  };
  if (c < 0x10000) return unit(c);
  unit(0xD800 + ((c - 0x10000) >> 10U));
  unit(0xDC00 + ((c - 0x10000) & 0x3FFU));
}

std::string utf16(const std::u32string& text, Encoding encoding) {
  std::string bytes;
  for (const char32_t c : text) append_utf16(bytes, c, encoding);
  return bytes;
}

std::string utf8(const std::u32string& text) {
  std::string bytes;
  for (const char32_t c : text) unicode::append(bytes, c);
  return bytes;
}

/// A reader of tables that knows the headings 户数 and id.
Familiarity judge(std::string_view text) {
  if (text.find("户数") != std::string_view::npos) return Familiarity::BeyondAscii;
  return text.find("id") != std::string_view::npos ? Familiarity::OfAscii : Familiarity::None;
}

const std::string kHeading = "\xBB\xA7\xCA\xFD";  // 户数 in GB18030

constexpr Encoding kDecoded[] = {Encoding::Gb18030, Encoding::Utf16Le, Encoding::Utf16Be};

}  // namespace

TEST_CASE("every code of GB18030 is what the codec of Python says", "[text][encoding]") {
  std::ifstream file(CBPS_GOLDEN_DIR "/text/gb18030.txt");
  unsigned lead = 0x80;
  std::size_t count = 0;
  for (std::string line; std::getline(file, line); ++lead) {
    const OfLead all = characters_of(lead);
    CHECK(line == fmt::format("{:02X} {} {:08x}", lead, all.count, crc32(all.text)));
    count += all.count;
  }
  CHECK(lead == 0x100);
  CHECK(count == 23'940 + 39'420 + 0x100000);
}

TEST_CASE("GB18030 as it was published last", "[text][encoding]") {
  CHECK(decoded("\xA8\xBC", Encoding::Gb18030) == "ḿ");
  CHECK(decoded("\xA6\xD9\xFE\x59", Encoding::Gb18030) == "︐龴");
  CHECK(decoded("\x84\x31\x82\x36", Encoding::Gb18030) == "︐");
  CHECK(decoded("\xA2\xE3", Encoding::Gb18030) == "€");
  CHECK(decoded("\x90\x30\x81\x30", Encoding::Gb18030) == "\xF0\x90\x80\x80");
  CHECK(decoded("\xE3\x32\x9A\x35", Encoding::Gb18030) == "\xF4\x8F\xBF\xBF");
}

TEST_CASE("every character of UTF-16 is decoded", "[text][encoding]") {
  std::u32string all;
  for (char32_t c = 0; c < 0x110000; ++c) {
    if ((c < 0xD800 || c > 0xDFFF) && c != 0xFFFE) all += c;
  }
  const std::string expected = utf8(all);
  for (const Encoding one : {Encoding::Utf16Le, Encoding::Utf16Be}) {
    CAPTURE(id_of(one));
    CHECK((decoded(utf16(all, one), one) == expected));
  }
}

TEST_CASE("ASCII between other characters, at any distance", "[text][encoding]") {
  for (std::size_t before = 0; before < 40; ++before) {
    for (std::size_t after = 0; after < 40; ++after) {
      const std::u32string text =
          std::u32string(before, U'a') + U"户" + std::u32string(after, U'b') + U"数";
      const std::string expected = utf8(text);
      REQUIRE(decoded(std::string(before, 'a') + "\xBB\xA7" + std::string(after, 'b') + "\xCA\xFD",
                      Encoding::Gb18030) == expected);
      REQUIRE(decoded(utf16(text, Encoding::Utf16Le), Encoding::Utf16Le) == expected);
      REQUIRE(decoded(utf16(text, Encoding::Utf16Be), Encoding::Utf16Be) == expected);
    }
  }
}

TEST_CASE("what fits no encoding is told by its place", "[text][encoding]") {
  struct Case {
    Encoding encoding;
    std::string bytes;
    BadBytes bad;
    std::string before;
  };
  const std::vector<Case> cases{
      {Encoding::Utf8, "a\xFF", {1, 1, Misfit::NoCharacter}, "a"},
      {Encoding::Gb18030, "a\x80,", {1, 1, Misfit::EuroByte}, "a"},
      {Encoding::Gb18030, kHeading + "\xFF", {4, 1, Misfit::NoCharacter}, "户数"},
      {Encoding::Gb18030, "a\xBB,", {1, 2, Misfit::NoCharacter}, "a"},
      {Encoding::Gb18030, "a\xBB\n", {1, 2, Misfit::NoCharacter}, "a"},
      {Encoding::Gb18030, "a\xBB\x7F", {1, 2, Misfit::NoCharacter}, "a"},
      {Encoding::Gb18030, "a\xBB\xFF", {1, 2, Misfit::NoCharacter}, "a"},
      {Encoding::Gb18030, "a\xBB", {1, 1, Misfit::CutShort}, "a"},
      {Encoding::Gb18030, "\x81\x30", {0, 2, Misfit::CutShort}, ""},
      {Encoding::Gb18030, "\x81\x30\x81", {0, 3, Misfit::CutShort}, ""},
      {Encoding::Gb18030, "\x81\x30,,", {0, 3, Misfit::NoCharacter}, ""},
      {Encoding::Gb18030, "\x81\x30\x81,", {0, 4, Misfit::NoCharacter}, ""},
      {Encoding::Gb18030, "\x84\x31\xA5\x30", {0, 4, Misfit::NoCharacter}, ""},
      {Encoding::Gb18030, "\xE3\x32\x9A\x36", {0, 4, Misfit::NoCharacter}, ""},
      {Encoding::Utf16Le, "a\0b"s, {2, 1, Misfit::CutShort}, "a"},
      {Encoding::Utf16Le, "a\0\xD8\xD8"s, {2, 2, Misfit::CutShort}, "a"},
      {Encoding::Utf16Le, "a\0\xD8\xD8z\0"s, {2, 2, Misfit::LoneSurrogate}, "a"},
      {Encoding::Utf16Be, "\0a\xDC\0\0z"s, {2, 2, Misfit::LoneSurrogate}, "a"},
      {Encoding::Utf16Le, "a\0\xFE\xFF"s, {2, 2, Misfit::SwappedMark}, "a"},
      {Encoding::Utf16Be, "\0a\xFF\xFE"s, {2, 2, Misfit::SwappedMark}, "a"},
  };
  for (const Case& one : cases) {
    CAPTURE(id_of(one.encoding), one.before);
    std::string text;
    const auto bad = decode(one.bytes, one.encoding, text);
    REQUIRE(bad);
    CHECK(*bad == one.bad);
    CHECK(text == one.before);
  }
}

TEST_CASE("any bytes are decoded up to the first bad ones, whatever stands before",
          "[text][encoding]") {
  std::mt19937 random(20240229);
  for (int round = 0; round < 4000; ++round) {
    std::string bytes(random() % 60, '\0');
    for (char& c : bytes) c = static_cast<char>(random() % 3 == 0 ? random() % 0x80 : random());
    for (const Encoding one : kDecoded) {
      std::string text = "x";
      const auto bad = decode(bytes, one, text);
      REQUIRE(text.size() <= 1 + most_decoded(bytes.size()));
      REQUIRE_FALSE(unicode::first_invalid_byte(text));
      if (bad) REQUIRE(bad->offset + bad->length <= bytes.size());
      // What fits by itself fits with something else before it.
      std::string longer = one == Encoding::Utf16Le   ? "a\0"s
                           : one == Encoding::Utf16Be ? "\0a"s
                                                      : "a";
      const std::size_t before = longer.size();
      longer += bytes;
      std::string again;
      const auto worse = decode(longer, one, again);
      REQUIRE(again == "a" + text.substr(1));
      REQUIRE(bad.has_value() == worse.has_value());
      if (bad) REQUIRE(worse->offset == bad->offset + before);
    }
  }
}

TEST_CASE("the encoding of a text is told from its bytes", "[text][encoding]") {
  const std::string far(kTellingBytes, 'a');
  struct Case {
    std::string bytes;
    Encoding encoding;
  };
  const std::vector<Case> cases{
      {"", Encoding::Utf8},
      {"id,households\n", Encoding::Utf8},
      {"户数\n", Encoding::Utf8},
      {"\xEF\xBB\xBFid\n", Encoding::Utf8},
      {"\xFF\xFEi\0d\0"s, Encoding::Utf16Le},
      {"\xFE\xFF\0i\0d"s, Encoding::Utf16Be},
      {"\x84\x31\x95\x33id", Encoding::Gb18030},
      {"\xFF\xFE\0\0i\0\0\0"s, Encoding::Utf8},  // UTF-32
      {"i\0d\0,\0\n\0"s, Encoding::Utf16Le},
      {"\0i\0d\0,\0\n"s, Encoding::Utf16Be},
      {"i\0d\0,"s, Encoding::Utf16Le},  // cut short
      {utf16(U"户数,一二三四五六七八九十甲乙丙丁", Encoding::Utf16Le), Encoding::Utf16Le},
      {utf16(U"户数,一二三四五六七八九十甲乙丙丁", Encoding::Utf16Be), Encoding::Utf16Be},
      {utf16(U"户数,名称\n一一,一一\n", Encoding::Utf16Le), Encoding::Utf16Le},
      {utf16(U"户数,名称\n一,最一\n", Encoding::Utf16Be), Encoding::Utf16Be},
      {utf16(U"某某,一二三四五六七八九十甲乙丙丁", Encoding::Utf16Be), Encoding::Utf8},
      {"id,households\na\0b,1\n"s, Encoding::Utf8},  // a NUL byte that strayed in
      {"PK\3\4\x14\0\6\0\x08\0\0\0"s, Encoding::Utf8},
      {kHeading + "\n1\n", Encoding::Gb18030},
      {"id,\xBC\xD7\n", Encoding::Gb18030},
      {"x,\xBC\xD7\n", Encoding::Utf8},  // nothing shows that it is right
      {kHeading + "\n\x80\n", Encoding::Gb18030},
      {"id\n\xBC\xD7\x80\n", Encoding::Utf8},
      {kHeading + ",\xBC", Encoding::Gb18030},  // cut short
      {"户数,\xFF\n", Encoding::Utf8},
      {"户数,\xE6\x88\n", Encoding::Utf8},
      // Only the beginning tells.
      {far + kHeading, Encoding::Utf8},
      {kHeading + far + "\xFF", Encoding::Gb18030},
      {"户" + far.substr(5) + "数", Encoding::Utf8},
      {kHeading + far.substr(5) + kHeading, Encoding::Gb18030},
  };
  for (const Case& one : cases) {
    CAPTURE(one.bytes.substr(0, 40), one.bytes.size());
    CHECK(id_of(detect(one.bytes, judge)) == id_of(one.encoding));
  }
}

TEST_CASE("a beginning of UTF-8 that is cut anywhere is UTF-8", "[text][encoding]") {
  std::string text = "\xF0\x9F\x8F\xA0，户数é";
  while (text.size() < 2 * kTellingBytes) text += std::string(5'000, 'a') + "数é\xF0\x9F\x8F\xA0";
  for (std::size_t shift = 0; shift < 16; ++shift) {
    CHECK(detect(std::string(shift, ' ') + text, judge) == Encoding::Utf8);
  }
}

TEST_CASE("what a stretch of bytes seems to be", "[text][encoding]") {
  CHECK_FALSE(guess("id,1"));
  CHECK(guess("户数") == Encoding::Utf8);
  CHECK(guess(kHeading) == Encoding::Gb18030);
  CHECK_FALSE(guess("\xFF"));
}

}  // namespace cbps::encoding
