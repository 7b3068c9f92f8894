#include "report/ledger/entries.h"

#include "cbps/text/list.h"
#include "cbps/value/unreachable.h"
#include "report/words/community.h"
#include "report/words/exceptions.h"
#include "report/words/figures.h"
#include "report/words/gap_figures.h"
#include "report/words/run_blocks.h"

namespace cbps::report::ledger {
namespace {

/// It is the community's own ledger; others help.
Text unit_of(Actor actor) {
  switch (actor) {
    case Actor::Community: return Text::InChargeCommunity;
    case Actor::Street: return Text::InChargeStreet;
    case Actor::District: return Text::InChargeDistrict;
  }
  unreachable();
}

/// What can still be done this year is to be done by its end.
std::optional<Date> deadline_of(const result::Run& run, const result::CheckResult& check) {
  constexpr unsigned kDecember = 12;
  constexpr unsigned kLastDay = 31;
  if (check.waiver != 0) return run.waivers[check.waiver - 1].until;
  if (!run.year || is_year_over(run) || check.window_passed) return std::nullopt;
  return make_date(*run.year, kDecember, kLastDay);
}

/// What is waived is to be put right all the same, by the day on which the waiver ends.
std::string remarks_of(const result::Run& run, const result::Community& community,
                       const result::CheckResult& check, const Words& words) {
  std::string text = waiver_text(run, check, words);
  const std::string worth = bare_worth_text(community, check, words);
  if (!worth.empty()) append_item(text, words(Text::Semicolon), worth);
  return text;
}

}  // namespace

Entry entry(const result::Run& run, const result::Community& community,
            const result::CheckResult& check, const result::CheckText& text, const Words& words) {
  return {name_text(community.id, community.name, words),
          explain(check, words.language()),
          words(Text::ProblemSourceText, year_text(run, words)),
          title_text(check.id, text.title, words),
          have_text(check, words),
          need_text(check, text, words),
          distance_text(check, words),
          remedy_text(check, text, words),
          std::string(words(unit_of(check.by))),
          deadline_of(run, check),
          std::string(words(check.window_passed ? Text::StateNextYear : kStates.front())),
          remarks_of(run, community, check, words)};
}

std::vector<Remark> remarks(const result::Summary& summary, const Style& style,
                            const Words& words) {
  std::vector<Remark> all;
  if (style.extent == Extent::Summary) all.push_back({{}, std::string(words(Text::NotInSummary))});
  for (const result::Rejected& one : summary.rejected) {
    all.push_back({rejected_name(one, words), words(Text::Labelled, words(Text::NotAssessedTitle),
                                                    rejected_text(one, words))});
  }
  if (summary.rejected_count > summary.rejected.size()) {
    const std::size_t rest = summary.rejected_count - summary.rejected.size();
    all.push_back({std::string(words(Text::NotAssessedTitle)),
                   words(Text::RowsLeftOut, count_text(rest), "--format csv")});
  }
  return all;
}

}  // namespace cbps::report::ledger
