#include "cbps/text/page.h"

#include <algorithm>
#include <array>

#include "cbps/text/unicode.h"

namespace cbps {
namespace {

constexpr std::array<std::string_view, 6> kEscapes{"",         "\x1b[1m",  "\x1b[2m",
                                                   "\x1b[32m", "\x1b[31m", "\x1b[33m"};
constexpr std::string_view kReset = "\x1b[0m";
/// However deep the indent, so much room is left for text.
constexpr std::size_t kLeastRoom = 16;

}  // namespace

TextPage::TextPage(std::string& out, Layout layout) : out_(out), layout_(layout) {
  if (layout_.width != 0) layout_.width = std::max(layout_.width, kLeastWidth);
}

void TextPage::paragraph(Indent indent, std::span<const TextPiece> pieces) {
  std::string text;
  std::vector<Hue> hues;  // one a byte
  for (const TextPiece& piece : pieces) {
    text += unicode::printable(piece.text);
    hues.resize(text.size(), piece.hue);
  }
  const auto room = [this](std::size_t columns) {
    if (layout_.width == 0) return std::size_t{0};
    return std::max(layout_.width - std::min(columns, layout_.width), kLeastRoom);
  };
  std::size_t columns = indent.first;
  for (const LineRange line : break_lines(text, room(indent.first), room(indent.rest))) {
    write_line(columns, text, line.begin, line.end, hues);
    columns = indent.rest;
  }
}

void TextPage::labelled(std::size_t indent, std::size_t column, TextPiece label, TextPiece text) {
  const std::size_t taken = indent + unicode::display_width(label.text);
  const std::string gap(column > taken ? column - taken : 1, ' ');
  paragraph({indent, column}, {label, {gap, Hue::Plain}, text});
}

void TextPage::items(std::size_t indent, std::span<const std::string> items,
                     std::string_view separator) {
  std::string line;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const std::string item = items[i] + std::string(i + 1 < items.size() ? separator : "");
    const std::size_t columns = indent + unicode::display_width(line + item);
    if (!line.empty() && !fits(columns - (item.ends_with(' ') ? 1 : 0))) {
      paragraph({indent, indent}, {{line}});
      line.clear();
    }
    line += item;
  }
  if (!line.empty()) paragraph({indent, indent}, {{line}});
}

void TextPage::rule(char c) {
  constexpr std::size_t kUnwrapped = 80;
  out_.append(layout_.width == 0 ? kUnwrapped : layout_.width, c);
  out_ += '\n';
}

void TextPage::write_line(std::size_t indent, std::string_view text, std::size_t begin,
                          std::size_t end, const std::vector<Hue>& hues) {
  if (begin < end) out_.append(indent, ' ');
  for (std::size_t at = begin; at < end;) {
    const Hue hue = hues[at];
    std::size_t stop = at;
    while (stop < end && hues[stop] == hue) ++stop;
    const bool coloured = layout_.colour && hue != Hue::Plain;
    if (coloured) out_ += kEscapes[static_cast<std::size_t>(hue)];
    out_ += text.substr(at, stop - at);
    if (coloured) out_ += kReset;
    at = stop;
  }
  out_ += '\n';
}

}  // namespace cbps
