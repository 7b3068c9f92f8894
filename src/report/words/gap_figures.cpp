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

/// A yes or no needs no quotation marks in a cell of its own.
std::string cell_text(const result::Datum& value, const Bilingual& unit, const Words& words) {
  const auto* yes = std::get_if<bool>(&value);
  return yes == nullptr ? value_text(value, unit, words)
                        : std::string(words(*yes ? Text::Yes : Text::No));
}

std::string need_of(const Gap& gap, const Words& words) {
  const std::string value = cell_text(gap.need, gap.unit, words);
  const bool is_day = std::holds_alternative<Date>(gap.need);
  switch (gap.relation) {
    case Relation::AtLeast: return words(is_day ? Text::NeedOnOrAfter : Text::NeedAtLeast, value);
    case Relation::AtMost: return words(is_day ? Text::NeedOnOrBefore : Text::NeedAtMost, value);
    case Relation::NotEqual:
    case Relation::NoneOf: return words(Text::NeedNot, value);
    case Relation::Lacks: return words(Text::NeedNot, missing_text(gap.missing, words));
    case Relation::Given: return std::string(words(Text::NeedGiven));
    case Relation::NotGiven: return std::string(words(Text::NeedNotGiven));
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
        labelled(*gap, cell_text(gap->have, gap->unit, words), gaps.size() > 1, words);
    // Alternatives may ask for more and for less of the same.
    if (std::find(all.begin(), all.end(), text) == all.end()) all.push_back(std::move(text));
  }
  return listed(all, Text::Semicolon, words);
}

std::string need_text(const result::CheckResult& check, const Words& words) {
  return needs_of(check.shortfalls, result::all_gaps(check.shortfalls).size() > 1, words);
}

std::string distance_text(const result::CheckResult& check, const Words& words) {
  const std::vector<const Gap*> gaps = result::all_gaps(check.shortfalls);
  const bool is_bare_no = gaps.size() == 1 && is_not_yet(*gaps.front());
  return is_bare_no ? std::string(words(Text::NotYetDone)) : brief(check, words);
}

}  // namespace cbps::report
