#include <algorithm>
#include <string_view>
#include <vector>

#include "cbps/diag/unicode.h"
#include "rules/lints.h"

namespace cbps::rules {
namespace {

bool is_content(const unicode::Character& character) {
  const char32_t c = character.code_point;
  return (c >= U'0' && c <= U'9') || unicode::is_letter(c);
}

/// What of a standard's text no check answers for, punctuation aside.
std::vector<std::string> uncovered(const Standard& standard) {
  const std::string& text = standard.text;
  std::vector<bool> covered(text.size(), false);
  for (const Check& check : standard.checks) {
    const std::size_t quote = text.find(check.quote);
    if (quote == std::string::npos) continue;
    const std::size_t begin = text.find(check.answers_for(), quote);
    if (begin == std::string::npos) continue;
    std::fill_n(covered.begin() + static_cast<std::ptrdiff_t>(begin), check.answers_for().size(),
                true);
  }
  std::vector<std::string> pieces;
  bool open = false;
  for (std::size_t at = 0; at < text.size();) {
    const unicode::Character character = unicode::character_at(text, at);
    const bool left_out = !covered[at] && is_content(character);
    if (left_out && !open) pieces.emplace_back();
    if (left_out) pieces.back() += text.substr(at, character.length);
    // Punctuation between two pieces does not join them.
    open = left_out;
    at += character.length;
  }
  return pieces;
}

std::vector<std::string_view> lines(std::string_view text) {
  std::vector<std::string_view> all;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    all.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return all;
}

/// Applies the list from left to right, the longest entry that fits first.
class Restorer {
 public:
  explicit Restorer(const std::vector<Restoration>& all) : used_(all.size(), false) {
    for (const Restoration& one : all) order_.push_back(&one);
    first_ = all.data();
    std::stable_sort(order_.begin(), order_.end(), [](const auto* a, const auto* b) {
      return a->circulating.size() > b->circulating.size();
    });
  }

  std::string restore(std::string_view line) {
    std::string restored;
    while (!line.empty()) {
      const auto fits = std::find_if(order_.begin(), order_.end(), [line](const auto* one) {
        return line.starts_with(one->circulating);
      });
      if (fits == order_.end()) {
        restored += line.front();
        line.remove_prefix(1);
        continue;
      }
      used_[static_cast<std::size_t>(*fits - first_)] = true;
      restored += (*fits)->restored;
      line.remove_prefix((*fits)->circulating.size());
    }
    return restored;
  }

  [[nodiscard]] const std::vector<bool>& used() const { return used_; }

 private:
  std::vector<const Restoration*> order_;
  const Restoration* first_ = nullptr;
  std::vector<bool> used_;
};

void lint_source(const LintContext& context, const SourceText& source) {
  const auto file = context.bundle.find(context.bundle.root(), "text.yaml");
  const Span place = context.bundle.span(file.value_or(context.bundle.root()));
  Restorer restorer(source.restorations);
  const auto circulating = lines(source.circulating);
  const auto restored = lines(source.restored);
  for (std::size_t i = 0; i < std::max(circulating.size(), restored.size()); ++i) {
    const std::string got = i < circulating.size() ? restorer.restore(circulating[i]) : "";
    const std::string_view wanted = i < restored.size() ? restored[i] : "";
    if (got == wanted) continue;
    context.diagnostics.add(Code::RestorationFails, place,
                            {std::to_string(i + 1), got, std::string(wanted)});
  }
  for (std::size_t i = 0; i < source.restorations.size(); ++i) {
    if (restorer.used()[i]) continue;
    context.diagnostics.add(Code::UnusedRestoration,
                            context.bundle.span(source.restorations[i].node),
                            {source.restorations[i].circulating});
  }
  for (const Standard& standard : context.pack.standards) {
    if (source.restored.find(standard.text) != std::string::npos) continue;
    context.diagnostics.add(Code::TextNotRestored, context.bundle.span(standard.node),
                            {standard.id});
  }
}

}  // namespace

void lint_text(const LintContext& context) {
  for (const Standard& standard : context.pack.standards) {
    for (std::string& piece : uncovered(standard)) {
      context.diagnostics.add(Code::UncoveredText, context.bundle.span(standard.node),
                              {std::move(piece)});
    }
    for (const Check& check : standard.checks) {
      const std::string& words = check.answers_for();
      // A focus is looked for in its quote, a quote in the whole text.
      const std::string& where = check.focus.empty() ? standard.text : check.quote;
      const std::size_t first = where.find(words);
      if (first == std::string::npos || where.find(words, first + 1) == std::string::npos) continue;
      context.diagnostics.add(Code::AmbiguousQuote, context.bundle.span(check.node), {words});
    }
  }
  if (context.pack.source) lint_source(context, *context.pack.source);
}

}  // namespace cbps::rules
