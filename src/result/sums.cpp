#include "result/sums.h"

#include <algorithm>
#include <utility>

#include "cbps/result/published.h"

namespace cbps::result {
namespace {

const Fraction kHundred(100, 1);

std::string text_of(std::size_t value) { return std::to_string(value); }
std::string text_of(const Fraction& value) { return to_string(value); }
std::string text_of(const Counts& counts) {
  return std::to_string(counts.pass) + '/' + std::to_string(counts.fail) + '/' +
         std::to_string(counts.unknown) + '/' + std::to_string(counts.pending) + '/' +
         std::to_string(counts.not_applicable);
}
std::string text_of(const AllSinceBaseline& since) {
  return std::to_string(since.communities) + '/' + std::to_string(since.checks) + '/' +
         std::to_string(since.known) + '/' + std::to_string(since.fixed) + '/' +
         std::to_string(since.came);
}
std::string text_of(const Points& points) {
  return to_string(points.earned) + ", " + to_string(points.max);
}
std::string text_of(Outcome outcome) { return std::string(id_of(outcome)); }
template <class T>
std::string text_of(const std::optional<T>& value) {
  return value ? text_of(*value) : "-";
}
std::string text_of(const std::vector<std::size_t>& values) {
  std::string text;
  for (const std::size_t one : values) text += (text.empty() ? "" : "/") + std::to_string(one);
  return text;
}
std::string text_of(const std::vector<ScoreBin>& bins) {
  std::string text;
  for (const ScoreBin& bin : bins) {
    text += (text.empty() ? "" : "/") + std::to_string(bin.count) + ':' + std::to_string(bin.open);
  }
  return text;
}

/// Collects the figures that differ.
class Comparison {
 public:
  template <class T>
  void compare(std::string_view key, const T& said, const T& computed,
               std::optional<std::size_t> standard = {}) {
    if (said == computed) return;
    misfits_.push_back({key, text_of(said), text_of(computed), standard});
  }
  /// Names the first place where two lists of ids differ.
  void compare_order(std::string_view key, const std::vector<std::string_view>& said,
                     const std::vector<std::string_view>& computed) {
    const auto [a, b] = std::mismatch(said.begin(), said.end(), computed.begin(), computed.end());
    if (a == said.end() && b == computed.end()) return;
    misfits_.push_back({key,
                        a == said.end() ? "-" : std::string(*a),
                        b == computed.end() ? "-" : std::string(*b),
                        {}});
  }
  std::vector<Misfit> take() { return std::move(misfits_); }

 private:
  std::vector<Misfit> misfits_;
};

/// The best grade that `score`, a fraction of one, reaches.
std::optional<std::size_t> grade_of(const Run& run, const Fraction& score) {
  for (std::size_t i = 0; i < run.grades.size(); ++i) {
    const Decimal& least = run.grades[i].at_least;
    if (score * kHundred >= Fraction(least.units, power_of_ten(least.scale))) return i;
  }
  return std::nullopt;
}

Fraction quotient(const Fraction& dividend, const Fraction& divisor) {
  return {Int128{dividend.numerator()} * divisor.denominator(),
          Int128{dividend.denominator()} * divisor.numerator()};
}

/// What the checks of a community come to with waivers. A standard keeps its weight as long as one
/// of its checks counts, and what counts of it shares that weight.
class WaivedSum {
 public:
  void add(const StandardResult& standard) {
    Fraction earned;
    Fraction open;
    Fraction worth;
    for (const CheckResult& check : standard.checks) {
      if (check.waiver != 0) {
        ++(check.outcome == Outcome::Fail ? waived_.fail : waived_.unknown);
        waived_.checks.push_back(check.id);
      } else if (check.points) {
        earned = earned + check.points->earned;
        worth = worth + check.points->max;
        if (check.outcome == Outcome::Unknown) open = open + check.points->max;
      }
    }
    if (worth == Fraction() || !standard.points) return;
    const Fraction weight = quotient(standard.points->max, worth);
    floor_ = floor_ + earned * weight;
    ceiling_ = ceiling_ + (earned + open) * weight;
    worth_ = worth_ + standard.points->max;
  }

  /// Absent: nothing is waived.
  [[nodiscard]] std::optional<Waived> finish() {
    if (waived_.checks.empty()) return std::nullopt;
    if (worth_ != Fraction()) {
      waived_.score = {quotient(floor_, worth_), quotient(ceiling_, worth_)};
    }
    return std::move(waived_);
  }

 private:
  Waived waived_;
  Fraction floor_;
  Fraction ceiling_;
  Fraction worth_;
};

void compare_waived(const std::optional<Waived>& said, const std::optional<Waived>& computed,
                    Comparison& figures) {
  const auto part = [](const std::optional<Waived>& waived, auto of) {
    return waived ? std::optional(of(*waived)) : std::nullopt;
  };
  const auto compare = [&](auto of) {
    figures.compare("waived", part(said, of), part(computed, of));
  };
  compare([](const Waived& one) { return one.fail; });
  compare([](const Waived& one) { return one.unknown; });
  compare([](const Waived& one) { return one.score ? one.score->floor : Fraction(); });
  compare([](const Waived& one) { return one.score ? one.score->ceiling : Fraction(); });
  const auto checks = [](const std::optional<Waived>& waived) {
    return waived ? std::vector<std::string_view>(waived->checks.begin(), waived->checks.end())
                  : std::vector<std::string_view>();
  };
  figures.compare_order("waived", checks(said), checks(computed));
}

/// Whether each check has the waiver that covers it. One that is not in force covers none.
void compare_waivers(const WaiverIndex& waivers, const Community& community, Comparison& figures) {
  std::vector<std::size_t> numbers;
  const bool has_any = waivers.find(community.id, numbers);
  std::size_t index = 0;
  for (std::size_t s = 0; s < community.standards.size(); ++s) {
    for (const CheckResult& check : community.standards[s].checks) {
      const bool is_open = check.outcome == Outcome::Fail || check.outcome == Outcome::Unknown;
      const bool is_covered = has_any && is_open && index < numbers.size();
      figures.compare("checks", check.waiver, is_covered ? numbers[index] : 0, s);
      ++index;
    }
  }
}

void compare_since(const Community& community, Comparison& figures) {
  if (!community.since) return;
  CommunitySinceBaseline all;
  for (const StandardResult& standard : community.standards) {
    for (const CheckResult& check : standard.checks) {
      if (!check.since) continue;
      if (*check.since == SinceBaseline::Known) {
        ++all.known;
      } else if (check.waiver == 0) {
        ++(check.outcome == Outcome::Fail ? all.fail : all.unknown);
      }
    }
  }
  figures.compare("since", community.since->fail, all.fail);
  figures.compare("since", community.since->unknown, all.unknown);
  figures.compare("since", community.since->known, all.known);
}

void compare_ranking(const std::vector<Ranked>& said, const std::vector<Ranked>& computed,
                     Comparison& figures) {
  const auto ids = [](const std::vector<Ranked>& all) {
    std::vector<std::string_view> list;
    for (const Ranked& one : all) list.push_back(one.id);
    return list;
  };
  figures.compare_order("ranking", ids(said), ids(computed));
  for (std::size_t i = 0; i < std::min(said.size(), computed.size()); ++i) {
    if (said[i] == computed[i]) continue;
    figures.compare("ranking", said[i].rank, computed[i].rank);
    figures.compare("ranking", said[i].percent, computed[i].percent);
    figures.compare("ranking", said[i].high, computed[i].high);
    figures.compare("ranking", said[i].grade, computed[i].grade);
    if (said[i].name != computed[i].name)
      figures.compare_order("ranking", {said[i].name}, {computed[i].name});
    return;  // one place is enough
  }
}

/// The ids of all standards and checks, in order.
template <class Standards>
std::vector<std::string_view> rule_ids(const Standards& standards) {
  std::vector<std::string_view> ids;
  for (const auto& standard : standards) {
    ids.push_back(standard.id);
    for (const auto& check : standard.checks) ids.push_back(check.id);
  }
  return ids;
}

}  // namespace

std::vector<WaiverIndex::Check> checks_of(const Run& run) {
  std::vector<WaiverIndex::Check> checks;
  for (const StandardText& standard : run.standards) {
    for (const CheckText& check : standard.checks) checks.emplace_back(standard.id, check.id);
  }
  return checks;
}

std::vector<Misfit> misfits(const Run& run, const WaiverIndex& waivers,
                            const Community& community) {
  Comparison figures;
  Counts all;
  Fraction earned;
  Fraction worth;
  Fraction open;
  std::size_t early = 0;
  WaivedSum with_waivers;
  for (std::size_t s = 0; s < community.standards.size(); ++s) {
    const StandardResult& standard = community.standards[s];
    with_waivers.add(standard);
    Counts counts;
    std::optional<Points> points;
    for (const CheckResult& check : standard.checks) {
      counts.add(check.outcome);
      early += check.early ? 1 : 0;
      if (!check.points) continue;
      // A check earns all or nothing.
      const bool is_met = check.outcome == Outcome::Pass;
      figures.compare("exact", check.points->earned, is_met ? check.points->max : Fraction(), s);
      if (!points) points.emplace();
      points->earned = points->earned + check.points->earned;
      points->max = points->max + check.points->max;
      if (check.outcome == Outcome::Unknown) {
        open = open + (check.points->max - check.points->earned);
      }
    }
    figures.compare("outcome", standard.outcome, outcome_of(counts), s);
    figures.compare("exact", standard.points, points, s);
    all.add(counts);
    if (points) {
      earned = earned + points->earned;
      worth = worth + points->max;
    }
  }
  figures.compare_order("standards", rule_ids(community.standards), rule_ids(run.standards));
  figures.compare("counts", community.counts, all);
  figures.compare("early", community.early, early);
  std::optional<Fraction> floor;
  std::optional<Fraction> ceiling;
  if (worth != Fraction()) {
    floor = earned * Fraction(1, 100);
    ceiling = (earned + open) * Fraction(1, 100);
    figures.compare("standards", worth, kHundred);
  }
  const auto& score = community.score;
  figures.compare("score", score ? std::optional(score->floor) : std::nullopt, floor);
  figures.compare("score", score ? std::optional(score->ceiling) : std::nullopt, ceiling);
  const std::optional<Waived> waived = with_waivers.finish();
  compare_waived(community.waived, waived, figures);
  if (waived) {
    floor = waived->score ? std::optional(waived->score->floor) : std::nullopt;
    ceiling = waived->score ? std::optional(waived->score->ceiling) : std::nullopt;
  }
  const auto grade = floor ? grade_of(run, *floor) : std::nullopt;
  auto high = ceiling ? grade_of(run, *ceiling) : std::nullopt;
  if (high == grade) high.reset();
  figures.compare("grade", community.grade, grade);
  figures.compare("grade_high", community.ceiling_grade, high);
  compare_waivers(waivers, community, figures);
  compare_since(community, figures);
  return figures.take();
}

void SummaryCheck::add(const Community& community) {
  ++communities_;
  verdicts_.add(community.counts);
  if (community.grade && *community.grade < grades_.size()) {
    ++grades_[*community.grade];
    open_grades_[*community.grade] += community.ceiling_grade ? 1 : 0;
  }
  remarks_ += community.remarks.size();
  faults_ += community.fault_count;
  if (is_complete(community)) {
    complete_.add(hundredths(community.score->floor));
  }
  if (community.score) {
    ++ranked_;
    constexpr std::int64_t kWhole = 10'000;
    all_ranked_.push_back(
        {0, community.id, community.name, Fraction(hundredths(community.score->floor), kWhole),
         Fraction(hundredths(community.score->ceiling), kWhole), community.grade});
    percent_ += hundredths(community.score->floor);
    high_ += hundredths(community.score->ceiling);
    ScoreBin& bin = bins_[bin_of(hundredths(community.score->floor))];
    ++bin.count;
    bin.open += community.ceiling_grade ? 1 : 0;
  }
  if (community.declared) {
    ++declared_count_;
    declared_ += hundredths(*community.declared);
  }
  const auto count = [this](const std::string& id, Outcome outcome) {
    RuleTally& tally = rules_[id];
    tally.id = id;
    tally.fail += outcome == Outcome::Fail ? 1 : 0;
    tally.unknown += outcome == Outcome::Unknown ? 1 : 0;
    tally.applies += outcome == Outcome::NotApplicable ? 0 : 1;
  };
  for (const StandardResult& standard : community.standards) {
    count(standard.id, standard.outcome);
    for (const CheckResult& check : standard.checks) {
      count(check.id, check.outcome);
      if (check.waiver != 0 && check.waiver <= waivers_.size()) ++waivers_[check.waiver - 1];
    }
  }
  waived_ += community.waived ? 1 : 0;
  if (!community.since) return;
  const std::size_t checks = community.since->fail + community.since->unknown;
  since_.communities += checks == 0 ? 0 : 1;
  since_.checks += checks;
  since_.known += community.since->known;
  since_.fixed += community.since->fixed.size();
  since_.came += community.since->is_new ? 1 : 0;
}

std::vector<Ranked> SummaryCheck::ranking() {
  std::vector<Ranked>& all = all_ranked_;
  std::stable_sort(all.begin(), all.end(), [](const Ranked& one, const Ranked& other) {
    return one.percent > other.percent;
  });
  for (std::size_t i = 0; i < all.size(); ++i) {
    const bool is_tied = i != 0 && all[i].percent == all[i - 1].percent;
    all[i].rank = is_tied ? all[i - 1].rank : i + 1;
  }
  if (all.size() > kMostRanked) {
    constexpr auto kHalf = static_cast<std::ptrdiff_t>(kMostRanked / 2);
    all.erase(all.begin() + kHalf, all.end() - kHalf);
  }
  return std::move(all);
}

std::vector<Misfit> SummaryCheck::finish(const Summary& summary) {
  Comparison figures;
  figures.compare("communities", summary.communities, communities_);
  figures.compare("verdicts", summary.verdicts, verdicts_);
  figures.compare("grades", summary.grades, grades_);
  figures.compare("open_grades", summary.open_grades, open_grades_);
  figures.compare("not_rolled_up", summary.not_rolled_up,
                  std::min(summary.not_rolled_up, communities_));
  figures.compare("ranked", summary.ranked, ranked_);
  compare_ranking(summary.ranking, ranking(), figures);
  figures.compare("rejected", std::min(summary.rejected_count, kMostRejected),
                  summary.rejected.size());
  figures.compare("score_bins", summary.score_bins, ranked_ == 0 ? std::vector<ScoreBin>() : bins_);
  figures.compare("mean_percent", summary.means.percent, mean(percent_, ranked_));
  figures.compare("mean_high", summary.means.high, mean(high_, ranked_));
  figures.compare("complete", summary.complete.count, complete_.count());
  figures.compare("mean_complete", summary.complete.mean, complete_.mean());
  figures.compare("median_complete", summary.complete.median, complete_.median());
  figures.compare("remarks", summary.remark_count, remarks_ + summary.input_remark_count);
  figures.compare("faults", summary.fault_count, faults_ + summary.input_fault_count);
  figures.compare("declared_percent", summary.means.declared, mean(declared_, declared_count_));
  std::size_t checks = 0;
  for (const StandardText& standard : run_.standards) checks += standard.checks.size();
  figures.compare("checks", summary.checks, checks);
  std::size_t missed = 0;
  for (const auto& [id, tally] : rules_) missed += tally.fail + tally.unknown > 0 ? 1 : 0;
  figures.compare("worst_checks", summary.worst_standards.size() + summary.worst_checks.size(),
                  missed);
  for (const Group& group : summary.groups) {
    if (!group.losses) continue;
    for (const auto* column :
         {&group.losses->fail, &group.losses->unknown, &group.losses->scored}) {
      figures.compare("losses", column->size(), run_.standards.size());
    }
  }
  const auto compare_all = [&](std::string_view key, const std::vector<RuleTally>& worst) {
    for (const RuleTally& said : worst) {
      const auto found = rules_.find(said.id);
      const RuleTally computed = found == rules_.end() ? RuleTally{} : found->second;
      figures.compare(key, said.fail, computed.fail);
      figures.compare(key, said.unknown, computed.unknown);
      figures.compare(key, said.applies, computed.applies);
    }
  };
  std::vector<std::size_t> waived;
  for (const WaiverUse& use : summary.waivers) waived.push_back(use.checks);
  figures.compare("waivers", waived, waivers_);
  figures.compare("waived_communities", summary.waived_communities, waived_);
  if (summary.since) {
    AllSinceBaseline computed = since_;
    computed.gone = summary.since->gone;  // they are in the baseline only
    computed.gone_ids = summary.since->gone_ids;
    figures.compare("since", std::min(computed.gone, kMostGone), computed.gone_ids.size());
    figures.compare("since", *summary.since, computed);
  }
  compare_all("worst_standards", summary.worst_standards);
  compare_all("worst_checks", summary.worst_checks);
  return figures.take();
}

}  // namespace cbps::result
