#include "cbps/guide/questions.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "cbps/convert/cell.h"
#include "cbps/data/identity_keys.h"
#include "cbps/text/list.h"
#include "cbps/value/unreachable.h"
#include "guide/fact_words.h"
#include "guide/words.h"

namespace cbps::guide {
namespace {

using data::Identity;
using spreadsheet::Anything;
using spreadsheet::Dates;
using spreadsheet::Length;
using spreadsheet::Numbers;
using spreadsheet::OneOf;
using spreadsheet::Show;

constexpr std::uint32_t kCodeLength = 12;
constexpr std::int64_t kFirstYear = 2000;
constexpr std::int64_t kLastYear = 2100;

/// Whether who a community is has to be said, may be said, or is only asked where it was said
/// before.
enum class Asked : std::uint8_t { Always, Optional, IfKnown };

struct IdentityRow {
  Word label;
  Word counting;
  std::string Identity::*member;
  Asked asked = Asked::Always;
};
constexpr std::array kIdentity{
    IdentityRow{Word::KeyId, Word::FormId, &Identity::id},
    IdentityRow{Word::KeyName, Word::HowName, &Identity::name},
    IdentityRow{Word::KeyPeriod, Word::HowPeriod, nullptr},
    IdentityRow{Word::KeyStreet, Word::HowStreet, &Identity::street, Asked::Optional},
    IdentityRow{Word::KeyCounty, Word::HowCounty, &Identity::county, Asked::Optional},
    IdentityRow{Word::KeyCity, Word::HowCity, &Identity::city, Asked::IfKnown},
    IdentityRow{Word::KeyProvince, Word::HowProvince, &Identity::province, Asked::IfKnown},
    IdentityRow{Word::FormGroup, Word::HowGroup, &Identity::group, Asked::IfKnown},
};

Question identity_question(const IdentityRow& row, const Words& words) {
  Question question;
  question.label = words(row.label);
  question.counting = words(row.counting);
  question.is_optional = row.asked != Asked::Always;
  question.member = row.member;
  question.refusal = question.counting;
  if (row.member == &Identity::id) {
    question.allowed = Length{kCodeLength, kCodeLength};
  } else if (row.member == nullptr) {
    question.show = Show::Number;
    question.allowed = Numbers{{kFirstYear, 0}, {kLastYear, 0}, true};
  }
  return question;
}

bool is_asked(const IdentityRow& row, std::span<const KnownCommunity> known) {
  const auto says = [&row](const KnownCommunity& one) {
    return !data::identity_text(one.identity, row.member).empty();
  };
  return row.asked != Asked::IfKnown || std::any_of(known.begin(), known.end(), says);
}

std::vector<std::string> labels(const Domain& domain, const Words& words) {
  std::vector<std::string> all;
  all.reserve(domain.size());
  for (const Option& option : domain) all.push_back(words(option.label));
  return all;
}

spreadsheet::Allowed allowed(const Field& field, const Dictionary& dictionary, const Words& words) {
  const auto bound = [&field](std::int64_t units) { return Decimal{units, field.type.scale}; };
  switch (field.type.kind) {
    case Kind::Bool: return OneOf{{std::string(words(Word::Yes)), std::string(words(Word::No))}};
    case Kind::Int: return Numbers{bound(field.range->least), bound(field.range->most), true};
    case Kind::Decimal: return Numbers{bound(field.range->least), bound(field.range->most), false};
    case Kind::Choice: return OneOf{labels(dictionary.domain(field.type), words)};
    case Kind::Date: return Dates{*make_date(1900, 3, 1), *make_date(kLastYear, 12, 31)};
    case Kind::Dates:
    case Kind::Set:
    case Kind::String:
    case Kind::List: return Anything{};
  }
  unreachable();
}

/// What stands in the column of units. The reader takes these words for what they are.
std::string unit_of(const Field& field, const Words& words) {
  switch (field.type.kind) {
    case Kind::Bool: return std::string(words(Word::UnitYesNo));
    case Kind::Date: return std::string(words(Word::UnitDate));
    case Kind::Int:
    case Kind::Decimal: return words(field.unit);
    case Kind::Choice:
    case Kind::Dates:
    case Kind::Set:
    case Kind::String:
    case Kind::List: return {};
  }
  unreachable();
}

Question fact_question(FieldId id, std::optional<FieldId> above, const rules::RulePack& pack,
                       const std::string& checks, const Words& words) {
  const Dictionary& dictionary = pack.dictionary;
  const Field& field = dictionary.field(id);
  Question question;
  question.label = words(label_below(above, field));
  question.unit = unit_of(field, words);
  question.counting = words(field.help);
  question.writing = how_to_write(field, dictionary, Medium::Form, words);
  question.checks = checks;
  question.is_optional = field.optional;
  question.is_list = field.type.kind == Kind::Dates || field.type.kind == Kind::Set;
  question.show = convert::shown_as(field);
  question.allowed = allowed(field, dictionary, words);
  question.refusal = how_to_write(field, dictionary, Medium::Refusal, words);
  question.field = id;
  return question;
}

}  // namespace

std::vector<QuestionSection> questions(const rules::RulePack& pack,
                                       const std::vector<FieldId>& facts,
                                       std::span<const KnownCommunity> known, Language language) {
  const Words words(language);
  std::vector<QuestionSection> sections(1);
  sections.front().title = words(Word::SectionIdentity);
  for (const IdentityRow& row : kIdentity) {
    if (is_asked(row, known)) sections.front().questions.push_back(identity_question(row, words));
  }
  std::vector<bool> wanted(pack.dictionary.fields.size());
  for (const FieldId id : facts) wanted[static_cast<std::size_t>(id)] = true;
  const std::vector<std::string> checks = uses(pack, words);
  for (const cbps::Section& section : pack.dictionary.sections) {
    QuestionSection asked{words(section.title), {}};
    std::optional<FieldId> above;
    for (const FieldId id : section.fields) {
      const auto index = static_cast<std::size_t>(id);
      if (!wanted[index]) continue;
      asked.questions.push_back(
          fact_question(id, std::exchange(above, id), pack, checks[index], words));
    }
    if (!asked.questions.empty()) sections.push_back(std::move(asked));
  }
  return sections;
}

spreadsheet::Value answer(const Question& question, const KnownCommunity& known,
                          const Dictionary& dictionary, Language language) {
  if (question.field) {
    return convert::cell_value(known.facts, 0, dictionary, *question.field,
                               data::words_of(language));
  }
  if (question.asks_year()) return Decimal{known.year, 0};
  std::string text = data::identity_text(known.identity, question.member);
  if (text.empty()) return {};
  return text;
}

std::string answer_text(const Question& question, const KnownCommunity& known,
                        const Dictionary& dictionary, Language language) {
  if (question.field) {
    return data::fact_text(known.facts, 0, dictionary, *question.field, data::words_of(language));
  }
  if (question.asks_year()) return std::to_string(known.year);
  return data::identity_text(known.identity, question.member);
}

std::string how_to_answer(const Question& question, Language language) {
  const Words words(language);
  std::string all;
  if (question.is_optional) append_item(all, words(Word::Clauses), words(Word::Optional));
  for (const std::string& one : {question.counting, question.writing}) {
    if (!one.empty()) append_item(all, words(Word::Clauses), one);
  }
  return all;
}

std::string how_to_answer_with_unit(const Question& question, Language language) {
  const std::string how = how_to_answer(question, language);
  return question.unit.empty() ? how : Words(language)(Word::WithUnit, question.unit, how);
}

}  // namespace cbps::guide
