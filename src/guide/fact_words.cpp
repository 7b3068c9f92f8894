#include "guide/fact_words.h"

#include <array>

#include "cbps/rules/facts.h"
#include "cbps/text/list.h"
#include "cbps/value/decimal.h"

namespace cbps::guide {
namespace {

void add_to_list(std::string& list, std::string_view item, const Words& words) {
  append_item(list, words(Word::Comma), item);
}

/// How values are written in a medium, by their kinds.
struct WritingWords {
  Word yes_or_no;
  Word whole_number;
  Word number;
  Word date;
  Word dates;
  Word set;
};
/// Same indices as `Medium`.
constexpr std::array kWriting{
    WritingWords{Word::HowBool, Word::HowInt, Word::HowDecimal, Word::HowDate, Word::HowDates,
                 Word::HowSet},
    WritingWords{Word::HowBool, Word::HowInt, Word::HowDecimal, Word::CellDate, Word::CellDates,
                 Word::CellSet},
    WritingWords{Word::FormBool, Word::FormInt, Word::FormDecimal, Word::FormDate, Word::CellDates,
                 Word::CellSet},
    WritingWords{Word::RefusedBool, Word::RefusedInt, Word::RefusedDecimal, Word::CellDate,
                 Word::CellDates, Word::CellSet},
};

std::string options(const Field& field, const Dictionary& dictionary, const Words& words) {
  std::string all;
  for (const Option& option : dictionary.domain(field.type)) {
    add_to_list(all, words(option.label), words);
  }
  return all;
}

}  // namespace

const Bilingual& label_below(std::optional<FieldId> above, const Field& field) {
  return above && above == field.whole ? field.label : label_alone(field.label, field.short_label);
}

Fact fact_of(const Field& field, const Words& words) {
  return {field.id,       words(field.label), words(field.unit), words(field.help),
          field.optional, field.judgement,    field.asked_of};
}

std::string remarks_on(const Fact& fact, const Words& words, bool with_unit) {
  std::string remarks = with_unit ? fact.unit : std::string();
  if (fact.optional) add_to_list(remarks, words(Word::Optional), words);
  if (fact.judgement) {
    const bool by_street = fact.asked_of != Actor::Community;
    add_to_list(remarks, words(by_street ? Word::JudgedByStreet : Word::Judgement), words);
  }
  return remarks;
}

std::string describe(const Fact& fact, const Words& words) {
  const std::string remarks = remarks_on(fact, words);
  const std::string what = remarks.empty() ? fact.label : fact.label + words(Word::Aside, remarks);
  return fact.help.empty() ? what : words(Word::Labelled, what, fact.help);
}

std::string how_to_write(const Field& field, const Dictionary& dictionary, Medium medium,
                         const Words& words) {
  const WritingWords& how = kWriting[static_cast<std::size_t>(medium)];
  const auto bound = [&field](std::int64_t units) {
    return to_grouped_string(Decimal{units, field.type.scale});
  };
  const int digits = static_cast<int>(field.type.scale);
  switch (field.type.kind) {
    case Kind::Bool: return std::string(words(how.yes_or_no));
    case Kind::Int:
      return words(how.whole_number, bound(field.range->least), bound(field.range->most));
    case Kind::Decimal:
      return words(how.number, digits, bound(field.range->least), bound(field.range->most));
    case Kind::Date: return std::string(words(how.date));
    case Kind::Dates: return std::string(words(how.dates));
    case Kind::Choice: return words(Word::HowChoice, options(field, dictionary, words));
    case Kind::Set: return words(how.set, options(field, dictionary, words));
    case Kind::String:
    case Kind::List: break;  // no fact is one
  }
  return {};
}

std::vector<std::string> uses(const rules::RulePack& pack, const Words& words, bool with_titles) {
  std::vector<std::string> all(pack.dictionary.fields.size());
  for (const rules::Standard& standard : pack.standards) {
    for (const rules::Check& check : standard.checks) {
      const std::string name = with_titles ? check.id + " " + words(check.title) : check.id;
      for (const FieldId id : rules::facts_of(pack, check)) {
        add_to_list(all[static_cast<std::size_t>(id)], name, words);
      }
    }
  }
  return all;
}

}  // namespace cbps::guide
