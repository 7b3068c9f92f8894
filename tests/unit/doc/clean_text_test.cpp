#include "doc/clean_text.h"

#include <array>
#include <random>

#include "cbps/doc/encoding_check.h"
#include "support/catch.h"

namespace cbps::doc {
namespace {

bool passes(std::string_view text) {
  Diagnostics diagnostics;
  return check_characters(text, 0, text.size(), FileId::None, diagnostics) == TextFault::None;
}

/// `piece` in the middle of 300 bytes and more that are clean: so that blocks of 64 begin and end
/// at each of its bytes, and in the middle of characters beside it.
template <class Check>
void everywhere(std::string_view piece, Check check) {
  for (const std::string_view filling : {"中文，", "ab ", "a中\n", "é中", "中文\xF0\x9F\x98\x80"}) {
    std::string before;
    for (std::size_t i = 0; i < 70; ++i, before += filling) {
      std::string text = before;
      text += piece;
      while (text.size() < before.size() + 150) text += filling;
      CAPTURE(filling, i);
      check(text);
    }
  }
}

constexpr std::array<std::string_view, 12> kClean{
    "", "x", "\t", "\r\n", "，", "、", "\u2028", "é", "\U0001F600", "\u0800", "\uD7FF", "\uE000"};
constexpr std::array<std::string_view, 24> kUnclean{
    "\x01",         "\x7F",         "\r",           "\x80",
    "\xBF\xBF",     "\xC0\x80",     "\xC1\xBF",     "\xC2",
    "\xC2\x80",     "\xC2\x9F",     "\xE0\x9F\xBF", "\xE4",
    "\xE4\xB8",     "\xE4\xB8\x41", "\xE4\xE4\xB8", "\xED\xA0\x80",
    "\xEF\xBC",     "\xEF\x41\x80", "\xF0\x8F\xBF", "\xF4\x90\x80",
    "\xF5\x80\x80", "\xFE",         "\xFF",         "\xE4\xB8\xAD\x80"};

}  // namespace

TEST_CASE("what is written mostly is clean, wherever it stands", "[doc]") {
  for (const std::string_view piece : kClean) {
    CAPTURE(piece);
    everywhere(piece, [](const std::string& text) { REQUIRE(is_clean(text)); });
  }
}

TEST_CASE("what is refused is never clean, wherever it stands", "[doc]") {
  for (const std::string_view piece : kUnclean) {
    everywhere(piece, [](const std::string& text) { REQUIRE_FALSE(is_clean(text)); });
  }
}

TEST_CASE("what is clean passes the slow check", "[doc]") {
  std::mt19937 random(20261127);
  std::size_t clean = 0;
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    // Mostly whole characters; now and then a byte that is changed.
    while (text.size() < 200) {
      text += random() % 200 == 0 ? std::string(kUnclean[random() % kUnclean.size()])
                                  : std::string(kClean[random() % kClean.size()]);
    }
    if (random() % 4 == 0) text[random() % text.size()] = static_cast<char>(random());
    if (!is_clean(text)) continue;
    ++clean;
    REQUIRE(passes(text));
  }
  CHECK(clean > 1000);
}

}  // namespace cbps::doc
