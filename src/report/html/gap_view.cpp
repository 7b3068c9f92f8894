#include "report/html/gap_view.h"

#include <algorithm>
#include <string>
#include <variant>
#include <vector>

#include "report/html/charts.h"
#include "report/words/community.h"
#include "report/words/explain.h"
#include "report/words/figures.h"

namespace cbps::report::html {
namespace {

using result::AnyOf;
using result::Gap;
using result::Missing;
using result::Named;
using result::Outcome;
using result::Relation;
using result::Shortfall;

void with_sign(HtmlWriter& html, Outcome outcome, std::string_view text) {
  html.element("b", {{"class", outcome == Outcome::Pass ? "have" : "lack"}},
               std::string(mark(outcome).sign) + ' ' + std::string(text));
  html.raw(" ");
}

/// "面积 180 → 240 平方米  缺 60 平方米", with a bar where more is needed.
void number(HtmlWriter& html, const Gap& gap, const Words& words) {
  html.text(words(gap.short_label) + " " + value_text(gap.have, {}, words) + " → " +
            value_text(gap.need, gap.unit, words) + " ");
  const bool rises = must_rise(gap);
  if (rises) write_bar(html, std::get<Decimal>(gap.have), std::get<Decimal>(gap.need));
  html.element("b", {{"class", "short"}},
               words(rises ? Text::BareShort : Text::BareOver, std::string_view(),
                     shortage_text(gap, words)));
  const std::string how = formula(gap, words);
  if (!how.empty()) html.text(words(Text::Aside, how));
}

void yes_or_no(HtmlWriter& html, const Gap& gap, const Words& words) {
  html.text(words(gap.label) + " " + std::string(words(Text::No)) + " → " +
            std::string(words(Text::Yes)));
}

/// The parts that are there and those that are missing.
void parts(HtmlWriter& html, const Gap& gap, const Words& words) {
  html.text(words(gap.label) + " ");
  const auto* have = std::get_if<std::vector<Named>>(&gap.have);
  const auto* need = std::get_if<std::vector<Named>>(&gap.need);
  if (have != nullptr && need != nullptr) {
    std::vector<std::string> met;
    for (const Named& part : *need) {
      const bool is_there = std::any_of(have->begin(), have->end(),
                                        [&part](const Named& one) { return one.id == part.id; });
      if (is_there) met.push_back(words(part.label));
    }
    if (!met.empty()) with_sign(html, Outcome::Pass, listed(met, Text::Comma, words));
  }
  for (const Missing& one : gap.missing) {
    with_sign(html, Outcome::Fail, missing_text({one}, words));
  }
}

/// The months or quarters that are missing, and how many there are.
void stretches(HtmlWriter& html, const Gap& gap, const Words& words) {
  html.element("span", words(gap.label));
  html.text(" " +
            words(Text::MonthsHave, value_text(gap.have, {}, words),
                  value_text(gap.need, gap.unit, words)) +
            " ");
  with_sign(html, Outcome::Fail, missing_text(gap.missing, words));
}

void write_gap(HtmlWriter& html, const Gap& gap, const Words& words) {
  const bool is_number = std::holds_alternative<Decimal>(gap.have) &&
                         std::holds_alternative<Decimal>(gap.need) && gap.shortage;
  switch (gap.relation) {
    case Relation::AtLeast:
    case Relation::AtMost:
    case Relation::Equal:
      if (is_number) return number(html, gap, words);
      break;
    case Relation::HasAll:
      if (!gap.missing.empty()) return parts(html, gap, words);
      break;
    case Relation::EveryMonth:
    case Relation::EveryQuarter:
      if (!gap.missing.empty()) return stretches(html, gap, words);
      break;
    case Relation::NotEqual:
    case Relation::OneOf:
    case Relation::NoneOf:
    case Relation::Lacks:
    case Relation::Given:
    case Relation::NotGiven: break;
  }
  if (is_not_yet(gap)) return yes_or_no(html, gap, words);
  html.text(sentence(gap, words));
}

void write_alternatives(HtmlWriter& html, const AnyOf& any, const Words& words) {
  html.element("p", {{"class", "what"}}, words(Text::AnyOneShort));
  const HtmlElement list(html, "ol");
  for (const std::vector<Shortfall>& way : any.alternatives) {
    const HtmlElement item(html, "li");
    bool is_first = true;
    for (const Shortfall& part : way) {
      if (!is_first) html.text(words(Text::And));
      is_first = false;
      const auto* gap = std::get_if<Gap>(&part.what);
      if (gap != nullptr) {
        write_gap(html, *gap, words);
      } else {
        html.text(sentence(part, words));
      }
    }
  }
}

}  // namespace

void write_shortfalls(HtmlWriter& html, const std::vector<Shortfall>& shortfalls,
                      const Words& words) {
  for (const Shortfall& one : shortfalls) {
    if (const auto* any = std::get_if<AnyOf>(&one.what)) {
      write_alternatives(html, *any, words);
      continue;
    }
    const HtmlElement line(html, "p", {{"class", "what"}});
    write_gap(html, std::get<Gap>(one.what), words);
  }
}

}  // namespace cbps::report::html
