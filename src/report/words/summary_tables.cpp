#include "report/words/summary_tables.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <deque>
#include <optional>
#include <span>

#include "cbps/result/published.h"
#include "report/words/community.h"
#include "report/words/exceptions.h"
#include "report/words/figures.h"
#include "report/words/rule_text.h"

namespace cbps::report {
namespace {

using result::Group;
using result::Level;
using result::Ranked;
using result::RuleTally;
using result::Run;
using result::Summary;
using Kind = Column::Kind;

std::string mean_text(const result::Means& means, const Words& words) {
  if (!means.percent || !means.high) return std::string(words(Text::NoScore));
  return range_text(*means.percent, *means.high, words);
}

/// Says how many rows are missing from `table`.
void note_rest(Table& table, std::size_t all, const Words& words) {
  if (all <= table.rows.size()) return;
  table.notes.push_back(
      words(Text::MoreElsewhere, count_text(all - table.rows.size()), "--format json"));
}

// ---- standards and checks most often missed ----

Table tallies(const Run& run, Text title, Text column, const std::vector<RuleTally>& all,
              std::size_t most, const Words& words) {
  Table table{std::string(words(title)),
              {{heading(column, words), Kind::Name},
               {heading(Text::NotMet, words), Kind::Number},
               {heading(Text::Undecided, words), Kind::Number},
               {heading(Text::AppliesTo, words), Kind::Number}},
              {},
              {}};
  for (std::size_t i = 0; i < std::min(all.size(), most); ++i) {
    const RuleTally& tally = all[i];
    const Bilingual* name = rule_title(run, tally.id);
    table.rows.push_back({name == nullptr ? tally.id : title_text(tally.id, *name, words),
                          count_text(tally.fail), count_text(tally.unknown),
                          count_text(tally.applies)});
  }
  return table;
}

// ---- roll-up ----

struct LevelWords {
  Level level;
  Text title;
  Text column;
};
constexpr std::array kLevels{
    LevelWords{Level::Province, Text::ByProvince, Text::Province},
    LevelWords{Level::City, Text::ByCity, Text::City},
    LevelWords{Level::County, Text::ByCounty, Text::County},
    LevelWords{Level::Street, Text::ByStreet, Text::Street},
    LevelWords{Level::Group, Text::ByGroup, Text::GroupWord},
};

/// Groups of one level, which stand side by side in a summary.
struct Groups {
  std::deque<Group>::const_iterator first;
  std::deque<Group>::const_iterator last;

  [[nodiscard]] std::size_t size() const { return static_cast<std::size_t>(last - first); }
};

Groups groups_of(const Summary& summary, Level level) {
  const auto begin = std::find_if(summary.groups.begin(), summary.groups.end(),
                                  [level](const Group& one) { return one.what.level == level; });
  const auto end = std::find_if(begin, summary.groups.end(),
                                [level](const Group& one) { return one.what.level != level; });
  return {begin, end};
}

/// A level with one group says nothing that the totals do not, if a narrower one follows. A free
/// group is not narrower: it stands beside the levels.
bool is_shown(const Summary& summary, const LevelWords& row) {
  const std::size_t count = groups_of(summary, row.level).size();
  if (count != 1) return count > 1;
  return std::none_of(kLevels.begin(), kLevels.end(), [&](const LevelWords& other) {
    return other.level > row.level && other.level != Level::Group &&
           groups_of(summary, other.level).size() > 0;
  });
}

/// The lowest and the highest score of a group, as text and to be drawn.
void add_range(const Group& group, const Words& words, Table& table) {
  const auto& mean = group.mean_complete ? group.mean_complete : group.means.percent;
  const bool is_known = group.range && mean;
  table.rows.back().push_back(
      is_known ? range_text(group.range->lowest, group.range->highest, words) : std::string());
  std::optional<Range>& range = table.ranges.emplace_back();
  if (!is_known) return;
  range = {result::hundredths(group.range->lowest), result::hundredths(*mean),
           result::hundredths(group.range->highest)};
}

Table roll_up(const Run& run, const Groups& groups, const LevelWords& row, const Shown& most,
              const Words& words) {
  const bool some_are_incomplete = std::any_of(groups.first, groups.last, [](const Group& group) {
    return group.complete != group.communities;
  });
  Table table{std::string(words(row.title)),
              {{heading(row.column, words), Kind::Name},
               {heading(Text::CommunitiesWord, words), Kind::Number}},
              {},
              {}};
  if (some_are_incomplete) {
    table.columns.push_back({heading(Text::IncompleteWord, words), Kind::Number});
  }
  table.columns.push_back({heading(mean_word(run), words), Kind::Number});
  for (const result::GradeText& grade : run.grades) {
    table.columns.push_back({words(grade.label), Kind::Number});
  }
  if (most.ranges) table.columns.push_back({heading(Text::ScoreRange, words), Kind::Number});
  const std::size_t shown = std::min(groups.size(), most.groups);
  bool some_are_open = false;
  for (std::size_t number = 0; number < shown; ++number) {
    const Group& group = groups.first[static_cast<std::ptrdiff_t>(number)];
    Row& cells = table.rows.emplace_back();
    cells = {name_text(group.what.key, group.what.name, words), count_text(group.communities)};
    if (some_are_incomplete) cells.push_back(count_text(group.communities - group.complete));
    cells.push_back(group_mean_text(group, words));
    for (std::size_t i = 0; i < run.grades.size(); ++i) {
      const std::string count = count_text(i < group.grades.size() ? group.grades[i] : 0);
      const bool is_open = i < group.open_grades.size() && group.open_grades[i] != 0;
      cells.push_back(is_open ? words(Text::Open, count) : count);
      some_are_open = some_are_open || is_open;
    }
    if (most.ranges) add_range(group, words, table);
  }
  note_rest(table, groups.size(), words);
  if (some_are_incomplete) table.notes.emplace_back(words(Text::MeanOfComplete));
  if (some_are_open) table.notes.emplace_back(words(Text::OpenCounts));
  return table;
}

// ---- ranking ----

std::string grade_of(const Run& run, const Ranked& one, const Words& words) {
  std::string grade = grade_text(run, one.grade, words);
  return grade.empty() || !is_open(run, one) ? grade : words(Text::Open, grade);
}

/// Which ranks a community may have once everything is reported. Only of a ranking that lists all.
class PossibleRanks {
 public:
  explicit PossibleRanks(std::span<const Ranked> all) {
    for (const Ranked& one : all) {
      lows_.push_back(one.percent);
      highs_.push_back(one.high);
    }
    std::sort(lows_.begin(), lows_.end());
    std::sort(highs_.begin(), highs_.end());
  }

  /// Behind all that are certainly better.
  [[nodiscard]] std::size_t best(const Ranked& one) const { return 1 + above(lows_, one.high); }
  /// Behind all others that may become better.
  [[nodiscard]] std::size_t worst(const Ranked& one) const {
    return 1 + above(highs_, one.percent) - (one.percent < one.high ? 1 : 0);
  }

 private:
  [[nodiscard]] static std::size_t above(const std::vector<Fraction>& sorted,
                                         const Fraction& figure) {
    const auto first = std::upper_bound(sorted.begin(), sorted.end(), figure);
    return static_cast<std::size_t>(sorted.end() - first);
  }

  std::vector<Fraction> lows_;
  std::vector<Fraction> highs_;
};

/// Where the ranking does not list all, no more is known than whether its own score is open.
std::string rank_of(const Ranked& one, const PossibleRanks* possible, const Words& words) {
  const std::string rank = count_text(one.rank);
  if (possible == nullptr) return one.percent < one.high ? words(Text::Open, rank) : rank;
  const std::size_t best = possible->best(one);
  const std::size_t worst = possible->worst(one);
  return best == worst ? rank : words(Text::RankRange, count_text(best), count_text(worst));
}

Table ranking(const Run& run, std::string title, std::span<const Ranked> ranked,
              const PossibleRanks* possible, const Words& words) {
  Table table{std::move(title),
              {{heading(Text::RankWord, words), Kind::Number},
               {heading(Text::CommunityWord, words), Kind::Name},
               {heading(score_word(run), words), Kind::Number}},
              {},
              {}};
  if (!run.grades.empty()) table.columns.push_back({heading(grade_word(run), words)});
  for (const Ranked& one : ranked) {
    Row& cells = table.rows.emplace_back();
    cells = {rank_of(one, possible, words), name_text(one.id, one.name, words),
             range_text(one.percent, one.high, words)};
    if (!run.grades.empty()) cells.push_back(grade_of(run, one, words));
  }
  return table;
}

/// How many after the first `shown` share the rank of the last one shown. Nothing when that lies
/// in the middle that the summary does not list.
std::optional<std::size_t> tied_after(const Summary& summary, std::size_t shown) {
  const bool whole = summary.ranking.size() == summary.ranked;
  const std::size_t listed = whole ? summary.ranking.size() : summary.ranking.size() / 2;
  std::size_t next = shown;
  while (next < listed && summary.ranking[next].rank == summary.ranking[shown - 1].rank) ++next;
  if (next == listed && !whole) return std::nullopt;
  return next - shown;
}

/// How many before the last `shown` share the rank of the first one shown: a rank is the place of
/// the first of those who share it.
std::size_t tied_before(const Summary& summary, std::size_t shown) {
  const std::size_t place = summary.ranked - shown + 1;
  return place - summary.ranking[summary.ranking.size() - shown].rank;
}

void note_tied(Table& table, std::size_t rank, std::optional<std::size_t> tied,
               const Words& words) {
  if (!tied) {
    table.notes.push_back(words(Text::SomeTied, count_text(rank)));
  } else if (*tied != 0) {
    table.notes.push_back(words(Text::MoreTied, count_text(rank), count_text(*tied)));
  }
}

void add_ranking(const Run& run, const Summary& summary, std::size_t shown, const Words& words,
                 std::vector<Table>& tables) {
  const std::span all(summary.ranking);
  if (all.size() < 2) return;
  std::optional<PossibleRanks> ranks;
  if (all.size() == summary.ranked) ranks.emplace(all);
  const PossibleRanks* const possible = ranks ? &*ranks : nullptr;
  if (all.size() <= 2 * shown) {
    tables.push_back(ranking(run, std::string(words(Text::RankingHead)), all, possible, words));
    return;
  }
  const std::string count = count_text(shown);
  Table& best = tables.emplace_back(
      ranking(run, words(Text::BestHead, count), all.first(shown), possible, words));
  const std::size_t best_rank = all[shown - 1].rank;
  const std::size_t last_rank = all.last(shown).front().rank;
  // Where one rank reaches from the best to the last, all between have it.
  const bool is_one = best_rank == last_rank;
  const std::size_t between = summary.ranked - 2 * shown;
  note_tied(best, best_rank, is_one ? between : tied_after(summary, shown), words);
  Table& last = tables.emplace_back(
      ranking(run, words(Text::LastHead, count), all.last(shown), possible, words));
  note_tied(last, last_rank, is_one ? between : tied_before(summary, shown), words);
}

// ---- zeros ----

Table zeros(const Summary& summary, std::size_t most, const Words& words) {
  Table table{std::string(words(Text::ZerosHead)),
              {{heading(Text::FactWord, words), Kind::Name},
               {heading(Text::CommunitiesWord, words), Kind::Number},
               {heading(Text::VerdictsWord, words), Kind::Number}},
              {},
              {}};
  for (std::size_t i = 0; i < std::min(summary.zeros.size(), most); ++i) {
    const result::ReportedZero& zero = summary.zeros[i];
    table.rows.push_back(
        {words(zero.label), count_text(zero.communities), count_text(zero.verdicts)});
  }
  note_rest(table, summary.zeros.size(), words);
  return table;
}

}  // namespace

std::string group_mean_text(const Group& group, const Words& words) {
  return group.mean_complete ? percent_text(*group.mean_complete) : mean_text(group.means, words);
}

bool is_open(const Run& run, const Ranked& one) {
  const std::size_t better = one.grade ? *one.grade : run.grades.size();
  if (better == 0) return false;
  const Decimal& least = run.grades[better - 1].at_least;
  const Fraction needed(least.units, static_cast<Int128>(100) * power_of_ten(least.scale));
  return needed <= one.high;
}

std::vector<Table> summary_tables(const Run& run, const Summary& summary, const Shown& shown,
                                  const Words& words) {
  std::vector<Table> tables;
  tables.push_back(tallies(run, Text::MissedStandards, Text::StandardWord, summary.worst_standards,
                           shown.standards, words));
  tables.push_back(
      tallies(run, Text::MissedChecks, Text::CheckWord, summary.worst_checks, shown.checks, words));
  for (const LevelWords& row : kLevels) {
    if (!is_shown(summary, row)) continue;
    tables.push_back(roll_up(run, groups_of(summary, row.level), row, shown, words));
  }
  add_ranking(run, summary, shown.ranked, words, tables);
  tables.push_back(zeros(summary, shown.zeros, words));
  tables.push_back(waivers_table(run, summary, shown.waivers, words));
  std::erase_if(tables, [](const Table& table) { return table.rows.empty(); });
  return tables;
}

}  // namespace cbps::report
