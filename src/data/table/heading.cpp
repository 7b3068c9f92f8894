#include "data/table/heading.h"

#include <algorithm>
#include <array>
#include <utility>

#include "cbps/data/spelling.h"
#include "cbps/text/part_of_total.h"
#include "cbps/text/unicode.h"
#include "cbps/value/heading_lookup.h"
#include "data/facts/community_id.h"
#include "data/facts/number_reader.h"
#include "data/table/heading_parts.h"
#include "data/table/row_words.h"
#include "data/table/table_map.h"

namespace cbps::data {
namespace {

bool is_money_or_area(std::string_view word) {
  return std::any_of(kUnitSpellings.begin(), kUnitSpellings.end(),
                     [word](const UnitSpelling& one) { return one.word == word; });
}

constexpr std::string_view kUnitWord = "单位";
constexpr std::string_view kUnitOfPeriod = "年";

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
    const std::string_view of_them = without_in_front(heading, kPartOfTotal);
    // 其中：甲 is 其中甲, or else 甲.
    const std::string joined = std::string(kPartOfTotal) + std::string(of_them);
    const std::string_view without_colon = of_them.size() < heading.size() ? joined : heading;
    for (const std::string_view other : {without_number(heading), without_colon, of_them}) {
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
    if (meaning.fact && meaning.unit.empty()) read_mapped_unit(heading, meaning);
    return meaning;
  }

  /// A heading of somebody's own may say anything in brackets. What is nothing that is known may be
  /// a unit, and then all figures would be wrong: at its end anything, elsewhere what names so
  /// many.
  void read_mapped_unit(std::string_view heading, HeadingMeaning& meaning) const {
    const Field& field = dictionary_.field(*meaning.fact);
    if (field.unit.empty() || stands_by_itself(heading, *meaning.fact)) return;
    constexpr std::size_t kLongestBracket = 3;  // in bytes
    for (const std::string_view text : texts_in_brackets(heading)) {
      const auto begin = static_cast<std::size_t>(text.data() - heading.data());
      const bool is_last = begin + text.size() + kLongestBracket >= heading.size();
      const std::string before = meaning.unknown_unit;
      read_mapped_addition(text, field, meaning);
      if (!is_last && !names_so_many(text)) meaning.unknown_unit = before;
    }
    const std::size_t slash = heading.rfind('/');
    if (slash != std::string_view::npos &&
        looks_like_unit(heading.substr(slash + 1), dictionary_)) {
      read_mapped_addition(heading.substr(slash + 1), field, meaning);
    }
    if (meaning.unit.empty() && meaning.unknown_unit.empty()) {
      meaning.unknown_unit = large_unit_at_end(heading, field);
    }
    if (!meaning.unit.empty()) meaning.unknown_unit.clear();
  }

  /// Whether a heading stands for a fact without the map, and names no unit.
  [[nodiscard]] bool stands_by_itself(std::string_view heading, FieldId fact) const {
    const HeadingMeaning own = HeadingReader({&dictionary_}).read(heading);
    return own.fact == fact && own.unit.empty();
  }

  void read_mapped_addition(std::string_view text, const Field& field,
                            HeadingMeaning& meaning) const {
    const bool says_no_unit = is_one_of(text, kHeadingAdditions) || is_footnote(text) ||
                              is_year_text(text) || is_total(text);
    if (says_no_unit) return;
    bool has_unit = false;
    for (const std::string_view word : words_in(text)) {
      const std::string_view unit = without_in_front(word, kUnitWord);
      const auto power = power_of_unit(unit, field);
      if (!power) continue;
      // Two that differ are none.
      if (!meaning.unit.empty() && meaning.power != *power) meaning.has_wrong_unit = true;
      has_unit = true;
      meaning.unit = unit;
      meaning.power = *power;
    }
    if (has_unit || !meaning.unit.empty()) return;
    if (is_unit(without_in_front(text, kUnitWord), dictionary_)) {
      meaning.has_wrong_unit = true;
      meaning.unit = text;
    } else {
      meaning.unknown_unit = text;
    }
  }

  static bool names_so_many(std::string_view text) {
    constexpr std::array<std::string_view, 5> kSigns{"元", "百", "千", "万", "亿"};
    return std::any_of(kSigns.begin(), kSigns.end(), [text](std::string_view sign) {
      return text.find(sign) != std::string_view::npos;
    });
  }

  /// The unit of so many at the end of a heading without brackets: 经费万元.
  static std::string_view large_unit_at_end(std::string_view heading, const Field& field) {
    for (const UnitSpelling& one : kUnitSpellings) {
      if (one.power == 0 || !heading.ends_with(one.word)) continue;
      if (power_of_unit(one.word, field)) return one.word;
    }
    return {};
  }

  /// Whether a text that is added to the heading of a fact is a unit; then it is noted.
  bool read_unit(std::string_view text, HeadingMeaning& meaning) const {
    const std::string_view unit = without_in_front(text, kUnitWord);
    const Field& field = dictionary_.field(*meaning.fact);
    if (const auto power = power_of_unit(unit, field)) {
      meaning.power = *power;
    } else if (field.unit.empty() && is_unit(unit, dictionary_) && !is_money_or_area(unit)) {
      // What has no unit may be counted all the same: the dates in 次, the parts in 项.
      return true;
    } else if (looks_like_unit(unit, dictionary_)) {
      meaning.has_wrong_unit = true;
    } else {
      return false;
    }
    meaning.unit = unit;
    return true;
  }

  [[nodiscard]] HeadingMeaning read_addition(const Addition& addition) const {
    HeadingMeaning meaning = read(addition.heading);
    if (is_one_of(addition.text, kHeadingAdditions) || is_footnote(addition.text)) return meaning;
    if (meaning.mapped != nullptr && meaning.fact) {
      // What the map says of the unit goes before what the heading does.
      const Field& field = dictionary_.field(*meaning.fact);
      if (meaning.unit.empty()) read_mapped_addition(addition.text, field, meaning);
      return meaning;
    }
    const bool is_period = meaning.identity && meaning.identity->member == nullptr;
    if (is_period && addition.text == kUnitOfPeriod) return meaning;
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

HeadingMeaning read_heading(std::string_view written, const KnownHeadings& known) {
  const HeadingReader reader(known);
  HeadingMeaning meaning = reader.read(normal_heading(written));
  if (meaning.is_known() || meaning.is_ignored) return meaning;
  const std::string plain = without_footnote_marks(written);
  return plain.size() == written.size() ? meaning : reader.read(normal_heading(plain));
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

}  // namespace cbps::data
