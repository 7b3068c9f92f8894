#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "cbps/doc/yaml.h"
#include "cbps/text/unicode.h"
#include "lint/lints.h"

namespace cbps::lint {
namespace {

bool is_content(const unicode::Character& character) {
  const char32_t c = character.code_point;
  return (c >= U'0' && c <= U'9') || unicode::is_letter(c);
}

/// The part of a standard's text that a check answers for.
struct Piece {
  const Check* check;
  std::size_t begin;
  std::size_t end;
};

std::vector<Piece> pieces_of(const Standard& standard) {
  std::vector<Piece> all;
  for (const Check& check : standard.checks) {
    const std::size_t quote = standard.text.find(check.quote);
    const std::size_t focus = check.quote.find(check.answers_for());
    if (quote == std::string::npos || focus == std::string::npos) continue;
    all.push_back({&check, quote + focus, quote + focus + check.answers_for().size()});
  }
  return all;
}

/// Where a check says what it answers for.
Span place_of(const Context& context, const Check& check) {
  return context.place(check.node, check.focus.empty() ? "quote" : "focus");
}

/// Between two clauses these ask for nothing.
bool is_conjunction(std::string_view text) {
  constexpr std::array<std::string_view, 4> kConjunctions{"和", "并", "及", "以及"};
  return std::find(kConjunctions.begin(), kConjunctions.end(), text) != kConjunctions.end();
}

/// What of a standard's text no check answers for, punctuation and conjunctions aside.
void check_coverage(const Context& context, const Standard& standard,
                    const std::vector<Piece>& pieces) {
  const std::string& text = standard.text;
  const auto node = context.bundle.find(standard.node, "text");
  const auto covered = [&](std::size_t at) {
    return std::any_of(pieces.begin(), pieces.end(),
                       [at](const Piece& piece) { return at >= piece.begin && at < piece.end; });
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    // Punctuation between two pieces does not join them.
    while (at < text.size()) {
      const unicode::Character character = unicode::character_at(text, at);
      if (covered(at) || !is_content(character)) break;
      at += character.length;
    }
    if (at == begin) {
      at += unicode::character_at(text, at).length;
      continue;
    }
    if (is_conjunction(std::string_view(text).substr(begin, at - begin))) continue;
    const Span place =
        node ? doc::span_in_scalar(context.sources, context.bundle, *node, begin, at - begin)
             : context.bundle.span(standard.node);
    context.diagnostics.add(Code::UncoveredText, place, text.substr(begin, at - begin));
  }
}

/// Checks that quote the same clause share it out by their focuses. Quotes that differ may run over
/// into each other, where one phrase of the text asks for two things.
void check_shared(const Context& context, const Standard& standard,
                  const std::vector<Piece>& pieces) {
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const std::size_t begin = std::max(pieces[i].begin, pieces[j].begin);
      const std::size_t end = std::min(pieces[i].end, pieces[j].end);
      const bool alike = pieces[i].begin == pieces[j].begin && pieces[i].end == pieces[j].end;
      if (begin >= end || (!alike && pieces[i].check->quote != pieces[j].check->quote)) continue;
      context.diagnostics
          .add(Code::SharedText, place_of(context, *pieces[i].check), pieces[j].check->id,
               pieces[i].check->id, standard.text.substr(begin, end - begin))
          .note(Code::SeeFirst, place_of(context, *pieces[j].check));
    }
  }
}

/// A passage that its text holds twice does not say which one is meant.
void check_passage(const Context& context, const Check& check, std::string_view key,
                   const std::string& passage, const std::string& where) {
  const std::size_t first = where.find(passage);
  if (passage.empty() || first == std::string::npos) return;
  if (where.find(passage, first + 1) == std::string::npos) return;
  context.diagnostics.add(Code::AmbiguousQuote, context.place(check.node, key), passage);
}

}  // namespace

void check_text(const Context& context) {
  for (const Standard& standard : context.pack.standards) {
    const std::vector<Piece> pieces = pieces_of(standard);
    check_coverage(context, standard, pieces);
    check_shared(context, standard, pieces);
    for (const Check& check : standard.checks) {
      check_passage(context, check, "quote", check.quote, standard.text);
      check_passage(context, check, "focus", check.focus, check.quote);
    }
  }
}

}  // namespace cbps::lint
