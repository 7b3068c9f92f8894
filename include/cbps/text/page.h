#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cbps/text/unicode.h"

namespace cbps {

/// What colour adds on a terminal. It never carries the meaning alone.
enum class Hue : std::uint8_t { Plain, Bold, Dim, Good, Bad, Open };

/// A stretch of text in one hue.
struct TextPiece {
  std::string_view text;
  Hue hue = Hue::Plain;
};

/// Writes paragraphs for a terminal to the end of a string: wrapped to a width, Chinese two
/// columns a character, with hanging indents. Lines never end in spaces; control characters of the
/// user's texts are shown as spaces.
class TextPage {
 public:
  struct Layout {
    std::size_t width = 80;  ///< 0: lines are as long as they are
    bool colour = false;
  };
  struct Indent {
    std::size_t first = 0;
    std::size_t rest = 0;
  };
  static constexpr std::size_t kLeastWidth = 40;

  TextPage(std::string& out, Layout layout);

  void paragraph(Indent indent, std::span<const TextPiece> pieces);
  void paragraph(Indent indent, std::initializer_list<TextPiece> pieces) {
    paragraph(indent, std::span(pieces.begin(), pieces.size()));
  }
  /// A label in a column of its own, the text beside it. `column` is where the text stands.
  void labelled(std::size_t indent, std::size_t column, TextPiece label, TextPiece text);
  /// A list whose items are not torn apart where a line holds them.
  void items(std::size_t indent, std::span<const std::string> items, std::string_view separator);
  void blank() { out_ += '\n'; }
  [[nodiscard]] bool fits(std::size_t columns) const {
    return layout_.width == 0 || columns <= layout_.width;
  }
  [[nodiscard]] std::size_t width() const { return layout_.width; }  ///< 0: no limit
  /// A line of one ASCII character over the whole width.
  void rule(char c);

 private:
  void write_line(std::size_t indent, std::string_view text, std::size_t begin, std::size_t end,
                  const std::vector<Hue>& hues);

  std::string& out_;
  Layout layout_;
};

/// Whether a line may end between two characters of a text.
[[nodiscard]] bool may_break(const unicode::Character& before, const unicode::Character& after);

/// Where the lines of `text` begin and end (bytes): as many columns as `first` and `rest` allow.
/// Breaks at spaces and between Chinese characters, never before closing nor after opening
/// punctuation, never between a figure and its unit, nor inside （…） that has room on a line; a
/// longer word is cut. 0 columns: no limit.
struct LineRange {
  std::size_t begin;
  std::size_t end;
};
[[nodiscard]] std::vector<LineRange> break_lines(std::string_view text, std::size_t first,
                                                 std::size_t rest);

}  // namespace cbps
