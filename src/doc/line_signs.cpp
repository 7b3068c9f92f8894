#include "doc/line_signs.h"

#include <algorithm>
#include <array>

#include "doc/scalar_source.h"

namespace cbps::doc {
namespace {

constexpr std::array<std::string_view, 3> kWideColons{"：", "﹕", "∶"};
constexpr std::string_view kWideBlank = "　";
/// What stands before the items of a list where people do not write `- `.
constexpr std::array<std::string_view, 14> kItemSigns{"－", "﹣", "–", "—", "•", "·", "・",
                                                      "●",  "○",  "◆", "◇", "■", "□", "*"};
/// What stands behind the number of an item.
constexpr std::array<std::string_view, 5> kNumberSigns{".", "．", "、", ")", "）"};
/// What stands in place of the colon where there is none at all.
constexpr std::array<std::string_view, 6> kOtherSeparators{"=", "＝", ";", "；", "|", "｜"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

template <class Signs>
std::size_t sign_length(const Signs& signs, std::string_view text) {
  const auto sign = std::find_if(signs.begin(), signs.end(),
                                 [text](std::string_view one) { return text.starts_with(one); });
  return sign == signs.end() ? 0 : sign->size();
}

Separator sign_at(std::string_view text, std::size_t at, std::size_t end) {
  if (text[at] == ':') {
    if (at + 1 >= end || is_blank(text[at + 1])) return {Separator::Kind::Proper, at, at + 1};
    // Part of an address.
    return text[at + 1] == '/' ? Separator{} : Separator{Separator::Kind::NoBlank, at, at + 1};
  }
  if (text[at] == '\t') {
    std::size_t behind = at;
    while (behind < end && is_blank(text[behind])) ++behind;
    const bool ends = behind >= end || text[behind] == '#';
    return ends ? Separator{} : Separator{Separator::Kind::Tab, at, at + 1};
  }
  const std::size_t length = sign_length(kWideColons, text.substr(at));
  return length == 0 ? Separator{} : Separator{Separator::Kind::Wide, at, at + length};
}

Separator behind_quoted_key(std::string_view text, std::size_t begin, std::size_t end) {
  const auto close = closing_quote(text.substr(0, end), begin);
  if (!close) return {};
  std::size_t at = *close;
  while (at < end && is_blank(text[at])) ++at;
  if (at >= end) return {};
  const Separator here = sign_at(text, at, end);
  return here.kind == Separator::Kind::Tab ? Separator{} : here;
}

/// `1.` `2、` `（3）` `④`, of which the length is given; 0 for anything else.
std::size_t number_length(std::string_view text) {
  constexpr std::string_view kCircled = "\xE2\x91";
  constexpr std::size_t kCircledBytes = 3;
  constexpr std::size_t kMostDigits = 2;
  if (text.starts_with(kCircled)) return std::min(kCircledBytes, text.size());
  const std::size_t open = sign_length(std::array<std::string_view, 2>{"(", "（"}, text);
  std::size_t at = open;
  while (at < text.size() && at - open < kMostDigits && is_digit(text[at])) ++at;
  if (at == open) return 0;
  const std::size_t sign = sign_length(kNumberSigns, text.substr(at));
  if (sign == 0) return 0;
  at += sign;
  return at < text.size() && is_digit(text[at]) ? 0 : at;  // 1.5 is a number
}

/// The blanks, of any width, that a text begins with.
std::size_t blanks_length(std::string_view text) {
  std::size_t length = 0;
  while (length < text.size()) {
    if (is_blank(text[length])) {
      ++length;
    } else if (text.substr(length).starts_with(kWideBlank)) {
      length += kWideBlank.size();
    } else {
      break;
    }
  }
  return length;
}

}  // namespace

bool may_begin_key(char c) {
  return std::string_view("[]{}|>&*!%@`,?#").find(c) == std::string_view::npos;
}

bool begins_words(char c) { return may_begin_key(c) && c != '"' && c != '\''; }

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") + 1 - begin);
}

std::size_t comment_begin(std::string_view text) {
  for (std::size_t i = text.find('#'); i != std::string_view::npos; i = text.find('#', i + 1)) {
    if (i == 0 || is_blank(text[i - 1])) return i;
  }
  return text.size();
}

Separator find_separator(std::string_view text, std::size_t begin, std::size_t end) {
  if (begin >= end || !may_begin_key(text[begin])) return {};
  if (text[begin] == '"' || text[begin] == '\'') return behind_quoted_key(text, begin, end);
  Separator meant;
  for (std::size_t i = begin + 1; i < end; ++i) {
    if (text[i] == '#' && is_blank(text[i - 1])) break;
    const Separator here = sign_at(text, i, end);
    if (here.kind == Separator::Kind::Proper) return here;
    if (here.kind == Separator::Kind::None) continue;
    if (meant.kind == Separator::Kind::None || meant.kind == Separator::Kind::Tab) {
      if (here.kind != Separator::Kind::Tab || meant.kind == Separator::Kind::None) meant = here;
    }
    i = here.end - 1;
  }
  return meant;
}

std::size_t value_begin(std::string_view text, const Separator& separator, std::size_t end) {
  const std::string_view rest = text.substr(separator.end, end - separator.end);
  if (separator.kind != Separator::Kind::Proper) return separator.end + blanks_length(rest);
  return separator.end + std::min(rest.find_first_not_of(" \t"), rest.size());
}

ItemMark find_item_mark(std::string_view text, std::size_t begin, std::size_t end) {
  const std::string_view line = text.substr(begin, end - begin);
  if (line.empty()) return {};
  ItemMark mark;
  if (line.front() == '-') {
    const bool has_blank = line.size() == 1 || is_blank(line[1]);
    mark = {has_blank ? ItemMark::Kind::Dash : ItemMark::Kind::NoBlank, 1, 0};
  } else {
    mark = {ItemMark::Kind::Other, sign_length(kItemSigns, line), 0};
    if (mark.sign_length == 0) mark.sign_length = number_length(line);
    if (mark.sign_length == 0) return {};
  }
  const std::string_view behind = line.substr(mark.sign_length);
  mark.length = mark.sign_length + blanks_length(behind);
  if (mark.kind == ItemMark::Kind::Dash) return mark;
  // `--` and `——` say that there is nothing; so does a sign alone.
  const std::string_view rest = line.substr(mark.length);
  const bool has_item =
      !rest.empty() && rest.front() != '#' && !rest.starts_with(line.substr(0, mark.sign_length));
  return has_item ? mark : ItemMark{};
}

UnseparatedEntry split_entry(std::string_view line) {
  std::size_t key_end = 0;
  std::size_t sign = 0;
  while (key_end < line.size()) {
    const std::string_view rest = line.substr(key_end);
    sign = std::max(blanks_length(rest), sign_length(kOtherSeparators, rest));
    if (sign != 0 || (key_end > 0 && std::all_of(rest.begin(), rest.end(), is_digit))) break;
    ++key_end;
  }
  std::size_t begin = key_end + sign;
  begin += blanks_length(line.substr(begin));
  const std::string_view value = line.substr(begin);
  if (value.find_first_of(" \t") != std::string_view::npos) return {line, {}};
  return {line.substr(0, key_end), value};
}

}  // namespace cbps::doc
