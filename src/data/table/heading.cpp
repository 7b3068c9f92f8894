#include "data/table/heading.h"

#include <algorithm>
#include <array>
#include <utility>

#include "cbps/data/spelling.h"
#include "cbps/text/unicode.h"
#include "cbps/value/heading_lookup.h"
#include "data/facts/number_reader.h"
#include "data/table/table_map.h"

namespace cbps::data {
namespace {

template <class Words>
bool is_one_of(std::string_view text, const Words& words) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

/// What stands at the end of a heading, in brackets or behind a slash, and what stands before it.
struct Addition {
  std::string_view heading;
  std::string_view text;
};

std::optional<Addition> addition_of(std::string_view heading) {
  struct Brackets {
    std::string_view open, close;
  };
  constexpr std::array kBrackets{Brackets{"(", ")"}, Brackets{"[", "]"}, Brackets{"【", "】"},
                                 Brackets{"〔", "〕"}};
  for (const auto& [open, close] : kBrackets) {
    if (!heading.ends_with(close)) continue;
    const std::size_t begin = heading.rfind(open);
    if (begin == std::string_view::npos || begin == 0) continue;
    const std::size_t inside = begin + open.size();
    return Addition{heading.substr(0, begin),
                    heading.substr(inside, heading.size() - close.size() - inside)};
  }
  const std::size_t slash = heading.rfind('/');
  if (slash == std::string_view::npos || slash == 0) return std::nullopt;
  return Addition{heading.substr(0, slash), heading.substr(slash + 1)};
}

/// A heading without its number: 1. 1、 (1).
std::string_view without_number(std::string_view heading) {
  std::string_view rest = heading;
  const bool in_brackets = rest.starts_with('(');
  if (in_brackets) rest.remove_prefix(1);
  const std::size_t digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
  if (digits == 0) return heading;
  rest.remove_prefix(digits);
  constexpr std::array<std::string_view, 3> kBehind{".", "、", ")"};
  for (const std::string_view sign : kBehind) {
    if (rest.starts_with(sign) && in_brackets == (sign == ")")) return rest.substr(sign.size());
  }
  return heading;
}

std::string_view without_in_front(std::string_view text, std::string_view word) {
  if (!text.starts_with(word)) return text;
  text.remove_prefix(word.size());
  if (text.starts_with(':')) text.remove_prefix(1);
  return text;
}

/// Whether a word is a unit, or so many of one (万人), or names several (户、人).
bool looks_like_unit(std::string_view word, const Dictionary& dictionary) {
  constexpr std::array<std::string_view, 5> kPowers{"十", "百", "千", "万", "亿"};
  constexpr std::array<std::string_view, 5> kBetween{"、", ",", ";", "/", "和"};
  if (is_unit(word, dictionary)) return true;
  for (const std::string_view power : kPowers) {
    if (word.starts_with(power) && is_unit(word.substr(power.size()), dictionary)) return true;
  }
  for (const std::string_view sign : kBetween) {
    const std::size_t at = word.find(sign);
    if (at == std::string_view::npos) continue;
    return looks_like_unit(word.substr(0, at), dictionary) &&
           looks_like_unit(word.substr(at + sign.size()), dictionary);
  }
  return false;
}

bool is_money_or_area(std::string_view word) {
  return std::any_of(kUnitSpellings.begin(), kUnitSpellings.end(),
                     [word](const UnitSpelling& one) { return one.word == word; });
}

constexpr std::string_view kUnitWord = "单位";

class HeadingReader {
 public:
  explicit HeadingReader(const KnownHeadings& known)
      : dictionary_(*known.dictionary), map_(known.map) {}

  [[nodiscard]] HeadingMeaning read(std::string_view heading) const {
    HeadingMeaning meaning = look_up(heading);
    if (meaning.is_known() || meaning.mapped != nullptr || heading.empty()) return meaning;
    if (is_one_of(heading, kIgnoredHeadings)) {
      meaning.is_ignored = true;
      return meaning;
    }
    for (const std::string_view other :
         {without_number(heading), without_in_front(heading, "其中")}) {
      if (other.size() == heading.size()) continue;
      meaning = read(other);
      if (meaning.is_known() || meaning.mapped != nullptr) return meaning;
    }
    if (const auto addition = addition_of(heading)) return read_addition(*addition);
    return {};
  }

 private:
  [[nodiscard]] HeadingMeaning look_up(std::string_view heading) const {
    if (map_ != nullptr) {
      if (const MappedHeading* mapped = map_->find(heading)) return look_up(heading, *mapped);
    }
    HeadingMeaning meaning;
    meaning.identity = find_identity(heading);
    if (meaning.identity) return meaning;
    const Heading* found = find_heading(dictionary_, std::string(heading));
    if (found != nullptr && !found->is_false_alias) meaning.fact = found->field;
    return meaning;
  }

  /// Where the map gives no unit, that of the heading counts.
  [[nodiscard]] HeadingMeaning look_up(std::string_view heading,
                                       const MappedHeading& mapped) const {
    HeadingMeaning meaning;
    meaning.mapped = &mapped;
    meaning.is_ignored = !mapped.target;
    if (!mapped.target) return meaning;
    meaning.identity = mapped.target->identity;
    meaning.fact = mapped.target->fact;
    meaning.unit = mapped.unit;
    meaning.power = mapped.power;
    const auto addition = addition_of(heading);
    if (meaning.fact && meaning.unit.empty() && addition) read_unit(addition->text, meaning);
    return meaning;
  }

  /// Whether a text that is added to the heading of a fact is a unit; then it is noted.
  bool read_unit(std::string_view text, HeadingMeaning& meaning) const {
    const std::string_view unit = without_in_front(text, kUnitWord);
    if (const auto power = power_of_unit(unit, dictionary_.field(*meaning.fact))) {
      meaning.power = *power;
    } else if (is_unit(unit, dictionary_)) {
      // What has no unit may be counted all the same: the dates in 次, the parts in 项.
      meaning.has_wrong_unit =
          !dictionary_.field(*meaning.fact).unit.empty() || is_money_or_area(unit);
    } else {
      return false;
    }
    meaning.unit = unit;
    return true;
  }

  [[nodiscard]] HeadingMeaning read_addition(const Addition& addition) const {
    HeadingMeaning meaning = read(addition.heading);
    if (is_one_of(addition.text, kHeadingAdditions)) return meaning;
    if (!meaning.fact || !meaning.unit.empty()) return {};
    if (!read_unit(addition.text, meaning)) return {};
    return meaning;
  }

  const Dictionary& dictionary_;
  const TableMap* map_;
};

}  // namespace

bool is_unit(std::string_view word, const Dictionary& dictionary) {
  return std::any_of(dictionary.fields.begin(), dictionary.fields.end(),
                     [word](const Field& field) { return power_of_unit(word, field).has_value(); });
}

HeadingMeaning read_heading(std::string_view written, const KnownHeadings& known) {
  return HeadingReader(known).read(normal_heading(written));
}

std::string normal_heading(std::string_view written) {
  std::string heading = unicode::normalise(written);
  std::erase(heading, '*');
  return heading;
}

GroupHeading read_group_heading(std::string_view written, const Dictionary& dictionary) {
  GroupHeading group{normal_heading(written), {}};
  const auto addition = addition_of(group.label);
  if (!addition) return group;
  const std::string_view unit = without_in_front(addition->text, kUnitWord);
  if (!is_unit(unit, dictionary)) return group;
  return {std::string(addition->heading), std::string(unit)};
}

std::string unit_of_table(std::string_view text, const Dictionary& dictionary) {
  std::string word = normal_heading(text);
  const bool in_brackets = word.starts_with('(') && word.ends_with(')');
  if (in_brackets) word = word.substr(1, word.size() - 2);
  // 金额单位 is one as well.
  const std::size_t begin = word.find(kUnitWord);
  if (begin == std::string::npos) return {};
  const std::string_view rest = std::string_view(word).substr(begin);
  const std::string_view unit = without_in_front(rest, kUnitWord);
  return looks_like_unit(unit, dictionary) ? std::string(unit) : std::string();
}

}  // namespace cbps::data
