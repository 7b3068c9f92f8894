#include "report/words/gap_figures.h"

#include <algorithm>
#include <span>
#include <variant>
#include <vector>

#include "cbps/value/unreachable.h"
#include "report/words/explain.h"
#include "report/words/figures.h"

namespace cbps::report {
namespace {

using result::Gap;
using result::Relation;
using result::Shortfall;

/// A word needs no quotation marks in a cell of its own.
std::string cell_text(const result::Datum& value, const Bilingual& unit, const Words& words) {
  if (const auto* yes = std::get_if<bool>(&value)) {
    return std::string(words(*yes ? Text::Yes : Text::No));
  }
  if (const auto* choice = std::get_if<result::Named>(&value)) return words(choice->label);
  return value_text(value, unit, words);
}

/// Whether what is needed is said by its figures, and not by what the rules say of it.
bool is_plain(const result::CheckResult& check) {
  if (!check.finding.empty()) return false;
  const std::vector<const Gap*> gaps = result::all_gaps(check.shortfalls);
  return std::all_of(gaps.begin(), gaps.end(), [](const Gap* gap) {
    const bool is_choice = gap->relation == Relation::OneOf || gap->relation == Relation::NoneOf ||
                           std::holds_alternative<result::Named>(gap->have);
    const bool is_given = gap->relation == Relation::Given || gap->relation == Relation::NotGiven;
    return !is_choice && !is_given && !std::holds_alternative<Date>(gap->need);
  });
}

/// A day alone does not say what it is the day of.
bool is_named(const std::vector<const Gap*>& gaps) {
  return gaps.size() > 1 || (gaps.size() == 1 && std::holds_alternative<Date>(gaps.front()->have));
}

/// Of a plain gap.
std::string need_of(const Gap& gap, const Words& words) {
  const std::string value = cell_text(gap.need, gap.unit, words);
  switch (gap.relation) {
    case Relation::AtLeast: return words(Text::NeedAtLeast, value);
    case Relation::AtMost: return words(Text::NeedAtMost, value);
    case Relation::NotEqual:
    case Relation::NoneOf: return words(Text::NeedNot, value);
    case Relation::Lacks: return words(Text::NeedNot, missing_text(gap.missing, words));
    case Relation::Given:
    case Relation::NotGiven:
    case Relation::Equal:
    case Relation::OneOf:
    case Relation::HasAll:
    case Relation::EveryMonth:
    case Relation::EveryQuarter: return value;
  }
  unreachable();
}

std::string labelled(const Gap& gap, std::string text, bool is_named, const Words& words) {
  return is_named ? words(Text::LabelAndValue, words(gap.short_label), text) : text;
}

std::string needs_of(std::span<const Shortfall> shortfalls, bool are_named, const Words& words) {
  std::vector<std::string> all;
  for (const Shortfall& one : shortfalls) {
    if (const auto* gap = std::get_if<Gap>(&one.what)) {
      all.push_back(labelled(*gap, need_of(*gap, words), are_named, words));
      continue;
    }
    std::vector<std::string> ways;
    for (const auto& way : std::get<result::AnyOf>(one.what).alternatives) {
      ways.push_back(needs_of(way, are_named, words));
    }
    all.push_back(listed(ways, Text::OrElse, words));
  }
  return listed(all, Text::Semicolon, words);
}

}  // namespace

std::string have_text(const result::CheckResult& check, const Words& words) {
  const std::vector<const Gap*> gaps = result::all_gaps(check.shortfalls);
  std::vector<std::string> all;
  for (const Gap* gap : gaps) {
    std::string text =
        labelled(*gap, cell_text(gap->have, gap->unit, words), is_named(gaps), words);
    // Alternatives may ask for more and for less of the same.
    if (std::find(all.begin(), all.end(), text) == all.end()) all.push_back(std::move(text));
  }
  return listed(all, Text::Semicolon, words);
}

std::string need_text(const result::CheckResult& check, const result::CheckText& text,
                      const Words& words) {
  if (!is_plain(check)) return text.focus.empty() ? text.quote : text.focus;
  return needs_of(check.shortfalls, result::all_gaps(check.shortfalls).size() > 1, words);
}

std::string distance_text(const result::CheckResult& check, const Words& words) {
  const std::vector<const Gap*> gaps = result::all_gaps(check.shortfalls);
  const bool is_bare_no = gaps.size() == 1 && is_not_yet(*gaps.front());
  return is_bare_no || !is_plain(check) ? std::string(words(Text::NotYetDone))
                                        : brief(check, words);
}

}  // namespace cbps::report
