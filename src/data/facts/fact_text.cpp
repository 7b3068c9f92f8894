#include "cbps/data/fact_text.h"

#include <string_view>

#include "cbps/data/spelling.h"
#include "cbps/value/date.h"
#include "cbps/value/decimal.h"
#include "cbps/value/unreachable.h"

namespace cbps::data {
namespace {

/// What is written for something in each of `FactWords`.
struct Words {
  std::string_view yes;
  std::string_view no;
  std::string_view no_items;
  std::string_view separator;
};
constexpr Words kChinese{kYesWords[0], kNoWords[0], kNoItemsWords[0], "、"};
constexpr Words kEnglish{kYesWords[1], kNoWords[1], kNoItemsWords[1], "; "};

const Words& table_of(FactWords words) {
  switch (words) {
    case FactWords::Chinese: return kChinese;
    case FactWords::English:
    case FactWords::Ids: return kEnglish;
  }
  unreachable();
}

const std::string& text_of(const Option& option, FactWords words) {
  switch (words) {
    case FactWords::Chinese: return option.label.zh;
    case FactWords::English: return option.label.en;
    case FactWords::Ids: return option.id;
  }
  unreachable();
}

bool is_list(const Field& field) {
  return field.type.kind == Kind::Set || field.type.kind == Kind::Dates;
}

}  // namespace

FactWords words_of(Language language) {
  return language == Language::Zh ? FactWords::Chinese : FactWords::English;
}

std::vector<std::string> fact_items(const Table& table, std::size_t row,
                                    const Dictionary& dictionary, FieldId id, FactWords words) {
  const Field& field = dictionary.field(id);
  const std::int64_t value = table.column(id).values[row];
  std::vector<std::string> items;
  switch (field.type.kind) {
    case Kind::Bool: return {std::string(value != 0 ? table_of(words).yes : table_of(words).no)};
    case Kind::Int:
    case Kind::Decimal: return {to_string(Decimal{value, field.type.scale})};
    case Kind::Choice:
      return {text_of(dictionary.domain(field.type)[static_cast<std::size_t>(value)], words)};
    case Kind::Date: return {to_string(Date{static_cast<std::int32_t>(value)})};
    case Kind::Dates:
      for (const std::int32_t day : table.days(id, row)) items.push_back(to_string(Date{day}));
      return items;
    case Kind::Set: {
      const Domain& domain = dictionary.domain(field.type);
      for (std::size_t i = 0; i < domain.size(); ++i) {
        const bool is_in = (static_cast<std::uint64_t>(value) >> i & 1U) != 0;
        if (is_in) items.push_back(text_of(domain[i], words));
      }
      return items;
    }
    case Kind::String:
    case Kind::List: return items;  // no fact is one
  }
  unreachable();
}

std::string fact_text(const Table& table, std::size_t row, const Dictionary& dictionary, FieldId id,
                      FactWords words) {
  if (!table.known(id, row)) return {};
  const std::vector<std::string> items = fact_items(table, row, dictionary, id, words);
  if (items.empty() && is_list(dictionary.field(id))) return std::string(table_of(words).no_items);
  std::string text;
  for (const std::string& item : items) {
    if (!text.empty()) text += table_of(words).separator;
    text += item;
  }
  return text;
}

}  // namespace cbps::data
