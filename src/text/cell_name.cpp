#include "cbps/text/cell_name.h"

#include <algorithm>

namespace cbps {

std::string column_letters(std::size_t column) {
  constexpr std::size_t kLetters = 26;
  std::string letters;
  for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / kLetters) {
    letters += static_cast<char>('A' + (rest - 1) % kLetters);
  }
  std::reverse(letters.begin(), letters.end());
  return letters;
}

}  // namespace cbps
