#include "data/facts/list_text.h"

#include <array>

namespace cbps::data {
namespace {

unsigned byte_of(char c) { return static_cast<unsigned char>(c); }

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The bytes of a full-width digit before its last.
constexpr std::string_view kWideDigit = "\xEF\xBC";
bool is_wide_digit(std::string_view three) {
  return three.starts_with(kWideDigit) && byte_of(three[2]) >= 0x90 && byte_of(three[2]) <= 0x99;
}

bool ends_with_digit(std::string_view text) {
  text = without_blanks_around(text);
  if (text.empty()) return false;
  return is_digit(text.back()) || (text.size() >= 3 && is_wide_digit(text.substr(text.size() - 3)));
}

bool begins_with_digit(std::string_view text) {
  text = without_blanks_around(text);
  if (text.empty()) return false;
  return is_digit(text.front()) || (text.size() >= 3 && is_wide_digit(text.substr(0, 3)));
}

template <class Signs>
std::size_t length_of(const Signs& signs, std::string_view text) {
  const auto sign = std::find_if(signs.begin(), signs.end(),
                                 [text](std::string_view one) { return text.starts_with(one); });
  return sign == signs.end() ? 0 : sign->size();
}

}  // namespace

ListSign found_sign_at(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at);
  if (const std::size_t length = length_of(kListSeparators, rest)) return {length, true};
  if (const std::size_t length = length_of(kAlsoListSeparators, rest)) return {length, false};
  const std::size_t length = length_of(kWordSeparators, rest);
  if (length == 0) return {};
  const bool in_number =
      ends_with_digit(text.substr(0, at)) && begins_with_digit(rest.substr(length));
  return in_number ? ListSign{} : ListSign{length, false};
}

}  // namespace cbps::data
