#include "data/table/table_unit.h"

#include <algorithm>
#include <array>
#include <vector>

#include "cbps/data/spelling.h"
#include "cbps/text/unicode.h"
#include "data/facts/not_given.h"
#include "data/facts/number_reader.h"
#include "data/table/heading.h"
#include "data/table/heading_parts.h"
#include "data/table/row_words.h"

namespace cbps::data {
namespace {

constexpr std::string_view kCurrency = "人民币";

/// Which of some words a text begins with; empty: none.
template <class Words>
std::string_view first_word(std::string_view text, const Words& words) {
  const auto word = std::find_if(words.begin(), words.end(),
                                 [text](std::string_view one) { return text.starts_with(one); });
  return word == words.end() ? std::string_view{} : *word;
}

/// Reads the units that a text names.
class UnitText {
 public:
  UnitText(std::string_view written, const Dictionary& dictionary) : dictionary_(dictionary) {
    std::size_t begin = 0;
    for (std::size_t at = 0; at < written.size();) {
      const unicode::Character character = unicode::character_at(written, at);
      if (unicode::is_space(character.code_point)) {
        append(written.substr(begin, at - begin));
        begin = at + character.length;
      }
      at += character.length;
    }
    append(written.substr(begin));
  }

  /// The units of all that says what a table is counted in.
  [[nodiscard]] std::vector<std::string> stated() && {
    read_behind_words();
    for (const std::string_view word : kCountedIn) read_counted_in(word);
    return std::move(units_);
  }

  /// Those that the text begins with.
  [[nodiscard]] std::vector<std::string> all() && {
    read_units(0);
    return std::move(units_);
  }

  /// Those in the brackets of a title.
  [[nodiscard]] std::vector<std::string> in_brackets() && {
    for (const std::string_view inside : texts_in_brackets(text_)) {
      const auto begin = static_cast<std::size_t>(inside.data() - text_.data());
      const std::string_view behind = rest(begin + inside.size());
      const std::string_view close = first_word(behind, kClosing);
      const bool is_last = close.size() == behind.size() || behind.ends_with(kTableWord);
      if (!close.empty() && is_last && says_units_only(inside)) {
        read_units(begin, begin + inside.size());
      }
    }
    return std::move(units_);
  }

 private:
  static constexpr std::array<std::string_view, 4> kClosing{")", "]", "】", "〕"};
  /// Before a unit and behind it: 以万元计.
  static constexpr std::array<std::string_view, 2> kCountedIn{"以", "按"};
  static constexpr std::array<std::string_view, 2> kCounted{"为单位", "计"};
  /// Between units.
  static constexpr std::array<std::string_view, 5> kBetween{"、", ",", ";", "和", "及"};

  void append(std::string_view written) {
    if (written.empty()) return;
    if (!text_.empty()) blanks_.push_back(text_.size());
    text_ += normal_heading(written);
  }

  [[nodiscard]] std::string_view rest(std::size_t at) const {
    return std::string_view(text_).substr(at);
  }

  /// 单位：万元, 金额：万元.
  void read_behind_words() {
    constexpr std::array<std::string_view, 6> kOpening{":", "为", "是", "均", "(", kCurrency};
    for (const std::string_view word : kUnitStatements) {
      for (std::size_t at = text_.find(word); at != std::string::npos; at = text_.find(word, at)) {
        at += word.size();
        std::size_t behind = at;
        for (std::string_view sign = first_word(rest(behind), kOpening); !sign.empty();
             sign = first_word(rest(behind), kOpening)) {
          behind += sign.size();
        }
        read_units(behind);
      }
    }
  }

  /// 以万元为单位, 按万元计.
  void read_counted_in(std::string_view word) {
    for (std::size_t at = text_.find(word); at != std::string::npos; at = text_.find(word, at)) {
      at += word.size();
      for (const std::string_view counted : kCounted) {
        const std::size_t end = text_.find(counted, at);
        if (end == std::string::npos || !says_units_only(rest(at).substr(0, end - at))) continue;
        read_units(at, end);
        break;
      }
    }
  }

  /// Adds the units that stand one behind the other from `at` on.
  void read_units(std::size_t at, std::size_t end = std::string::npos) {
    constexpr std::array<std::string_view, 5> kEnds{"。", "(", ")", "]", ":"};
    end = std::min(end, text_.size());
    while (at < end) {
      std::size_t piece = at;
      while (piece < end && first_word(rest(piece), kBetween).empty() &&
             first_word(rest(piece), kEnds).empty()) {
        ++piece;
      }
      const std::size_t behind = end_of_unit(at, piece);
      if (behind == at) return;
      add(without_currency(rest(at).substr(0, behind - at)));
      at = behind;
      if (at == piece && at < end) {
        const std::size_t sign = first_word(rest(at), kBetween).size();
        if (sign == 0) return;
        at += sign;
      }
    }
  }

  /// The end of the longest unit that begins a text; `at`: there is none. Blanks may stand in it,
  /// or behind it.
  [[nodiscard]] std::size_t end_of_unit(std::size_t at, std::size_t end) const {
    if (is_unit_word(rest(at).substr(0, end - at))) return end;
    for (auto blank = blanks_.rbegin(); blank != blanks_.rend(); ++blank) {
      if (*blank <= at || *blank >= end) continue;
      if (is_unit_word(rest(at).substr(0, *blank - at))) return *blank;
    }
    return may_be_unit(rest(at).substr(0, end - at)) ? end : at;
  }

  static std::string_view without_currency(std::string_view word) {
    word = without_in_front(word, kCurrency);
    if (word.ends_with(kCurrency)) word.remove_suffix(kCurrency.size());
    return word;
  }

  [[nodiscard]] bool is_unit_word(std::string_view word) const {
    return looks_like_unit(without_currency(word), dictionary_);
  }

  /// Whether a word ends with the unit of so many: RMB万元.
  static bool may_be_unit(std::string_view word) {
    constexpr std::size_t kCharacter = 3;  // 万 alone may end any name
    return std::any_of(
        kUnitSpellings.begin(), kUnitSpellings.end(), [word](const UnitSpelling& one) {
          return one.power > 0 && one.word.size() > kCharacter && word.ends_with(one.word);
        });
  }

  [[nodiscard]] bool says_units_only(std::string_view text) const {
    const std::vector<std::string_view> words = words_in(text);
    return std::all_of(words.begin(), words.end(),
                       [this](std::string_view word) { return is_unit_word(word); });
  }

  void add(std::string_view unit) {
    if (!is_one_of(unit, units_)) units_.emplace_back(unit);
  }

  const Dictionary& dictionary_;
  std::string text_;                 ///< in its normal form, which has no blanks
  std::vector<std::size_t> blanks_;  ///< where blanks stood in it
  std::vector<std::string> units_;
};

TableUnit unit_at(const std::vector<std::string>& words, Span place) {
  TableUnit unit;
  for (const std::string& word : words) unit.add({word, place});
  return unit;
}

}  // namespace

bool asks_for_unit(std::string_view text) {
  std::string word = normal_heading(text);
  if (word.ends_with(':')) word.pop_back();
  return word.ends_with(kUnitStatements.front());
}

TableUnit unit_of_table(std::span<const CsvCell> row, const Dictionary& dictionary) {
  TableUnit unit;
  for (std::size_t i = 0; i < row.size(); ++i) {
    const CsvCell& cell = row[i];
    if (is_blank(cell.text)) continue;
    unit.add(unit_at(UnitText(cell.text, dictionary).stated(), cell.span));
    if (!asks_for_unit(cell.text)) continue;
    const auto next = std::find_if_not(row.begin() + static_cast<std::ptrdiff_t>(i) + 1, row.end(),
                                       [](const CsvCell& one) { return is_empty(one); });
    if (next != row.end()) unit.add(unit_at(UnitText(next->text, dictionary).all(), next->span));
  }
  return unit;
}

TableUnit unit_of_title(const CsvCell& title, const Dictionary& dictionary) {
  return unit_at(UnitText(title.text, dictionary).in_brackets(), title.span);
}

void TableUnit::add(const TableUnit& other) {
  if (other.word.empty()) return;
  if (word.empty()) {
    *this = other;
    return;
  }
  for (const std::string_view one : words_in(other.word)) {
    if (!is_one_of(one, words_in(word))) word += "、" + std::string(one);
  }
}

std::optional<unsigned> TableUnit::power_for(const Field& field, bool& is_disputed) const {
  std::optional<unsigned> found = power_of_unit(word, field);
  if (found) return found;
  for (const std::string_view one : words_in(word)) {
    const auto power = power_of_unit(one, field);
    is_disputed = is_disputed || (found && power && *found != *power);
    if (power) found = power;
  }
  return found;
}

}  // namespace cbps::data
