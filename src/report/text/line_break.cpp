#include <algorithm>
#include <optional>
#include <string_view>

#include "cbps/text/unicode.h"
#include "report/text/page.h"

namespace cbps::report {
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

/// `earlier` stands before `before`. A number stays with the Chinese unit behind it.
bool may_break(const std::optional<Character>& earlier, const Character& before,
               const Character& after) {
  if (is_space(after) || after.width == 0) return false;
  if (is_space(before)) return !(earlier && is_digit(*earlier) && after.width == 2);
  return (is_chinese(before) || is_chinese(after)) && !is_one_of(kNeverFirst, after) &&
         !is_one_of(kNeverLast, before);
}

std::size_t without_spaces(std::string_view text, std::size_t begin, std::size_t end) {
  while (end > begin && text[end - 1] == ' ') --end;
  return end;
}

/// Reads characters until the line is full.
class Line {
 public:
  Line(std::string_view text, std::size_t begin, std::size_t columns)
      : text_(text), begin_(begin), columns_(columns) {}

  /// Where the next line begins.
  std::size_t end() {
    std::size_t width = 0;
    std::optional<Character> earlier;
    std::optional<Character> before;
    for (std::size_t offset = begin_; offset < text_.size();) {
      const Character character = unicode::character_at(text_, offset);
      if (before && may_break(earlier, *before, character)) last_break_ = offset;
      width += character.width;
      // A space at the end may hang over: it is not written.
      if (width > columns_ && !is_space(character) && offset > begin_) {
        return last_break_ > begin_ ? last_break_ : offset;
      }
      earlier = before;
      before = character;
      offset += character.length;
    }
    return text_.size();
  }

 private:
  std::string_view text_;
  std::size_t begin_;
  std::size_t columns_;
  std::size_t last_break_ = 0;
};

}  // namespace

std::vector<LineRange> break_lines(std::string_view text, std::size_t first, std::size_t rest) {
  if (first == 0 || rest == 0) return {{0, without_spaces(text, 0, text.size())}};
  std::vector<LineRange> lines;
  std::size_t begin = 0;
  do {
    const std::size_t end = Line(text, begin, lines.empty() ? first : rest).end();
    lines.push_back({begin, without_spaces(text, begin, end)});
    begin = end;
    while (begin < text.size() && text[begin] == ' ') ++begin;
  } while (begin < text.size());
  return lines;
}

}  // namespace cbps::report
