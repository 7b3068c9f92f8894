#include <algorithm>
#include <array>

#include "cbps/result/finding.h"

namespace cbps::result {
namespace {

/// By `Symbol`. The first four stand between two operands.
constexpr std::array<std::string_view, 6> kSymbols{" + ", " - ", " * ", " / ", "(", ")"};
static_assert(kSymbols.size() == static_cast<std::size_t>(Symbol::Close) + 1);

bool is_number_character(char c) { return (c >= '0' && c <= '9') || c == '.'; }

/// A number at the beginning of `text`, which is shortened by it.
std::optional<Decimal> take_number(std::string_view& text) {
  std::size_t length = text.starts_with('-') ? 1 : 0;
  while (length < text.size() && is_number_character(text[length])) ++length;
  const auto parsed = parse_decimal(text.substr(0, length), kMaxScale);
  if (!parsed.value) return std::nullopt;
  text.remove_prefix(length);
  return parsed.value;
}

}  // namespace

std::string formula_text(const Gap& gap) {
  struct Writer {
    const Gap& gap;
    std::string operator()(Symbol symbol) const {
      return std::string(kSymbols[static_cast<std::size_t>(symbol)]);
    }
    std::string operator()(const Decimal& number) const { return to_string(number); }
    std::string operator()(InputRef input) const { return gap.inputs[input.index].name; }
  };
  std::string text;
  for (const FormulaToken& token : gap.formula) text += std::visit(Writer{gap}, token);
  return text;
}

std::optional<std::vector<FormulaToken>> read_formula(std::string_view text,
                                                      const std::vector<Input>& inputs) {
  std::vector<FormulaToken> tokens;
  while (!text.empty()) {
    // Inputs first, the longest of them: their names may begin with a number or hold symbols.
    const Input* longest = nullptr;
    for (const Input& input : inputs) {
      if (!input.name.empty() && text.starts_with(input.name) &&
          (longest == nullptr || input.name.size() > longest->name.size())) {
        longest = &input;
      }
    }
    if (longest != nullptr) {
      tokens.emplace_back(InputRef{static_cast<std::size_t>(longest - inputs.data())});
      text.remove_prefix(longest->name.size());
      continue;
    }
    const auto symbol = std::find_if(kSymbols.begin(), kSymbols.end(),
                                     [text](const auto& one) { return text.starts_with(one); });
    if (symbol != kSymbols.end()) {
      tokens.emplace_back(static_cast<Symbol>(symbol - kSymbols.begin()));
      text.remove_prefix(symbol->size());
      continue;
    }
    const auto number = take_number(text);
    if (!number) return std::nullopt;
    tokens.emplace_back(*number);
  }
  return tokens;
}

}  // namespace cbps::result
