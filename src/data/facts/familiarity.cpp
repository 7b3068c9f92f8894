#include "cbps/data/familiarity.h"

#include <algorithm>
#include <string>

#include "cbps/text/unicode.h"
#include "cbps/value/heading_lookup.h"
#include "data/facts/identity.h"
#include "data/table/heading.h"
#include "data/table/table_map.h"

namespace cbps::data {
namespace {

using encoding::Familiarity;

/// What stands around headings and keys, beside blanks and the full-width forms of these.
constexpr std::string_view kAround = ",;|\t\r\n\":";
/// What is longer is no heading.
constexpr std::size_t kMostBytes = 200;

bool is_known(std::string_view word, const Dictionary& dictionary, const TableMap* map) {
  if (map != nullptr && map->find(normal_heading(word)) != nullptr) return true;
  const std::string heading = unicode::normalise(word);
  return find_heading(dictionary, heading) != nullptr || find_identity(heading);
}

bool is_ascii(std::string_view word) {
  return std::all_of(word.begin(), word.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// Without the blanks around it, and the dash of an item of a list.
std::string_view trimmed(std::string_view word) {
  word.remove_prefix(std::min(word.find_first_not_of("- "), word.size()));
  return word.substr(0, word.find_last_not_of(' ') + 1);
}

/// Where the word at the beginning of a text ends, and how long the sign is that ends it.
struct WordEnd {
  std::size_t at = 0;
  std::size_t length = 0;
};
WordEnd end_of_word(std::string_view text) {
  WordEnd end{std::min(text.find_first_of(kAround), text.size()), 1};
  for (const std::string_view wide : {"，", "；", "："}) {
    const std::size_t at = text.substr(0, end.at).find(wide);
    if (at != std::string_view::npos) end = {at, wide.size()};
  }
  return end;
}

}  // namespace

Familiarity familiarity(std::string_view text, const Dictionary& dictionary, const TableMap* map) {
  Familiarity found = Familiarity::None;
  while (!text.empty()) {
    const WordEnd end = end_of_word(text);
    const std::string_view word = trimmed(text.substr(0, end.at));
    if (!word.empty() && word.size() <= kMostBytes && is_known(word, dictionary, map)) {
      if (!is_ascii(word)) return Familiarity::BeyondAscii;
      found = Familiarity::OfAscii;
    }
    text.remove_prefix(std::min(end.at + end.length, text.size()));
  }
  return found;
}

}  // namespace cbps::data
