#include "data/table/row_words.h"

#include <algorithm>
#include <string>

#include "cbps/data/spelling.h"
#include "cbps/text/unicode.h"

namespace cbps::data {

bool is_foot(std::string_view text) {
  const std::string word = unicode::normalise(text);
  return std::any_of(kFootWords.begin(), kFootWords.end(), [&word](std::string_view foot) {
    return word.starts_with(foot) && (word.size() == foot.size() || word[foot.size()] == ':');
  });
}

}  // namespace cbps::data
