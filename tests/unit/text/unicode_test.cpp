#include "cbps/text/unicode.h"

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "support/catch.h"
#include "text/normal_form.h"

namespace cbps::unicode {
namespace {

constexpr char32_t kMost = 0x10FFFF;

bool is_surrogate(char32_t c) { return c >= 0xD800 && c <= 0xDFFF; }

std::string text_of(char32_t code_point) {
  std::string text;
  append(text, code_point);
  return text;
}

/// Whether the form without tables, if there is one, is the one of the tables.
bool agrees(const std::string& text) {
  const auto common = common_normal_form(text);
  return !common || *common == full_normal_form(text);
}

/// Byte by byte, as the standard defines UTF-8 (table 3-7): the length of the character, or 0.
std::size_t length_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) -> unsigned {
    return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0;
  };
  const auto within = [](unsigned c, unsigned least, unsigned most) {
    return c >= least && c <= most;
  };
  const unsigned lead = byte(0);
  if (lead < 0x80) return 1;
  if (within(lead, 0xC2, 0xDF)) return within(byte(1), 0x80, 0xBF) ? 2 : 0;
  if (within(lead, 0xE0, 0xEF)) {
    const unsigned least = lead == 0xE0 ? 0xA0 : 0x80;
    const unsigned most = lead == 0xED ? 0x9F : 0xBF;
    return within(byte(1), least, most) && within(byte(2), 0x80, 0xBF) ? 3 : 0;
  }
  if (!within(lead, 0xF0, 0xF4)) return 0;
  const unsigned least = lead == 0xF0 ? 0x90 : 0x80;
  const unsigned most = lead == 0xF4 ? 0x8F : 0xBF;
  return within(byte(1), least, most) && within(byte(2), 0x80, 0xBF) && within(byte(3), 0x80, 0xBF)
             ? 4
             : 0;
}

TEST_CASE("one normal form, with the tables and without", "[text]") {
  SECTION("every code point, alone and behind another that could take it up") {
    std::vector<char32_t> wrong;
    for (char32_t c = 0; c <= kMost; ++c) {
      if (is_surrogate(c)) continue;
      const std::string one = text_of(c);
      if (!common_normal_form(one)) continue;
      if (!agrees(one) || !agrees("e" + one) || !agrees("区" + one) || !agrees(one + one)) {
        wrong.push_back(c);
      }
    }
    CHECK(wrong.empty());
  }
  SECTION("the ranges that are said are taken") {
    const auto taken = [](char32_t first, char32_t last) {
      for (char32_t c = first; c <= last; ++c) {
        if (!common_normal_form(text_of(c))) return false;
      }
      return true;
    };
    CHECK(taken(0, 0x7F));
    CHECK(taken(0x4E00, 0x9FFF));
    CHECK(taken(0x3000, 0x3003));
    CHECK(taken(0x3008, 0x3011));
    CHECK(taken(0xFF01, 0xFF5E));
    CHECK(common_normal_form("—‘’“”"));
    for (const char32_t other : {0x80U, 0x301U, 0x4DFFU, 0xA000U, 0xFF00U, 0xFF5FU, 0x33A1U}) {
      CHECK_FALSE(common_normal_form(text_of(other)));
    }
  }
  SECTION("texts by chance, of characters and of bytes") {
    std::mt19937 chance(20240601);  // NOLINT(cert-msc51-cpp): the same every time
    const std::vector<std::pair<char32_t, char32_t>> ranges{
        {0, 0x7F},        {0x4E00, 0x9FFF}, {0x3000, 0x3011}, {0xFF00, 0xFF60},
        {0x2010, 0x2020}, {0x300, 0x310},   {0xA0, 0x17F}};
    std::size_t common = 0;
    std::vector<std::string> wrong;
    for (int i = 0; i < 20000; ++i) {
      std::string text;
      const std::size_t some = 1 + chance() % ranges.size();
      for (std::size_t length = chance() % 12; length > 0; --length) {
        const auto& [first, last] = ranges[chance() % some];
        append(text, first + static_cast<char32_t>(chance() % (last - first + 1)));
      }
      if (chance() % 4 == 0 && !text.empty()) {
        text[chance() % text.size()] = static_cast<char>(chance() % 256);
      }
      common += common_normal_form(text).has_value() ? 1 : 0;
      if (!agrees(text)) wrong.push_back(text);
    }
    CHECK(wrong.empty());
    CHECK(common > 5000);
  }
}

TEST_CASE("a normal form knows no width, case or blank", "[text]") {
  CHECK(normalise("Ａ区 （ｍ２）\t面积\r\n") == "a区(m2)面积");
  CHECK(normalise("面积（㎡）") == "面积(m2)");
  CHECK(normalise("É Ｅ\u0301") == "éé");
  CHECK(normalise("\u3000 \n").empty());
  CHECK(normalise("bad \xE5\x8C") == "bad \xE5\x8C");
}

TEST_CASE("UTF-8 is told from other bytes, wherever they stand", "[text]") {
  std::mt19937 chance(7);  // NOLINT(cert-msc51-cpp)
  const std::vector<std::string> pieces{
      "abcdefghij", "社区", "é",        "😀",    "\xED\xA0\x80",    "\xE0\x80\x80",
      "\xE5\x8C",   "\xF8", "\xC0\xAF", "\x80", "\xF4\x90\x80\x80"};
  int good = 0;
  for (int i = 0; i < 20000; ++i) {
    std::string text;
    const std::size_t some = chance() % 3 == 0 ? pieces.size() : 4;
    for (std::size_t n = chance() % 6; n > 0; --n) text += pieces[chance() % some];
    if (!text.empty()) text.resize(text.size() - chance() % 2);
    std::optional<std::size_t> bad;
    std::size_t characters = 0;
    for (std::size_t at = 0; at < text.size(); ++characters) {
      const std::size_t length = length_at(text, at);
      if (length == 0 && !bad) bad = at;
      at += std::max<std::size_t>(length, 1);
    }
    good += bad ? 0 : 1;
    REQUIRE(first_invalid_byte(text) == bad);
    REQUIRE(count_characters(text) == characters);
  }
  CHECK(good > 5000);
}

}  // namespace
TEST_CASE("what is printable stays, all else is spelled out or replaced", "[text]") {
  CHECK(printable("").empty());
  CHECK(printable("甲a") == "甲a");
  CHECK(printable("\n甲\r\n\x1b[2J\x7f") == " 甲  U+001B[2JU+007F");
  CHECK(printable("\xff甲\xe7\xa4") == "\uFFFD甲\uFFFD\uFFFD");
  CHECK(printable("甲\t乙丙", 3) == "甲 乙…");
  CHECK(printable("甲\t乙", 3) == "甲 乙");
  CHECK(printable("甲", 0) == "…");
  CHECK(printable("a\u200Bb\uFEFFc\u00ADd") == "aU+200BbU+FEFFcU+00ADd");
  CHECK(printable("\u202Ecod\u2028\u2066\u200F\u0085") == "U+202EcodU+2028U+2066U+200FU+0085");
  CHECK(printable("a\uFFFEb\uFFFFc\uFFFD") == "aU+FFFEbU+FFFFc\uFFFD");
}

}  // namespace cbps::unicode
