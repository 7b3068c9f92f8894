#include "cbps/value/dictionary.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "cbps/text/part_of_total.h"
#include "cbps/text/unicode.h"
#include "cbps/value/heading_lookup.h"

namespace cbps {

const Bilingual& label_alone(const Bilingual& label, const Bilingual& short_label) {
  return label.zh.starts_with(kPartOfTotal) ? short_label : label;
}

namespace {

constexpr std::array<std::string_view, 9> kKinds{"bool", "int",   "decimal", "string", "choice",
                                                 "date", "dates", "set",     "list"};
constexpr std::array<std::string_view, 4> kChanges{"never", "increase", "decrease", "any"};
constexpr std::array<std::string_view, 3> kFutures{"planned", "ignored", "error"};
constexpr std::array<std::string_view, 3> kActors{"community", "street", "district"};
constexpr std::array<std::string_view, 3> kBases{"text", "regulation", "reading"};
static_assert(kKinds.size() == static_cast<std::size_t>(Kind::List) + 1);
static_assert(kChanges.size() == static_cast<std::size_t>(Change::Any) + 1);
static_assert(kFutures.size() == static_cast<std::size_t>(Future::Error) + 1);
static_assert(kActors.size() == static_cast<std::size_t>(Actor::District) + 1);
static_assert(kBases.size() == static_cast<std::size_t>(Basis::Reading) + 1);

}  // namespace

std::span<const std::string_view> ids(Kind /*kind*/) { return kKinds; }
std::span<const std::string_view> ids(Change /*change*/) { return kChanges; }
std::span<const std::string_view> ids(Future /*future*/) { return kFutures; }
std::span<const std::string_view> ids(Actor /*actor*/) { return kActors; }
std::span<const std::string_view> ids(Basis /*basis*/) { return kBases; }

Term term_of(Kind kind) {
  switch (kind) {
    case Kind::Bool: return Term::Bool;
    case Kind::Int: return Term::Int;
    case Kind::Decimal: return Term::Decimal;
    case Kind::String: return Term::String;
    case Kind::Choice: return Term::Choice;
    case Kind::Date: return Term::Date;
    case Kind::Dates: return Term::Dates;
    case Kind::Set: return Term::Set;
    case Kind::List: return Term::List;
  }
  return Term::Scalar;
}

std::vector<FieldId> in_form_order(const Dictionary& dictionary,
                                   const std::vector<FieldId>& fields) {
  std::vector<bool> wanted(dictionary.fields.size());
  for (const FieldId id : fields) wanted[static_cast<std::size_t>(id)] = true;
  std::vector<FieldId> all;
  all.reserve(fields.size());
  for (const Section& section : dictionary.sections) {
    for (const FieldId id : section.fields) {
      if (wanted[static_cast<std::size_t>(id)]) all.push_back(id);
    }
  }
  return all;
}

const Group* group_of(const Dictionary& dictionary, const Field& field) {
  const std::string_view id = std::string_view(field.id).substr(0, field.id.find('.'));
  const auto group = std::find_if(dictionary.groups.begin(), dictionary.groups.end(),
                                  [id](const Group& one) { return one.id == id; });
  return group == dictionary.groups.end() ? nullptr : &*group;
}

std::vector<std::string> headings(const Dictionary& dictionary, const Field& field) {
  std::vector<std::string> all;
  all.reserve(7 + 2 * field.aliases.size());
  for (const std::string* name : {&field.id, &field.label.zh, &field.label.en})
    all.push_back(*name);
  std::copy_if(field.aliases.begin(), field.aliases.end(), std::back_inserter(all),
               [&field](const std::string& alias) { return !is_false_alone(field, alias); });
  if (const Group* group = group_of(dictionary, field)) {
    all.push_back(group->label.zh + "." + field.short_label.zh);
    all.push_back(group->label.zh + "." + field.short_label.en);
    all.push_back(group->label.en + "." + field.short_label.en);
    all.push_back(group->label.zh + "." + field.label.zh);
    for (const std::string& alias : field.aliases) all.push_back(group->label.zh + "." + alias);
  }
  return all;
}

std::optional<std::size_t> find_option(const Domain& domain, std::string_view spelling) {
  // As the rules write it, nearly always; no two options of a domain have a spelling in common.
  for (std::size_t i = 0; i < domain.size(); ++i) {
    const Option& option = domain[i];
    if (option.id == spelling || option.label.zh == spelling || option.label.en == spelling ||
        std::find(option.aliases.begin(), option.aliases.end(), spelling) != option.aliases.end()) {
      return i;
    }
  }
  const std::string wanted = unicode::normalise(spelling);
  const auto same = [&wanted](const std::string& text) {
    return unicode::normalise(text) == wanted;
  };
  for (std::size_t i = 0; i < domain.size(); ++i) {
    const Option& option = domain[i];
    if (same(option.id) || same(option.label.zh) || same(option.label.en) ||
        std::any_of(option.aliases.begin(), option.aliases.end(), same)) {
      return i;
    }
  }
  return std::nullopt;
}

}  // namespace cbps
