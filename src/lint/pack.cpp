#include "cbps/text/unicode.h"
#include "lint/lints.h"

namespace cbps::lint {

using doc::NodeId;
using doc::NodeKind;

namespace {

bool has_chinese(std::string_view text) {
  constexpr char32_t kFirstHan = 0x2E80;
  for (std::size_t at = 0; at < text.size();) {
    const unicode::Character character = unicode::character_at(text, at);
    if (character.code_point >= kFirstHan && unicode::is_letter(character.code_point)) return true;
    at += character.length;
  }
  return false;
}

/// Texts whose English is the Chinese once more. Signs (㎡) and names (GDP) may be.
void check_translations(const Context& context) {
  const doc::Document& bundle = context.bundle;
  for (std::size_t i = 0; i < bundle.nodes().size(); ++i) {
    const auto node = static_cast<NodeId>(i);
    const auto zh = bundle.find(node, "zh");
    const auto en = bundle.find(node, "en");
    if (!zh || !en || bundle.text(*zh) != bundle.text(*en) || !has_chinese(bundle.text(*en))) {
      continue;
    }
    context.diagnostics.add(Code::SameInBothLanguages, bundle.span(*en), bundle.text(*en));
  }
}

void check_grades(const Context& context) {
  const auto& grades = context.pack.grades;
  if (grades.empty() || grades.back().at_least.units <= 0) return;
  const Span place =
      context.place({"pack.yaml", "grades", std::to_string(grades.size() - 1), "at_least"});
  context.diagnostics.add(Code::NoGradeBelow, place, to_string(grades.back().at_least));
}

}  // namespace

void check_pack(const Context& context) {
  check_translations(context);
  check_grades(context);
}

}  // namespace cbps::lint
