#include "columns.h"

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <stdexcept>

namespace bench22 {
namespace {

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> pieces;
  while (true) {
    const std::size_t at = text.find(separator);
    pieces.emplace_back(text.substr(0, at));
    if (at == std::string_view::npos) return pieces;
    text.remove_prefix(at + 1);
  }
}

Column::Label label(const std::string& text, int option) {
  Column::Label made{text, 0, 0, option};
  const std::size_t size = std::min<std::size_t>(text.size(), 8);
  std::memcpy(&made.first, text.data(), size);
  std::memset(&made.mask, 0xFF, size);
  return made;
}

constexpr std::array<std::string_view, 8> kKinds{"text", "bool",  "int",    "decimal",
                                                 "date", "dates", "choice", "set"};

}  // namespace

std::vector<Column> read_columns(const char* path) {
  std::ifstream in(path);
  if (!in) throw std::runtime_error(std::string("cannot read ") + path);
  std::vector<Column> all;
  for (std::string text; std::getline(in, text);) {
    const std::vector<std::string> cells = split(text, '\t');
    Column column{cells.at(0), cells.at(1), cells.at(2), cells.at(3)};
    column.kind = static_cast<Column::Kind>(std::find(kKinds.begin(), kKinds.end(), cells.at(4)) -
                                            kKinds.begin());
    if (!cells.at(6).empty()) column.least = std::stoll(cells[6]);
    if (!cells.at(7).empty()) column.most = std::stoll(cells[7]);
    if (!cells.at(8).empty()) {
      for (const std::string& option : split(cells[8], ';')) {
        std::vector<std::string> spellings = split(option, '|');
        column.labels.push_back(label(spellings.front(), column.options));
        for (std::string& one : spellings) {
          column.spellings.push_back({std::move(one), column.options});
        }
        ++column.options;
      }
    }
    const auto fact = std::find(kNames.begin(), kNames.end(), column.id);
    if (fact != kNames.end()) column.fact = static_cast<int>(fact - kNames.begin());
    all.push_back(std::move(column));
  }
  return all;
}

Columns::Columns(std::string_view header, const char* path) {
  if (header.starts_with("\xEF\xBB\xBF")) header.remove_prefix(3);
  const std::vector<Column> known = read_columns(path);
  for (const std::string& heading : split(header, ',')) {
    const auto found = std::find_if(known.begin(), known.end(),
                                    [&](const Column& one) { return one.heading == heading; });
    if (found == known.end()) throw std::runtime_error("no such column: " + heading);
    const std::size_t at = all.size();
    by_kind[found->kind].push_back({at, found->least, found->most});
    if (found->fact >= 0) of_fact[static_cast<std::size_t>(found->fact)] = at;
    all.push_back(*found);
  }
}

void print(const Totals& totals) {
  std::printf("communities %lld\nhundredths %lld\n", static_cast<long long>(totals.communities),
              static_cast<long long>(totals.hundredths));
  for (std::size_t i = 0; i < kChecks; ++i) {
    std::printf("%s", kIds[i].data());
    for (const std::int64_t one : totals.counts[i])
      std::printf(" %lld", static_cast<long long>(one));
    std::printf("\n");
  }
}

std::string line(std::string_view id, const Outcome& outcome) {
  std::string text(id);
  text += ',';
  for (const std::uint8_t one : outcome.verdicts) text += kLetters[one];
  return text + ',' + std::to_string(outcome.hundredths) + '\n';
}

}  // namespace bench22
