#include "report/words/exceptions.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <tuple>

#include "cbps/result/waiver_index.h"
#include "report/words/community.h"
#include "report/words/figures.h"
#include "report/words/rule_text.h"
#include "report/words/run_blocks.h"

namespace cbps::report {
namespace {

using result::Run;
using result::Waiver;
using result::WaiverState;
using result::WaiverUse;

/// Where no community states a year, there is no day on which anything could be in force.
WaiverState state_of(const Run& run, const Waiver& waiver) {
  return run.as_of ? state_on(waiver, *run.as_of) : WaiverState::NotYet;
}

std::string days_text(const Run& run, const Waiver& waiver) {
  return std::to_string(days_left(waiver, *run.as_of));
}

Text word_of(WaiverState state, const WaiverUse& use) {
  switch (state) {
    case WaiverState::Expired: return Text::WaiverExpired;
    case WaiverState::NotYet: return Text::WaiverNotYet;
    case WaiverState::InForce: break;
  }
  if (use.communities == 0) return Text::WaiverAbsent;
  return use.checks == 0 ? Text::WaiverNeedless : Text::WaiverInForce;
}

std::string rule_text(const Run& run, const std::string& id, const Words& words) {
  const Bilingual* const title = rule_title(run, id);
  return title == nullptr ? id : title_text(id, *title, words);
}

Table empty_table(const Words& words) {
  return {std::string(words(Text::WaiverWord)),
          {{heading(Text::WaiverRuleWord, words), Column::Kind::Name},
           {heading(Text::CommunityWord, words)},
           {heading(Text::WaiverUntilWord, words)},
           {heading(Text::WaiverDaysWord, words), Column::Kind::Number},
           {heading(Text::WaiverUsedWord, words), Column::Kind::Number},
           {heading(Text::WaiverStateWord, words)}},
          {},
          {}};
}

Row row_of(const Run& run, const Waiver& waiver, const WaiverUse& use, const Words& words) {
  const bool is_of_all = waiver.community == result::kAllCommunities;
  return {words(Text::WaiverOfRule, rule_text(run, waiver.rule, words), waiver.reason,
                waiver.approved_by, waiver.document),
          is_of_all ? std::string(words(Text::AllCommunities)) : waiver.community,
          to_string(waiver.until),
          state_of(run, waiver) == WaiverState::Expired || !run.as_of ? std::string()
                                                                      : days_text(run, waiver),
          count_text(use.checks),
          std::string(words(word_of(state_of(run, waiver), use)))};
}

/// The indices of waivers: those that do not count first, then those that end soonest.
std::vector<std::size_t> in_order(const Run& run) {
  std::vector<std::size_t> order(run.waivers.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  const auto key = [&run](std::size_t i) {
    const Waiver& waiver = run.waivers[i];
    return std::tuple(state_of(run, waiver) != WaiverState::Expired,
                      state_of(run, waiver) != WaiverState::NotYet, waiver.until);
  };
  std::stable_sort(order.begin(), order.end(),
                   [&key](std::size_t a, std::size_t b) { return key(a) < key(b); });
  return order;
}

bool concerns(const Waiver& waiver, const std::string& community) {
  return waiver.community == result::kAllCommunities || waiver.community == community ||
         waiver.community == result::street_of(community);
}

Text word_of(result::SinceBaseline since) {
  switch (since) {
    case result::SinceBaseline::New: return Text::SinceNew;
    case result::SinceBaseline::Worse: return Text::SinceWorse;
    case result::SinceBaseline::Known: return Text::SinceKnown;
  }
  return Text::SinceNew;
}

}  // namespace

std::string waivers_text(const Run& run, const Words& words) {
  if (run.waivers.empty()) return {};
  std::array<std::size_t, 3> counts{};
  for (const Waiver& one : run.waivers) ++counts[static_cast<std::size_t>(state_of(run, one))];
  const auto count = [&counts](WaiverState state) {
    return count_text(counts[static_cast<std::size_t>(state)]);
  };
  return words(
      Text::Labelled, words(Text::WaiverWord),
      words(Text::WaiversGiven, count_text(run.waivers.size()), count(WaiverState::InForce),
            count(WaiverState::Expired), count(WaiverState::NotYet)));
}

std::string baseline_text(const Run& run, const Words& words) {
  if (!run.baseline) return {};
  const result::Baseline& baseline = *run.baseline;
  Run then;
  then.year = baseline.year;
  then.as_of = baseline.as_of;
  std::string text =
      words(Text::Labelled, words(Text::BaselineWord),
            words(Text::BaselineText, period_text(then, words), count_text(baseline.communities)));
  if (baseline.digest != run.pack.digest) text += words(Text::BaselineOtherRules);
  std::size_t checks = 0;
  for (const result::StandardText& standard : run.standards) checks += standard.checks.size();
  if (baseline.checks < checks) {
    text += words(Text::BaselineFewerChecks, count_text(baseline.checks));
  }
  return text;
}

std::string waiver_text(const Run& run, const result::CheckResult& check, const Words& words) {
  if (check.waiver == 0 || check.waiver > run.waivers.size()) return {};
  const Waiver& waiver = run.waivers[check.waiver - 1];
  return words(Text::WaivedUntil, to_string(waiver.until), days_text(run, waiver),
               waiver.approved_by, waiver.document, waiver.reason);
}

std::string since_text(const result::CheckResult& check, const Words& words) {
  const bool counts = check.since && check.waiver == 0;
  return counts ? std::string(words(word_of(*check.since))) : std::string();
}

std::vector<std::string> exception_texts(const Run& run, const result::Community& community,
                                         const Words& words) {
  std::vector<std::string> all;
  if (community.waived) {
    const std::string count = count_text(community.waived->checks.size());
    const auto& score = community.waived->score;
    const auto& without = community.score;
    all.push_back(
        score && without
            ? words(Text::WaivedScore, range_text(without->floor, without->ceiling, words), count)
            : words(Text::WaivedWithoutScore, count));
  }
  const auto others =
      std::count_if(run.waivers.begin(), run.waivers.end(),
                    [&community](const Waiver& one) { return !concerns(one, community.id); });
  if (!run.several && others != 0) {
    all.push_back(words(Text::WaiversOfOthers, count_text(static_cast<std::size_t>(others))));
  }
  if (!community.since) return all;
  const result::CommunitySinceBaseline& since = *community.since;
  all.push_back(words(Text::SinceBaselineText, count_text(since.fail + since.unknown),
                      count_text(since.known), count_text(since.fixed.size())));
  if (since.fixed.empty()) return all;
  std::vector<std::string> fixed;
  for (const std::string& id : since.fixed) fixed.push_back(rule_text(run, id, words));
  all.push_back(words(Text::FixedChecks, listed(fixed, Text::Comma, words)));
  return all;
}

std::vector<std::string> exception_texts(const result::Summary& summary, const Words& words) {
  std::vector<std::string> all;
  if (summary.waived_communities != 0) {
    all.push_back(words(Text::WaivedCommunities, count_text(summary.waived_communities)));
  }
  if (!summary.since) return all;
  const result::AllSinceBaseline& since = *summary.since;
  all.push_back(words(Text::SinceBaselineAll, count_text(since.communities),
                      count_text(since.checks), count_text(since.known), count_text(since.fixed),
                      count_text(since.came), count_text(since.gone)));
  if (!since.gone_ids.empty()) {
    all.push_back(words(Text::GoneCommunities, listed(since.gone_ids, Text::Comma, words)));
  }
  return all;
}

Table waivers_table(const Run& run, const result::Summary& summary, std::size_t most,
                    const Words& words) {
  Table table = empty_table(words);
  for (const std::size_t i : in_order(run)) {
    if (table.rows.size() == most) break;
    const WaiverUse use = i < summary.waivers.size() ? summary.waivers[i] : WaiverUse{};
    table.rows.push_back(row_of(run, run.waivers[i], use, words));
  }
  if (run.waivers.size() > most) {
    table.notes.push_back(
        words(Text::WaiversLeftOut, count_text(run.waivers.size() - most), "--format json"));
  }
  return table;
}

Table waivers_table(const Run& run, const result::Community& community, const Words& words) {
  std::vector<WaiverUse> uses(run.waivers.size());
  for (const result::StandardResult& standard : community.standards) {
    for (const result::CheckResult& check : standard.checks) {
      if (check.waiver != 0 && check.waiver <= uses.size()) ++uses[check.waiver - 1].checks;
    }
  }
  Table table = empty_table(words);
  for (const std::size_t i : in_order(run)) {
    if (!concerns(run.waivers[i], community.id)) continue;
    uses[i].communities = 1;
    table.rows.push_back(row_of(run, run.waivers[i], uses[i], words));
  }
  return table;
}

}  // namespace cbps::report
