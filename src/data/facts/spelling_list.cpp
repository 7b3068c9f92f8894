#include "data/facts/spelling_list.h"

#include <algorithm>
#include <cstring>
#include <string_view>

#include "data/facts/list_sign.h"
#include "data/fast/word_bytes.h"
#include "data/profile/profile_builder.h"

namespace cbps::data {
namespace {

/// A cell that holds just this says this option. What else a spelling may not be (a sign between
/// items, a word for all of them, another option's) is refused where the rules are read.
bool can_be_matched(std::string_view text) {
  return !says_not_given(text) && text.find_first_of("\",\n\r\t") == std::string_view::npos &&
         !text.starts_with(' ') && !text.ends_with(' ');
}

}  // namespace

SpellingList::SpellingList(const Domain& domain) {
  const auto add = [this](const std::string& text, std::size_t option) {
    if (!can_be_matched(text)) return;
    const std::string_view rest =
        std::string_view(text).substr(0, text.size() - std::min(text.size(), kWordBytes));
    all_.push_back({text, word_of(text), word_mask(std::min(text.size(), kWordBytes)),
                    word_of(rest), word_mask(std::min(rest.size(), kWordBytes)),
                    static_cast<std::uint32_t>(option)});
  };
  for (std::size_t i = 0; i < domain.size(); ++i) add(domain[i].label.zh, i);
  for (std::size_t i = 0; i < domain.size(); ++i) add(domain[i].id, i);
  for (std::size_t i = 0; i < domain.size(); ++i) {
    add(domain[i].label.en, i);
    for (const std::string& alias : domain[i].aliases) add(alias, i);
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
