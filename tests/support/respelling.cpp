#include "support/respelling.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "cbps/data/spelling.h"
#include "cbps/text/unicode.h"
#include "cbps/value/decimal.h"
#include "cbps/value/integer.h"

namespace cbps::test {
namespace {

constexpr std::array<std::string_view, 10> kNumerals{"零", "一", "二", "三", "四",
                                                     "五", "六", "七", "八", "九"};

/// Up to 99,999,999, in the way that is taught.
std::string numerals(std::uint64_t number) {
  if (number >= 10'000) {
    const std::uint64_t rest = number % 10'000;
    const std::string zero = rest != 0 && rest < 1000 ? "零" : "";
    return numerals(number / 10'000) + "万" + zero + (rest == 0 ? "" : numerals(rest));
  }
  if (number < 10) return std::string(kNumerals[number]);
  for (const auto& [power, sign] :
       {std::pair{1000U, "千"}, std::pair{100U, "百"}, std::pair{10U, "十"}}) {
    if (number < power) continue;
    const std::uint64_t rest = number % power;
    const std::string zero = rest != 0 && rest < power / 10 ? "零" : "";
    const bool bare = power == 10 && number < 20;
    return (bare ? "" : std::string(kNumerals[number / power])) + sign + zero +
           (rest == 0 ? "" : numerals(rest));
  }
  return {};
}

}  // namespace

void Respelling::fill(Table& table) {
  for (std::size_t row = 0; row < table.rows(); ++row) {
    for (std::size_t i = 0; i < dictionary_.fields.size(); ++i) {
      const auto id = static_cast<FieldId>(i);
      const Field& field = dictionary_.field(id);
      if (one_in(8)) continue;
      switch (field.type.kind) {
        case Kind::Bool: table.set(id, row, static_cast<std::int64_t>(below(2))); break;
        case Kind::Date:
          table.set(id, row, Period{2024}.start().days + static_cast<std::int64_t>(below(366)));
          break;
        case Kind::Choice:
          table.set(id, row,
                    static_cast<std::int64_t>(below(dictionary_.domain(field.type).size())));
          break;
        case Kind::Set:
          table.set(id, row,
                    static_cast<std::int64_t>(
                        below(std::size_t{1} << dictionary_.domain(field.type).size())));
          break;
        case Kind::Dates: {
          std::vector<Date> dates;
          for (std::size_t n = below(6); n > 0; --n) {
            dates.push_back({Period{2024}.start().days + static_cast<std::int32_t>(below(366))});
          }
          table.set_dates(id, row, dates);
          break;
        }
        case Kind::Int:
        case Kind::Decimal: {
          const std::int64_t most = std::min<std::int64_t>(field.range->most, 99'999'999);
          const std::int64_t span = one_in(3) ? most - field.range->least + 1 : 30;
          const std::int64_t value =
              field.range->least + static_cast<std::int64_t>(below(static_cast<std::size_t>(span)));
          table.set(id, row, std::min(value, most));
          break;
        }
        case Kind::String:
        case Kind::List: break;  // no fact is one
      }
    }
    // Parts do not exceed their whole, also where the whole is a part itself.
    for (std::size_t rounds = 0; rounds < 3; ++rounds) {
      for (std::size_t i = 0; i < dictionary_.fields.size(); ++i) {
        const auto id = static_cast<FieldId>(i);
        const auto whole = dictionary_.field(id).part_of;
        if (!whole || !table.known(id, row) || !table.known(*whole, row)) continue;
        const std::int64_t most = table.column(*whole).values[row];
        const std::int64_t value = table.column(id).values[row];
        if (value > most || one_in(6)) table.set(id, row, most);
      }
    }
  }
}

std::string Respelling::other(const Table& table, std::size_t row, FieldId id) {
  const Field& field = dictionary_.field(id);
  if (!table.known(id, row)) {
    std::string word = one_in(2) ? "" : one_of(data::kNotGivenWords);
    // `none` is an option of a choice.
    return word == "None" && field.type.kind == Kind::Choice ? "" : word;
  }
  const std::int64_t value = table.column(id).values[row];
  std::vector<std::string> items;
  std::string text;
  switch (field.type.kind) {
    case Kind::Bool:
      text = mixed_case(value != 0 ? one_of(data::kAlsoYes) : one_of(data::kAlsoNo));
      break;
    case Kind::Int:
    case Kind::Decimal: {
      const bool is_whole = field.part_of && table.known(*field.part_of, row) &&
                            table.column(*field.part_of).values[row] == value &&
                            dictionary_.field(*field.part_of).type.scale == field.type.scale;
      text =
          is_whole && one_in(3) ? mixed_case(one_of(data::kAllItemsWords)) : number(field, value);
      break;
    }
    case Kind::Choice:
      text = option(dictionary_.domain(field.type)[static_cast<std::size_t>(value)]);
      break;
    case Kind::Date: text = day(Date{static_cast<std::int32_t>(value)}, false); break;
    case Kind::Dates:
      for (const std::int32_t one : table.days(id, row)) items.push_back(day(Date{one}, true));
      text = list(items, true);
      break;
    case Kind::Set: {
      const Domain& domain = dictionary_.domain(field.type);
      for (std::size_t i = 0; i < domain.size(); ++i) {
        const bool is_in = (static_cast<std::uint64_t>(value) >> i & 1U) != 0;
        for (std::size_t n = is_in ? 1 + below(2) : 0; n > 0; --n)
          items.push_back(option(domain[i]));
      }
      std::shuffle(items.begin(), items.end(), random_);
      text = list(items, false);
      break;
    }
    case Kind::String:
    case Kind::List: break;  // no fact is one
  }
  if (one_in(6)) text = one_of(std::array<std::string_view, 3>{" ", "　", "\u200B"}) + text;
  if (one_in(6)) text += one_of(std::array<std::string_view, 3>{" ", "\u00A0", "\uFEFF"});
  return text;
}

std::string Respelling::number(const Field& field, std::int64_t value) {
  const Decimal decimal{value, field.type.scale};
  const bool is_count = field.type.kind == Kind::Int;
  if (is_count && value == 0 && one_in(2)) {
    return one_in(2) ? one_of(data::kNoItemsWords) : one_of(data::kAlsoNoItems);
  }
  std::string unit;
  if (!field.unit.empty() && one_in(2)) {
    const bool has_words = !field.unit_words.empty() && one_in(2);
    unit = has_words ? one_of(field.unit_words) : one_in(2) ? field.unit.zh : " " + field.unit.en;
  }
  const bool is_money = field.unit.zh == "元";
  if (is_money && field.type.scale + 4U <= kMaxScale && one_in(2)) {
    return to_string(Decimal{value, static_cast<std::uint8_t>(field.type.scale + 4)}) +
           (one_in(2) ? "万元" : "万");
  }
  if (field.unit.zh == "平方米" && one_in(2)) {
    return to_string(decimal) + one_of(std::array<std::string_view, 4>{"㎡", "m2", " M²", "平米"});
  }
  switch (below(6)) {
    case 0: return wide(to_string(decimal)) + unit;
    case 1: return to_grouped_string(decimal) + unit;
    case 2: {
      const std::string plain = to_string(decimal);
      return plain + (plain.find('.') == std::string::npos ? ".0" : "00") + unit;
    }
    case 3:
      if (is_count && value >= 0) return numerals(static_cast<std::uint64_t>(value)) + unit;
      return "'" + to_string(decimal);
    case 4:
      if (!has_formulas_) return "'" + to_string(decimal) + unit;
      return "=\"" + to_string(decimal) + unit + "\"";
    default: return to_string(decimal) + unit;
  }
}

std::string Respelling::day(Date date, bool in_list) {
  const auto [year, month, day] = year_month_day(date);
  const auto with_signs = [&, m = month, d = day, y = year](std::string_view sign) {
    return fmt::format("{}{}{}{}{}", y, sign, m, sign, d);
  };
  switch (below(7)) {
    case 0: return with_signs("-");
    case 1: return with_signs("/");
    case 2: return with_signs(".");
    case 3: return fmt::format("{}年{}月{}{}", year, month, day, one_in(2) ? "日" : "号");
    case 4: return fmt::format("{:04}{:02}{:02}", year, month, day);
    case 5: return to_string(date) + (in_list || one_in(2) ? " 00:00" : " 0:00:00");
    default: return "二〇二四年" + numerals(month) + "月" + numerals(day) + "日";
  }
}

std::string Respelling::option(const Option& option) {
  std::vector<std::string> all{option.id, option.label.zh, option.label.en};
  all.insert(all.end(), option.aliases.begin(), option.aliases.end());
  std::string text = mixed_case(one_of(all));
  return one_in(4) ? wide(text) : text;
}

std::string Respelling::list(const std::vector<std::string>& items, bool of_days) {
  if (items.empty()) return one_in(2) ? one_of(data::kNoItemsWords) : one_of(data::kAlsoNoItems);
  const std::string slash = of_days ? "；" : "/";
  const std::string sign =
      one_of(std::array<std::string, 8>{"、", "; ", "；", "，", ",", " | ", "\n", slash});
  std::string all;
  for (const std::string& item : items) all += (all.empty() ? "" : sign) + item;
  return one_in(5) ? all + sign : all;
}

std::string Respelling::mixed_case(std::string text) {
  if (!one_in(3)) return text;
  for (char& c : text) {
    if (c >= 'a' && c <= 'z' && one_in(2)) c = static_cast<char>(c - 'a' + 'A');
  }
  // This says that nothing was given.
  return text == "None" ? "none" : text;
}

/// In full width, but for blanks.
std::string Respelling::wide(const std::string& text) {
  std::string all;
  for (const char c : text) {
    if (c > ' ' && c < '\x7F') {
      unicode::append(all, static_cast<char32_t>(c) + 0xFEE0);
    } else {
      all += c;
    }
  }
  return all;
}

}  // namespace cbps::test
