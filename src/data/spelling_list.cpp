#include "data/spelling_list.h"

#include <algorithm>
#include <cstring>
#include <map>
#include <string_view>

#include "cbps/data/spelling.h"
#include "cbps/diag/unicode.h"
#include "cbps/doc/encoding_check.h"
#include "data/list_sign.h"
#include "data/profile_builder.h"
#include "data/word_bytes.h"

namespace cbps::data {
namespace {

template <class Words>
bool is_one_of(const Words& words, std::string_view text) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

/// A cell that holds just this says this option, and nothing of it is said in another way.
bool can_be_matched(std::string_view text) {
  if (says_not_given(text) || is_one_of(kNoItemsWords, text) || is_one_of(kAllItemsWords, text)) {
    return false;
  }
  if (text.find_first_of("\",\n\r\t") != std::string_view::npos || text.starts_with(' ') ||
      text.ends_with(' ')) {
    return false;
  }
  const auto has = [text](std::string_view sign) {
    return text.find(sign) != std::string_view::npos;
  };
  return std::none_of(kListSeparators.begin(), kListSeparators.end(), has) &&
         !unicode::first_invalid_byte(text) &&
         doc::find_control_character(text) == std::string_view::npos;
}

}  // namespace

SpellingList::SpellingList(const Domain& domain) {
  // Of two options that have the same normal form the first is meant.
  std::map<std::string, std::uint32_t> first;
  for (std::uint32_t i = 0; i < domain.size(); ++i) {
    const Option& option = domain[i];
    for (const std::string* text : {&option.id, &option.label.zh, &option.label.en}) {
      first.try_emplace(unicode::normalise(*text), i);
    }
    for (const std::string& alias : option.aliases) first.try_emplace(unicode::normalise(alias), i);
  }
  const auto add = [&](const std::string& text) {
    if (!can_be_matched(text)) return;
    const std::string_view rest =
        std::string_view(text).substr(0, text.size() - std::min(text.size(), kWordBytes));
    all_.push_back({text, word_of(text), word_mask(std::min(text.size(), kWordBytes)),
                    word_of(rest), word_mask(std::min(rest.size(), kWordBytes)),
                    first.at(unicode::normalise(text))});
  };
  for (const Option& option : domain) add(option.label.zh);
  for (const Option& option : domain) add(option.id);
  for (const Option& option : domain) {
    add(option.label.en);
    for (const std::string& alias : option.aliases) add(alias);
  }
}

bool SpellingList::has_beginning(const char* begin, const Spelling& one) {
  const std::size_t rest = one.text.size() - kWordBytes;
  // Two words tell most labels.
  if (rest <= kWordBytes) return (word_before(begin + rest) & one.first_mask) == one.first_word;
  return std::memcmp(begin, one.text.data(), rest) == 0;
}

std::optional<std::uint32_t> SpellingList::take(const char*& begin, const char* end,
                                                bool may_go_on) {
  const auto left = static_cast<std::size_t>(end - begin);
  for (std::size_t tried = 0; tried < all_.size(); ++tried, ++next_) {
    if (next_ >= all_.size()) next_ = 0;
    const Spelling& one = all_[next_];
    const std::size_t length = one.text.size();
    if (length > left || (word_before(begin + length) & one.mask) != one.word) continue;
    if (length > kWordBytes && !has_beginning(begin, one)) continue;
    const char* after = begin + length;
    if (after != end) {
      const std::size_t sign = may_go_on ? list_sign_length(after, end) : 0;
      if (sign == 0) continue;
      after += sign;
    }
    begin = after;
    ++next_;
    return one.option;
  }
  return std::nullopt;
}

}  // namespace cbps::data
