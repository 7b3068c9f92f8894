#include "data/facts/not_given.h"

#include <algorithm>
#include <array>

#include "cbps/data/spelling.h"
#include "data/facts/value_text.h"
#include "data/fast/word_bytes.h"

namespace cbps::data {
namespace {

constexpr auto kWords = [] {
  std::array<std::uint64_t, kNotGivenWords.size()> words{};
  for (std::size_t i = 0; i < words.size(); ++i) words[i] = whole_word(kNotGivenWords[i]);
  return words;
}();

unsigned byte_of(char c) { return static_cast<unsigned char>(c); }

constexpr std::size_t kCharacter = 3;  ///< bytes of a Chinese one

/// The last bytes of the first characters of the Chinese words, which tell them from most others.
constexpr auto kLastOfFirst = [] {
  std::array<bool, 256> last{};
  for (const std::string_view word : kNotGivenWords) {
    if (word.size() >= 2 * kCharacter)
      last[static_cast<unsigned char>(word[kCharacter - 1])] = true;
  }
  return last;
}();

/// Most values: a number, or a word that begins in another way.
bool begins_otherwise(std::string_view text) {
  static constexpr auto kOther = [] {
    std::array<bool, 128> other{};
    for (char c = '0'; c <= 'z'; ++c) {
      const bool is_digit = c <= '9';
      const bool is_letter = (c >= 'A' && c <= 'Z') || c >= 'a';
      other[static_cast<std::size_t>(c)] = is_digit || is_letter;
    }
    for (const std::string_view word : kNotGivenWords) {
      const auto begin = static_cast<unsigned char>(word.front());
      if (begin < other.size()) other[begin] = false;
    }
    return other;
  }();
  const unsigned first = byte_of(text.front());
  if (first < kOther.size()) return kOther[first];
  if (byte_of(text.front()) < 0xE4 || byte_of(text.front()) > 0xE9) return false;
  return text.size() < 2 * kCharacter || !kLastOfFirst[byte_of(text[kCharacter - 1])];
}

}  // namespace

bool is_blank(std::string_view text) {
  if (text.empty()) return true;
  // Most texts begin with what is no blank: a sign of ASCII, a Chinese character (from U+4000 on).
  const unsigned first = byte_of(text.front());
  const bool is_mark = (first > 0x20 && first < 0x80) || (first >= 0xE4 && first <= 0xE9);
  return !is_mark && without_blanks_around(text).empty();
}

bool says_not_given(std::string_view text) {
  // The words have few bytes, but blanks around them and full width take some more.
  constexpr std::size_t kMostBytes = 64;
  if (text.empty()) return true;
  if (begins_otherwise(text)) return false;
  if (text.size() > kMostBytes) return is_blank(text);
  const ValueText value(text);
  if (value.text().empty()) return true;
  const std::uint64_t word = whole_word(value.text());
  if (word == 0) {
    return std::find(kNotGivenWords.begin(), kNotGivenWords.end(), value.text()) !=
           kNotGivenWords.end();
  }
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

bool says_not_given(std::string_view text, const Field& field, const Dictionary& dictionary) {
  if (!says_not_given(text)) return false;
  const bool has_options = field.type.kind == Kind::Choice || field.type.kind == Kind::Set;
  return !has_options || is_blank(text) || !find_option(dictionary.domain(field.type), text);
}

}  // namespace cbps::data
