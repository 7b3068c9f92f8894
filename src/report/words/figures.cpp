#include "report/words/figures.h"

#include <type_traits>

#include "cbps/text/english.h"
#include "cbps/text/list.h"

namespace cbps::report {
namespace {

using result::Missing;
using result::Month;
using result::Named;
using result::Quarter;

std::string with_unit(std::string number, std::string_view unit, const Words& words) {
  if (unit.empty()) return number;
  const bool one = words.language() == Language::En && number == "1";
  number += ' ';
  number += one ? english::singular(unit) : unit;
  return number;
}

/// A month's or quarter's own number, 0 for what is neither.
unsigned month_number(const Missing& missing) {
  const auto* month = std::get_if<Month>(&missing);
  return month == nullptr ? 0 : month->number;
}

std::string name_of(const Missing& missing, const Words& words) {
  if (const auto* part = std::get_if<Named>(&missing)) return words(part->label);
  if (const auto* quarter = std::get_if<Quarter>(&missing)) {
    return std::string(words(nth(Text::Quarter1, quarter->number - 1)));
  }
  return std::string(words(nth(Text::January, month_number(missing) - 1)));
}

}  // namespace

std::string amount(const Decimal& value, const Bilingual& unit, const Words& words) {
  return with_unit(to_grouped_string(value), words(unit), words);
}

std::string amount(std::size_t count, Text unit, const Words& words) {
  return with_unit(count_text(count), words(unit), words);
}

std::string count_text(std::size_t count) {
  return to_grouped_string(Decimal{static_cast<std::int64_t>(count), 0});
}

std::string value_text(const result::Datum& value, const Bilingual& unit, const Words& words) {
  struct Writer {
    const Bilingual& unit;
    const Words& words;
    std::string operator()(std::monostate) const { return std::string(words(Text::NotGiven)); }
    std::string operator()(bool yes) const {
      return words(Text::Quoted, words(yes ? Text::Yes : Text::No));
    }
    std::string operator()(const Decimal& number) const { return amount(number, unit, words); }
    std::string operator()(const Named& one) const { return words(Text::Quoted, words(one.label)); }
    std::string operator()(const std::vector<Named>& set) const {
      if (set.empty()) return words(Text::Quoted, words(Text::EmptySet));
      return listed(labels(set, words), Text::Comma, words);
    }
    std::string operator()(Date date) const { return to_string(date); }
    std::string operator()(const std::string& text) const { return words(Text::Quoted, text); }
    std::string operator()(const std::vector<Date>& dates) const {
      if (dates.empty()) return words(Text::Quoted, words(Text::EmptySet));
      std::vector<std::string> items;
      items.reserve(dates.size());
      for (const Date date : dates) items.push_back(to_string(date));
      return listed(items, Text::Comma, words);
    }
  };
  return std::visit(Writer{unit, words}, value);
}

std::string listed(const std::vector<std::string>& items, Text separator, const Words& words) {
  std::string text;
  for (const std::string& item : items) append_item(text, words(separator), item);
  return text;
}

std::vector<std::string> labels(const std::vector<Named>& named, const Words& words) {
  std::vector<std::string> all;
  all.reserve(named.size());
  for (const Named& one : named) all.push_back(words(one.label));
  return all;
}

std::string missing_text(const std::vector<Missing>& missing, const Words& words) {
  std::vector<std::string> items;
  for (std::size_t i = 0; i < missing.size();) {
    std::size_t last = i;
    const unsigned number = month_number(missing[i]);
    while (number != 0 && last + 1 < missing.size() &&
           month_number(missing[last + 1]) == number + (last + 1 - i)) {
      ++last;
    }
    if (last - i < 2) {
      items.push_back(name_of(missing[i], words));
      ++i;
      continue;
    }
    items.push_back(words(Text::FromTo, name_of(missing[i], words), name_of(missing[last], words)));
    i = last + 1;
  }
  return listed(items, Text::Comma, words);
}

std::string fixed_text(const Decimal& value) {
  std::string text = to_string(value);
  if (value.scale == 0) return text;
  std::size_t point = text.find('.');
  if (point == std::string::npos) {
    point = text.size();
    text += '.';
  }
  text.append(point + 1 + value.scale - text.size(), '0');
  return text;
}

std::string percent_text(const Fraction& share) { return fixed_text(round_down(share, 2, 2)); }

std::string points_text(const Fraction& points) { return fixed_text(round_down(points, 0, 2)); }
std::string fine_points_text(const Fraction& points) {
  return fixed_text(round_down(points, 0, 4));
}

std::string place_text(const result::Location& location, const Words& words) {
  if (location.file.empty()) return {};
  const std::string text = to_string(location);
  const bool is_said = location.cell.empty() || location.is_in_sheet();
  return is_said ? text : words(Text::InCell, text, location.cell);
}

}  // namespace cbps::report
