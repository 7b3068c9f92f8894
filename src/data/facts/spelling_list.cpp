#include "data/facts/spelling_list.h"

#include <string_view>

#include "data/facts/list_sign.h"
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
    all_.push_back({text, static_cast<std::uint32_t>(option)});
  };
  for (std::size_t i = 0; i < domain.size(); ++i) add(domain[i].label.zh, i);
  for (std::size_t i = 0; i < domain.size(); ++i) add(domain[i].id, i);
  for (std::size_t i = 0; i < domain.size(); ++i) {
    add(domain[i].label.en, i);
    for (const std::string& alias : domain[i].aliases) add(alias, i);
  }
}

std::optional<std::uint32_t> SpellingList::take(const char*& begin, const char* end,
                                                bool may_go_on) const {
  const std::string_view rest(begin, static_cast<std::size_t>(end - begin));
  for (const Spelling& one : all_) {
    if (!rest.starts_with(one.text)) continue;
    const char* after = begin + one.text.size();
    if (after != end) {
      const std::size_t sign = may_go_on ? list_sign_length(after, end) : 0;
      if (sign == 0) continue;
      after += sign;
    }
    begin = after;
    return one.option;
  }
  return std::nullopt;
}

}  // namespace cbps::data
