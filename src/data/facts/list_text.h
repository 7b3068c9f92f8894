#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

#include "cbps/data/spelling.h"
#include "data/facts/list_sign.h"
#include "data/facts/value_text.h"

namespace cbps::data {

/// A separator of the items of a list.
struct ListSign {
  std::size_t length = 0;     ///< 0: there is none
  bool is_canonical = false;  ///< it is one of `kListSeparators`
};

/// Whether a separator may begin with a byte: most bytes of most texts cannot.
inline constexpr auto kListSignBegins = [] {
  std::array<bool, 256> begins{};
  const auto add = [&begins](const auto& signs) {
    for (const std::string_view sign : signs) begins[static_cast<unsigned char>(sign[0])] = true;
  };
  add(kListSeparators);
  add(kAlsoListSeparators);
  add(kWordSeparators);
  return begins;
}();

/// As `list_sign_at`, of any byte.
[[nodiscard]] ListSign found_sign_at(std::string_view text, std::size_t at);

/// The separator that stands at byte `at` of `text`.
[[nodiscard]] inline ListSign list_sign_at(std::string_view text, std::size_t at) {
  if (!kListSignBegins[static_cast<unsigned char>(text[at])]) return {};
  return found_sign_at(text, at);
}

/// Calls `each` with the pieces of a text between its separators, without blanks around them; empty
/// ones are left out. True: all separators are those that this program writes.
template <class Each>
bool for_each_piece(std::string_view text, Each each) {
  bool is_canonical = true;
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= text.size();) {
    ListSign sign;
    if (at < text.size()) {
      sign = list_sign_at(text, at);
      if (sign.length == 0) {
        ++at;
        continue;
      }
      is_canonical = is_canonical && sign.is_canonical;
    }
    const std::string_view piece = without_blanks_around(text.substr(begin, at - begin));
    if (!piece.empty()) each(piece);
    at += std::max<std::size_t>(sign.length, 1);
    begin = at;
  }
  return is_canonical;
}

}  // namespace cbps::data
