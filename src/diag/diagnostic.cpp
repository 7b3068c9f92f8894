#include "cbps/diag/diagnostic.h"

#include <fmt/args.h>
#include <fmt/format.h>

#include <algorithm>

#include "cbps/text/personal.h"
#include "cbps/text/unicode.h"

namespace cbps {
namespace {

/// User text inside a message: no page-long values, and no numbers that belong to a person.
std::string shown(std::string_view text) {
  constexpr std::size_t kMostCharacters = 80;
  if (shows_personal_detail(text)) return "…";
  return unicode::printable(text, kMostCharacters);
}

std::string in_words(const Argument& argument, Language language) {
  struct Words {
    Language language;
    std::string operator()(const std::string& text) const { return shown(text); }
    std::string operator()(Term word) const { return std::string(term(word, language)); }
    std::string operator()(const Bilingual& text) const { return text.in(language); }
  };
  return std::visit(Words{language}, argument);
}

std::string fill(Code code, const std::vector<Argument>& arguments, Language language) {
  fmt::dynamic_format_arg_store<fmt::format_context> store;
  for (const Argument& argument : arguments) store.push_back(in_words(argument, language));
  const CodeInfo& row = info(code);
  return fmt::vformat(language == Language::Zh ? row.zh : row.en, store);
}

}  // namespace

void Diagnostics::insert(std::size_t position, Diagnostic one) {
  all_.insert(all_.begin() + static_cast<std::ptrdiff_t>(position), std::move(one));
}

void Diagnostics::append(Diagnostics other) {
  std::move(other.all_.begin(), other.all_.end(), std::back_inserter(all_));
}

void Diagnostics::sort_by_place() {
  std::stable_sort(all_.begin(), all_.end(), [](const Diagnostic& a, const Diagnostic& b) {
    return std::pair(a.span.file, a.span.begin) < std::pair(b.span.file, b.span.begin);
  });
}

bool Diagnostics::has_errors() const {
  return std::any_of(all_.begin(), all_.end(),
                     [](const Diagnostic& d) { return info(d.code).severity == Severity::Error; });
}

std::string message(const Diagnostic& diagnostic, Language language) {
  return fill(diagnostic.code, diagnostic.arguments, language);
}

std::string message(const Note& note, Language language) {
  return fill(note.code, note.arguments, language);
}

}  // namespace cbps
