#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "cbps/text/page.h"
#include "cbps/text/unicode.h"

namespace cbps {
namespace {

using unicode::Character;

constexpr std::u32string_view kNeverFirst = U"、，。；：？！）》〉】』」”’…·％%,.;:!?)]}";
constexpr std::u32string_view kNeverLast = U"（《〈【『「“‘([{";

bool is_one_of(std::u32string_view set, const Character& character) {
  return set.find(character.code_point) != std::u32string_view::npos;
}

bool is_space(const Character& character) { return character.code_point == ' '; }

/// Characters beside which a line may break without a space. Chinese quotation marks are one
/// column wide here and stand close to the text, like a Chinese character.
bool is_chinese(const Character& character) {
  return character.width == 2 || character.code_point == U'“' || character.code_point == U'”';
}

bool is_digit(const Character& character) {
  return character.code_point >= U'0' && character.code_point <= U'9';
}

/// Units of more than one character.
constexpr std::array<std::string_view, 7> kUnits{"个季度", "个社区", "个月", "人次",
                                                 "平方米", "万元",   "学时"};

/// Where the Chinese words that begin there end, if they are as short as a title (8 服务平台) and
/// fit.
std::optional<std::size_t> end_of_title(std::string_view text, std::size_t begin,
                                        std::size_t columns) {
  constexpr std::size_t kLongestTitle = 24;
  const std::size_t most = std::min(columns, kLongestTitle);
  std::size_t width = 0;
  std::size_t end = begin;
  while (end < text.size()) {
    const Character next = unicode::character_at(text, end);
    const bool is_quote = next.code_point == U'“' || next.code_point == U'”';
    if (!is_chinese(next)) break;
    if (!is_quote && (is_one_of(kNeverFirst, next) || is_one_of(kNeverLast, next))) break;
    width += next.width;
    if (width > most) return std::nullopt;
    end += next.length;
  }
  return end;
}

/// Where the unit behind a figure ends, which stands there with or without a space, or the title
/// behind its number. `columns`: the room behind the figure.
std::size_t end_of_unit(std::string_view text, std::size_t figure_end, std::size_t columns) {
  std::size_t begin = figure_end;
  if (text.substr(begin).starts_with(' ')) {
    ++begin;
    if (const auto end = end_of_title(text, begin, columns - 1)) return *end;
  }
  for (const std::string_view unit : kUnits) {
    if (text.substr(begin).starts_with(unit)) return begin + unit.size();
  }
  if (begin == text.size()) return figure_end;
  const Character next = unicode::character_at(text, begin);
  return next.width == 2 && !is_one_of(kNeverLast, next) ? begin + next.length : figure_end;
}

std::size_t end_of_figure(std::string_view text, std::size_t begin) {
  const std::size_t end = text.find_first_not_of("0123456789.,", begin);
  return end == std::string_view::npos ? text.size() : end;
}

/// Before which bytes no line breaks: a figure with its unit and an aside （…） stand on one line
/// where they have room.
std::vector<bool> kept_together(std::string_view text, std::size_t columns) {
  constexpr std::size_t kMostBytes = 8;  // a column, mostly fewer: what has more is not measured
  std::vector<bool> kept(text.size());
  const auto keep = [&](std::size_t begin, std::size_t end) {
    const std::string_view whole = text.substr(begin, end - begin);
    if (whole.size() > kMostBytes * columns || unicode::display_width(whole) > columns) return;
    std::fill(kept.begin() + static_cast<std::ptrdiff_t>(begin) + 1,
              kept.begin() + static_cast<std::ptrdiff_t>(end), true);
  };
  std::vector<std::size_t> opened;
  for (std::size_t at = 0; at < text.size();) {
    const Character character = unicode::character_at(text, at);
    std::size_t next = at + character.length;
    if (is_digit(character)) {
      next = end_of_figure(text, at);
      const std::size_t figure = next - at;
      if (figure < columns) keep(at, end_of_unit(text, next, columns - figure));
    } else if (character.code_point == U'（') {
      opened.push_back(at);
    } else if (character.code_point == U'）' && !opened.empty()) {
      keep(opened.back(), next);
      opened.pop_back();
    }
    at = next;
  }
  return kept;
}

std::size_t without_spaces(std::string_view text, std::size_t begin, std::size_t end) {
  while (end > begin && text[end - 1] == ' ') --end;
  return end;
}

/// Reads characters until the line is full.
class Line {
 public:
  /// `rest`: how many columns the lines below have.
  Line(std::string_view text, const std::vector<bool>& kept, std::size_t begin, std::size_t columns,
       std::size_t rest)
      : text_(text), kept_(kept), begin_(begin), columns_(columns), rest_(rest) {}

  /// Where the next line begins.
  std::size_t end() {
    std::size_t width = 0;
    std::optional<Character> before;
    for (std::size_t offset = begin_; offset < text_.size();) {
      const Character character = unicode::character_at(text_, offset);
      if (before && may_break(*before, character) && !kept_[offset]) last_break_ = offset;
      if (before && before->code_point == '/') last_slash_ = offset;
      width += character.width;
      // A space at the end may hang over: it is not written.
      if (width > columns_ && !is_space(character) && offset > begin_) {
        if (last_slash_ > last_break_ && last_slash_ > begin_ && !has_room_below()) {
          return last_slash_;
        }
        return last_break_ > begin_ ? last_break_ : offset;
      }
      before = character;
      offset += character.length;
    }
    return text_.size();
  }

 private:
  /// Whether the word that the line broke before would fit the next line.
  [[nodiscard]] bool has_room_below() const {
    if (last_break_ <= begin_) return false;
    const std::size_t end = std::min(text_.find(' ', last_break_), text_.size());
    const std::string_view word = text_.substr(last_break_, end - last_break_);
    return unicode::display_width(word) <= rest_;
  }

  std::string_view text_;
  const std::vector<bool>& kept_;
  std::size_t begin_;
  std::size_t columns_;
  std::size_t rest_;
  std::size_t last_break_ = 0;
  std::size_t last_slash_ = 0;  ///< behind a slash: a path that has no room is cut there
};

}  // namespace

bool may_break(const Character& before, const Character& after) {
  if (is_space(after) || after.width == 0) return false;
  if (is_space(before)) return true;
  return (is_chinese(before) || is_chinese(after)) && !is_one_of(kNeverFirst, after) &&
         !is_one_of(kNeverLast, before);
}

std::vector<LineRange> break_lines(std::string_view text, std::size_t first, std::size_t rest) {
  if (first == 0 || rest == 0) return {{0, without_spaces(text, 0, text.size())}};
  const std::vector<bool> kept = kept_together(text, rest);
  std::vector<LineRange> lines;
  std::size_t begin = 0;
  do {
    const std::size_t end = Line(text, kept, begin, lines.empty() ? first : rest, rest).end();
    lines.push_back({begin, without_spaces(text, begin, end)});
    begin = end;
    while (begin < text.size() && text[begin] == ' ') ++begin;
  } while (begin < text.size());
  return lines;
}

}  // namespace cbps
