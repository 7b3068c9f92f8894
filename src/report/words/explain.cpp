#include "report/words/explain.h"

#include <algorithm>
#include <array>
#include <optional>

#include "cbps/report/format.h"
#include "cbps/text/english.h"
#include "report/words/figures.h"

namespace cbps::report {
namespace {

using result::AnyOf;
using result::CheckResult;
using result::FormulaToken;
using result::Gap;
using result::Input;
using result::InputRef;
using result::Named;
using result::Outcome;
using result::Relation;
using result::Shortfall;
using result::Symbol;

// ---- the words for the relations that have an order ----

/// How numbers, or dates, are said to miss a relation.
struct Order {
  Text below;  ///< `have` must rise
  Text above;  ///< `have` must fall
  Text plain;  ///< nobody can say by how much
  Text brief;  ///< the relation and `need` only
};
struct OrderRow {
  Relation relation;
  Order number;
  Order date;
};
constexpr std::array kOrders{
    OrderRow{Relation::AtLeast,
             {Text::NumberBelow, Text::NumberBelow, Text::IsBelow, Text::BriefAtLeast},
             {Text::DateEarly, Text::DateEarly, Text::IsEarly, Text::BriefNotBefore}},
    OrderRow{Relation::AtMost,
             {Text::NumberAbove, Text::NumberAbove, Text::IsAbove, Text::BriefAtMost},
             {Text::DateLate, Text::DateLate, Text::IsLate, Text::BriefNotAfter}},
    OrderRow{Relation::Equal,
             {Text::NumberUnequalBelow, Text::NumberUnequalAbove, Text::IsNot, Text::BriefEqual},
             {Text::DateUnequal, Text::DateUnequal, Text::IsNot, Text::BriefEqual}},
    OrderRow{Relation::NotEqual,
             {Text::IsForbidden, Text::IsForbidden, Text::IsForbidden, Text::BriefNotEqual},
             {Text::IsForbidden, Text::IsForbidden, Text::IsForbidden, Text::BriefNotEqual}},
};

/// Of numbers and single dates; nothing for facts without an order.
const Order* order_of(const Gap& gap) {
  const bool number = std::holds_alternative<Decimal>(gap.need);
  const bool date = std::holds_alternative<Date>(gap.need);
  if (!number && !date) return nullptr;
  for (const OrderRow& row : kOrders) {
    if (row.relation == gap.relation) return number ? &row.number : &row.date;
  }
  return nullptr;
}

// ---- how `need` follows ----

std::string inside(const Bilingual& label, const Words& words) {
  return words.language() == Language::En ? english::inside(label.en) : label.zh;
}

std::string input_text(const Input& input, const Words& words) {
  return inside(input.label, words) + ' ' + value_text(input.value, {}, words);
}

std::string token_text(const FormulaToken& token, const Gap& gap, const Words& words) {
  constexpr std::array<std::string_view, 6> kSigns{" + ", " − ", " × ", " ÷ ", "(", ")"};
  if (const auto* symbol = std::get_if<Symbol>(&token)) {
    return std::string(kSigns[static_cast<std::size_t>(*symbol)]);
  }
  if (const auto* number = std::get_if<Decimal>(&token)) return to_grouped_string(*number);
  return input_text(gap.inputs[std::get<InputRef>(token).index], words);
}

/// A parameter of the rules whose value is one.
bool is_one(const FormulaToken& token, const Gap& gap) {
  const auto* ref = std::get_if<InputRef>(&token);
  if (ref == nullptr) return false;
  const Input& input = gap.inputs[ref->index];
  const auto* number = std::get_if<Decimal>(&input.value);
  return number != nullptr && *number == Decimal{1, 0} && input.name.starts_with("param.");
}

bool is_times(const std::vector<FormulaToken>& formula, std::size_t index) {
  const auto* symbol = index < formula.size() ? std::get_if<Symbol>(&formula[index]) : nullptr;
  return symbol != nullptr && *symbol == Symbol::Times;
}

/// A parameter alone says nothing that `need` does not.
bool is_plain(const Gap& gap) {
  if (gap.formula.empty()) return true;
  const auto* only = std::get_if<InputRef>(&gap.formula.front());
  return gap.formula.size() == 1 &&
         (only == nullptr || gap.inputs[only->index].name.starts_with("param."));
}

/// The same as an aside after `need`.
std::string how(const Gap& gap, const Words& words) {
  const std::string text = formula(gap, words);
  return text.empty() ? text : words(Text::Aside, text);
}

// ---- one gap in full ----

std::string ordered(const Gap& gap, const Order& order, const Words& words) {
  const bool solved = gap.shortage.has_value();
  const Text row = !solved ? order.plain : must_rise(gap) ? order.below : order.above;
  // Beside `need` with its unit `have` needs none.
  const std::string have = value_text(gap.have, solved ? Bilingual{} : gap.unit, words);
  return words(row, words(gap.short_label), value_text(gap.need, gap.unit, words), how(gap, words),
               have, shortage_text(gap, words));
}

/// The options of a choice: "“甲”或“乙”".
std::string options_text(const Gap& gap, const Words& words) {
  const auto* several = std::get_if<std::vector<Named>>(&gap.need);
  if (several == nullptr) return value_text(gap.need, {}, words);
  std::vector<std::string> items;
  for (const Named& one : *several) items.push_back(words(Text::Quoted, words(one.label)));
  return listed(items, Text::Or, words);
}

bool forbids(Relation relation) {
  return relation == Relation::NotEqual || relation == Relation::NoneOf;
}

std::string reported(const Gap& gap, const Words& words) {
  if (is_not_yet(gap)) {
    return words(Text::ReportedNotYet, words(gap.label), value_text(gap.have, gap.unit, words));
  }
  return words(forbids(gap.relation) ? Text::ReportedMustNotBe : Text::ReportedMustBe,
               words(gap.label), value_text(gap.have, gap.unit, words), options_text(gap, words));
}

std::string exact_set(const Gap& gap, const Words& words) {
  return words(forbids(gap.relation) ? Text::SetForbidden : Text::SetUnequal, words(gap.label),
               value_text(gap.need, {}, words), value_text(gap.have, {}, words));
}

std::string names_of_missing(const Gap& gap, const Words& words) {
  return missing_text(gap.missing, words);
}

/// Sets: how many of the parts asked for are there.
std::string set_lacks(const Gap& gap, Text row, const Words& words) {
  const auto* parts = std::get_if<std::vector<Named>>(&gap.need);
  const auto need = static_cast<std::int64_t>(parts == nullptr ? 0 : parts->size());
  const auto lacking = static_cast<std::int64_t>(gap.missing.size());
  return words(row, words(gap.label), amount(Decimal{need, 0}, gap.unit, words),
               count_text(static_cast<std::size_t>(std::max<std::int64_t>(need - lacking, 0))),
               amount(Decimal{lacking, 0}, gap.unit, words), names_of_missing(gap, words),
               words(gap.lacking));
}

std::string stretches_lack(const Gap& gap, Text row, const Words& words) {
  return words(row, words(gap.short_label), value_text(gap.need, gap.unit, words),
               value_text(gap.have, {}, words), shortage_text(gap, words),
               names_of_missing(gap, words));
}

/// Choices are asked for by `OneOf` and `NoneOf`.
bool is_exact_set(const Gap& gap) {
  return (gap.relation == Relation::Equal || gap.relation == Relation::NotEqual) &&
         std::holds_alternative<std::vector<Named>>(gap.need);
}

std::string unordered(const Gap& gap, const Words& words) {
  switch (gap.relation) {
    case Relation::HasAll:
      return set_lacks(gap, gap.lacking.empty() ? Text::SetLacks : Text::SetLacking, words);
    case Relation::Lacks: return set_lacks(gap, Text::SetMustLack, words);
    case Relation::EveryMonth: return stretches_lack(gap, Text::MonthsLack, words);
    case Relation::EveryQuarter: return stretches_lack(gap, Text::QuartersLack, words);
    case Relation::Given: return words(Text::MustBeGiven, words(gap.label));
    case Relation::NotGiven: return words(Text::MustNotBeGiven, words(gap.label));
    case Relation::AtLeast:
    case Relation::AtMost:
    case Relation::Equal:
    case Relation::NotEqual:
    case Relation::OneOf:
    case Relation::NoneOf: break;
  }
  return is_exact_set(gap) ? exact_set(gap, words) : reported(gap, words);
}

std::string gap_sentence(const Gap& gap, const Words& words) {
  const Order* order = order_of(gap);
  return order == nullptr ? unordered(gap, words) : ordered(gap, *order, words);
}

// ---- one gap in the fewest words ----

std::string brief_ordered(const Gap& gap, const Order& order, const Words& words) {
  if (!gap.shortage || std::holds_alternative<Date>(gap.need)) {
    return words(order.brief, words(gap.short_label), value_text(gap.need, gap.unit, words));
  }
  return words(must_rise(gap) ? Text::BriefShort : Text::BriefOver, words(gap.short_label),
               shortage_text(gap, words));
}

std::string gap_brief(const Gap& gap, const Words& words) {
  if (const Order* order = order_of(gap)) return brief_ordered(gap, *order, words);
  const std::string& label = words(gap.short_label);
  switch (gap.relation) {
    case Relation::HasAll:
    case Relation::EveryMonth:
    case Relation::EveryQuarter:
      return words(Text::BriefLacks, label, names_of_missing(gap, words));
    case Relation::Lacks: return words(Text::BriefMustLack, label, names_of_missing(gap, words));
    case Relation::Given: return words(Text::BriefGive, label);
    case Relation::NotGiven: return words(Text::BriefDoNotGive, label);
    case Relation::AtLeast:
    case Relation::AtMost:
    case Relation::Equal:
    case Relation::NotEqual:
    case Relation::OneOf:
    case Relation::NoneOf: break;
  }
  if (is_not_yet(gap)) {
    return words(Text::BecauseWord, words(gap.label), value_text(gap.have, gap.unit, words));
  }
  const std::string need =
      is_exact_set(gap) ? value_text(gap.need, {}, words) : options_text(gap, words);
  return words(forbids(gap.relation) ? Text::MustNotBe : Text::MustBe, label, need);
}

/// What is short without saying of what; nothing where that would not be clear.
std::string gap_bare(const Gap& gap, const Words& words) {
  if (order_of(gap) != nullptr) {
    if (!gap.shortage || std::holds_alternative<Date>(gap.need)) return {};
    return words(must_rise(gap) ? Text::BareShort : Text::BareOver, std::string_view(),
                 shortage_text(gap, words));
  }
  const bool lacks_parts = gap.relation == Relation::HasAll ||
                           gap.relation == Relation::EveryMonth ||
                           gap.relation == Relation::EveryQuarter;
  if (!lacks_parts) return {};
  return words(Text::BareLacks, std::string_view(), names_of_missing(gap, words));
}

// ---- alternatives ----

/// "1", "2"; inside another list "a", "b".
std::string way_number(std::size_t index, unsigned depth) {
  if (depth % 2 == 0) return std::to_string(index + 1);
  return std::string(1, static_cast<char>('a' + static_cast<char>(index % 26)));
}

std::string sentence_at(const Shortfall& shortfall, const Words& words, unsigned depth);

std::vector<std::string> ways_at(const AnyOf& any, const Words& words, unsigned depth) {
  std::vector<std::string> all;
  for (const std::vector<Shortfall>& alternative : any.alternatives) {
    std::vector<std::string> parts;
    parts.reserve(alternative.size());
    for (const Shortfall& part : alternative) parts.push_back(sentence_at(part, words, depth + 1));
    all.push_back(words(Text::Way, way_number(all.size(), depth), listed(parts, Text::And, words)));
  }
  return all;
}

std::string any_of(const AnyOf& any, const Words& words, unsigned depth) {
  return words(Text::AnyOne, listed(ways_at(any, words, depth), Text::Semicolon, words));
}

std::string sentence_at(const Shortfall& shortfall, const Words& words, unsigned depth) {
  const auto* gap = std::get_if<Gap>(&shortfall.what);
  return gap != nullptr ? gap_sentence(*gap, words)
                        : any_of(std::get<AnyOf>(shortfall.what), words, depth);
}

std::string brief_all(const std::vector<Shortfall>& shortfalls, Text separator,
                      const Words& words) {
  std::vector<std::string> parts;
  parts.reserve(shortfalls.size());
  for (const Shortfall& one : shortfalls) parts.push_back(brief(one, words));
  return listed(parts, separator, words);
}

// ---- verdicts ----

std::vector<std::string> sentences(const CheckResult& check, const Words& words) {
  if (!check.finding.empty()) return {words(check.finding)};
  std::vector<std::string> all;
  all.reserve(check.shortfalls.size());
  for (const Shortfall& one : check.shortfalls) all.push_back(sentence(one, words));
  return all;
}

/// Facts that are invalid, that an office can give, or parameters that the rules leave open; each
/// kind in one sentence.
std::vector<std::string> open_statements(const CheckResult& check, const Words& words) {
  constexpr std::string_view kPrefix = "param.";
  std::vector<std::string> invalid;
  std::vector<std::string> missing;
  std::vector<std::string> parameters;
  for (const result::UnknownField& field : check.unknown_fields) {
    if (field.name.starts_with(kPrefix)) {
      parameters.push_back(words(field.label));
    } else {
      (field.invalid ? invalid : missing).push_back(words(field.label));
    }
  }
  std::vector<std::string> all;
  const auto add = [&](Text kind, const std::vector<std::string>& items) {
    if (!items.empty()) all.push_back(words(kind, listed(items, Text::Comma, words)));
  };
  add(Text::FactsInvalid, invalid);
  add(Text::FactsMissing, missing);
  add(Text::ParametersMissing, parameters);
  return all;
}

/// What is short or open so far.
std::vector<std::string> so_far(const CheckResult& check, const Words& words) {
  std::vector<std::string> all = open_statements(check, words);
  if (!check.shortfalls.empty()) {
    all.insert(all.begin(), listed(sentences(check, words), Text::Semicolon, words));
  }
  return all;
}

/// When it is due, and the same.
std::vector<std::string> pending_statements(const CheckResult& check, const Words& words) {
  std::vector<std::string> all = so_far(check, words);
  std::string due = check.due ? words(Text::NotDueUntil, to_string(*check.due))
                              : std::string(words(Text::NotDue));
  if (check.shortfalls.empty()) {
    all.insert(all.begin(), std::move(due));
  } else {
    all.front() = words(Text::NotDueSoFar, due, all.front());
  }
  return all;
}

std::string does_not_apply(const CheckResult& check, const Words& words) {
  std::vector<std::string> items;
  for (const result::Because& one : check.because) items.push_back(because_text(one, words));
  if (check.never_due) items.push_back(never_due_text(*check.never_due, words));
  if (items.empty()) return std::string(words(Text::DoesNotApply));
  return words(Text::DoesNotApplyBecause, listed(items, Text::Comma, words));
}

}  // namespace

bool must_rise(const Gap& gap) {
  if (gap.relation == Relation::AtLeast) return true;
  if (gap.relation == Relation::AtMost) return false;
  const auto* have = std::get_if<Decimal>(&gap.have);
  const auto* need = std::get_if<Decimal>(&gap.need);
  return have == nullptr || need == nullptr || *have < *need;
}

/// Where nothing was solved, the facts of both sides.
std::string formula(const Gap& gap, const Words& words) {
  if (is_plain(gap)) return {};
  const auto* only = std::get_if<InputRef>(&gap.formula.front());
  if (gap.shortage && gap.formula.size() == 1 && only != nullptr) {
    const Input& input = gap.inputs[only->index];
    return words(Text::OnlyInput, inside(input.label, words), value_text(input.value, {}, words));
  }
  if (gap.shortage) {
    std::string text;
    for (std::size_t i = 0; i < gap.formula.size(); ++i) {
      // A share of one says nothing: "应全部使用".
      if (is_one(gap.formula[i], gap) && is_times(gap.formula, i + 1)) {
        ++i;
      } else {
        text += token_text(gap.formula[i], gap, words);
      }
    }
    return text;
  }
  std::vector<std::string> items;
  for (const Input& input : gap.inputs) items.push_back(input_text(input, words));
  return listed(items, Text::Comma, words);
}

std::string shortage_text(const Gap& gap, const Words& words) {
  if (!gap.shortage) return {};
  const bool date = std::holds_alternative<Date>(gap.need);
  const Bilingual days{std::string(Words(Language::Zh)(Text::Days)),
                       std::string(Words(Language::En)(Text::Days))};
  return amount(*gap.shortage, date ? days : gap.unit, words);
}

/// The form asks whether something is done, and it is not yet.
bool is_not_yet(const Gap& gap) {
  const auto* need = std::get_if<bool>(&gap.need);
  return need != nullptr && *need != forbids(gap.relation) &&
         std::holds_alternative<bool>(gap.have);
}

std::string sentence(const Gap& gap, const Words& words) {
  std::string text = gap_sentence(gap, words);
  if (words.language() == Language::En) english::begin_sentence(text);
  return text;
}

std::string sentence(const Shortfall& shortfall, const Words& words) {
  std::string text = sentence_at(shortfall, words, 0);
  if (words.language() == Language::En) english::begin_sentence(text);
  return text;
}

std::vector<std::string> ways(const AnyOf& any, const Words& words) {
  return ways_at(any, words, 0);
}

std::string brief(const Shortfall& shortfall, const Words& words) {
  if (const auto* gap = std::get_if<Gap>(&shortfall.what)) return gap_brief(*gap, words);
  std::vector<std::string> ways;
  for (const auto& way : std::get<AnyOf>(shortfall.what).alternatives) {
    ways.push_back(brief_all(way, Text::And, words));
  }
  return listed(ways, Text::OrElse, words);
}

std::string brief(const CheckResult& check, const Words& words) {
  // The title of the check says what its only gap is about.
  if (check.shortfalls.size() == 1) {
    const auto* gap = std::get_if<Gap>(&check.shortfalls.front().what);
    std::string bare = gap == nullptr ? std::string() : gap_bare(*gap, words);
    if (!bare.empty()) return bare;
  }
  return brief_all(check.shortfalls, Text::Semicolon, words);
}

std::string brief_with_labels(const CheckResult& check, const Words& words) {
  const std::vector<const Gap*> all = result::all_gaps(check.shortfalls);
  const bool counts = all.size() == 1 && order_of(*all.front()) != nullptr;
  return counts ? brief_all(check.shortfalls, Text::Semicolon, words) : brief(check, words);
}

std::vector<std::string> statements(const CheckResult& check, const Words& words) {
  switch (check.outcome) {
    case Outcome::Pass: return {};
    case Outcome::Fail: return sentences(check, words);
    case Outcome::Unknown: return open_statements(check, words);
    case Outcome::Pending: return pending_statements(check, words);
    case Outcome::NotApplicable: return {does_not_apply(check, words)};
  }
  return {};
}

std::string pending_text(const CheckResult& check, const std::string& title, const Words& words) {
  const std::string head = check.due ? words(Text::DueBy, title, to_string(*check.due)) : title;
  const std::vector<std::string> all = so_far(check, words);
  if (all.empty()) return head;
  return words(Text::Labelled, head, listed(all, Text::Semicolon, words));
}

std::string never_due_text(Interval interval, const Words& words) {
  return std::string(
      words(interval == Interval::Month ? Text::NoWholeMonth : Text::NoWholeQuarter));
}

std::string because_text(const result::Because& because, const Words& words) {
  const bool is_number = std::holds_alternative<Decimal>(because.value);
  std::string text = words(is_number ? Text::BecauseAmount : Text::BecauseWord,
                           words(because.label), value_text(because.value, because.unit, words));
  if (!because.at_least) return text;
  return words(Text::BecauseTooFew, text, value_text(*because.at_least, because.unit, words));
}

std::string explain(const CheckResult& check, Language language) {
  const Words words(language);
  return listed(statements(check, words), Text::Semicolon, words);
}

}  // namespace cbps::report
