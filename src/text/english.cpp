#include "cbps/text/english.h"

#include <algorithm>
#include <array>

namespace cbps::english {
namespace {

struct Ending {
  std::string_view plural;
  std::string_view one;
};
/// The first that fits. Whole words come first, then endings.
constexpr std::array kEndings{
    Ending{"people", "person"}, Ending{"ies", "y"},   Ending{"ches", "ch"},
    Ending{"shes", "sh"},       Ending{"sses", "ss"}, Ending{"xes", "x"},
    Ending{"ss", "ss"},         Ending{"us", "us"},   Ending{"s", ""},
};

/// Capitals that are part of the word in this field.
constexpr std::array<std::string_view, 1> kCapitalised{"Party"};

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

}  // namespace

std::string singular(std::string_view unit) {
  for (const Ending& ending : kEndings) {
    if (!unit.ends_with(ending.plural)) continue;
    return std::string(unit.substr(0, unit.size() - ending.plural.size())).append(ending.one);
  }
  return std::string(unit);
}

std::string inside(std::string_view label) {
  std::string text(label);
  const std::string_view word = label.substr(0, label.find_first_of(" '-"));
  const bool proper =
      std::find(kCapitalised.begin(), kCapitalised.end(), word) != kCapitalised.end();
  const bool acronym = label.size() > 1 && is_upper(label[1]);
  if (!text.empty() && is_upper(text[0]) && !proper && !acronym) {
    text[0] = static_cast<char>(text[0] - 'A' + 'a');
  }
  return text;
}

void begin_sentence(std::string& text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') {
    text[0] = static_cast<char>(text[0] - 'a' + 'A');
  }
}

}  // namespace cbps::english
