#include "report/words/table.h"

#include "cbps/text/english.h"

namespace cbps::report {

std::string heading(Text word, const Words& words) {
  std::string text(words(word));
  english::begin_sentence(text);
  return text;
}

}  // namespace cbps::report
