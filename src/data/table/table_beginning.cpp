#include "data/table/table_beginning.h"

#include <algorithm>
#include <array>

#include "cbps/data/csv.h"
#include "cbps/text/unicode.h"

namespace cbps::data {

std::vector<TableBeginning> table_beginnings(std::string_view text) {
  static constexpr std::array<std::string_view, 4> kSeparators{kComma, ";", "\t", "，"};
  const std::size_t begin =
      text.starts_with(unicode::kByteOrderMark) ? unicode::kByteOrderMark.size() : 0;
  const std::size_t feed = std::min(text.find('\n', begin), text.size());
  std::string_view line = text.substr(begin, feed - begin);
  if (line.ends_with('\r')) line.remove_suffix(1);
  if (line.size() > 2 && line.front() == '"' && line.back() == '"') {
    line = line.substr(1, line.size() - 2);
  }
  constexpr std::string_view kName = "sep=";
  std::vector<TableBeginning> all;
  for (const std::string_view separator : kSeparators) {
    if (line.starts_with(kName) && line.substr(kName.size()) == separator) {
      return {{separator, std::min(feed + 1, text.size())}};
    }
    all.push_back({separator, 0});
  }
  return all;
}

}  // namespace cbps::data
