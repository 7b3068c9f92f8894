#include "guide/form_style.h"

namespace cbps::guide {
namespace {

using spreadsheet::Across;
using spreadsheet::Colour;
using spreadsheet::Style;
using spreadsheet::Typeface;

constexpr Colour kDark{0x9C1C1C};
constexpr Colour kPale{0xF7E7E4};
constexpr Colour kToFillIn{0xFFF9DB};
constexpr Colour kKnown{0xE4F0FA};

}  // namespace

spreadsheet::Properties form_properties(const rules::RulePack& pack, const Words& words) {
  const bool is_chinese = words.language() == Language::Zh;
  return {words(Word::FormTitle, words(pack.title)), is_chinese ? "宋体" : "Calibri",
          is_chinese ? "黑体" : "Calibri"};
}

Style title_style() {
  Style style;
  style.typeface = Typeface::Heading;
  style.size = 18;
  style.across = Across::Centre;
  return style;
}

Style note_style() {
  Style style;
  style.size = 10;
  style.wrap = true;
  style.across = Across::Left;
  return style;
}

Style heading_style() {
  Style style;
  style.typeface = Typeface::Heading;
  style.across = Across::Centre;
  style.wrap = true;
  style.border = true;
  style.ink = Colour::White;
  style.fill = kDark;
  return style;
}

Style section_style() {
  Style style;
  style.typeface = Typeface::Heading;
  style.size = 12;
  style.across = Across::Left;
  style.border = true;
  style.ink = kDark;
  style.fill = kPale;
  return style;
}

Style reading_style(Across across) {
  Style style;
  style.size = 10;
  style.across = across;
  style.wrap = true;
  style.border = true;
  return style;
}

Style entry_style(spreadsheet::Show show, bool is_known) {
  Style style;
  style.show = show;
  style.across = Across::Centre;
  style.wrap = true;
  style.border = true;
  style.fill = is_known ? kKnown : kToFillIn;
  return style;
}

std::string breakable(std::string_view list) {
  constexpr std::string_view kSign = "、";
  std::string text;
  while (true) {
    const std::size_t at = list.find(kSign);
    text += list.substr(0, at);
    if (at == std::string_view::npos) return text;
    list.remove_prefix(at + kSign.size());
    text += std::string(kSign) + " ";
  }
}

spreadsheet::Validation validation(const Question& question, const spreadsheet::Range& range,
                                   bool has_prompt, const Words& words) {
  spreadsheet::Validation made;
  made.range = range;
  made.allowed = question.allowed;
  if (has_prompt)
    made.prompt = {question.label, how_to_answer_with_unit(question, words.language())};
  made.refusal = {std::string(words(Word::NotAccepted)), question.refusal};
  return made;
}

}  // namespace cbps::guide
