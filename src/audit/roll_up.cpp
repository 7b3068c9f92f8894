#include "audit/roll_up.h"

#include <algorithm>
#include <optional>
#include <span>
#include <tuple>
#include <utility>

#include "cbps/audit/community_code.h"
#include "cbps/result/published.h"

namespace cbps::audit {
namespace {

using data::Identity;
using result::Level;

struct CodeLevel {
  Level level;
  std::size_t digits;
  std::uint64_t divisor;  ///< cuts the digits after these off a whole code
  std::string Identity::*name;
};
constexpr std::array kAreas{
    CodeLevel{Level::Province, 2, 10'000'000'000, &Identity::province},
    CodeLevel{Level::City, 4, 100'000'000, &Identity::city},
    CodeLevel{Level::County, 6, 1'000'000, &Identity::county},
    CodeLevel{Level::Street, 9, 1'000, &Identity::street},
};
bool has_losses(Level level) { return level == Level::County || level == Level::Street; }

void add_losses(std::span<const result::StandardLoss> more,
                std::optional<result::AreaLosses>& sums) {
  if (!sums) {
    const std::vector<std::uint32_t> zeros(more.size());
    sums = {zeros, zeros, zeros};
  }
  for (std::size_t i = 0; i < more.size(); ++i) {
    sums->fail[i] += more[i].fail;
    sums->unknown[i] += more[i].unknown;
    sums->scored[i] += more[i].scored;
  }
}

static_assert(kAreas[static_cast<std::size_t>(Level::Street)].level == Level::Street);

}  // namespace

void RollUp::add(const Identity& identity, const result::Brief& community, const Figures& figures) {
  static_assert(kAreas.size() == kCodeLevels);
  if (const auto code = community_code(identity.id)) {
    for (std::size_t level = 0; level < kAreas.size(); ++level) {
      const std::size_t part = part_by_code(level, *code / kAreas[level].divisor);
      // The first name given stands.
      std::string& name = parts_[part].name;
      if (name.empty()) name = identity.*kAreas[level].name;
      add(community, figures, part);
    }
  } else if (!add_by_names(identity, community, figures)) {
    if (identity.group.empty()) {
      ++left_out_;
    } else {
      add(community, figures, part_by_name(Level::Group, identity.group, identity.group));
    }
  }
}

bool RollUp::add_by_names(const Identity& identity, const result::Brief& community,
                          const Figures& figures) {
  std::string path;  // streets of one name may lie in several counties
  for (const CodeLevel& level : kAreas) {
    const std::string& name = identity.*level.name;
    if (name.empty()) continue;
    path += (path.empty() ? "" : "/") + name;
    add(community, figures, part_by_name(level.level, path, name));
  }
  return !path.empty();
}

std::size_t RollUp::part_by_code(std::size_t level, std::uint64_t code) {
  const auto [found, is_new] = codes_[level].try_emplace(code, parts_.size());
  if (is_new) new_part(kAreas[level].level, code, {});
  return found->second;
}

std::size_t RollUp::part_by_name(Level level, const std::string& path, const std::string& name) {
  const auto [found, is_new] =
      names_[static_cast<std::size_t>(level)].try_emplace(path, parts_.size());
  if (is_new) paths_.emplace(new_part(level, kNoCode, name), path);
  return found->second;
}

std::size_t RollUp::new_part(Level level, std::uint64_t code, std::string name) {
  parts_.push_back({code, std::move(name), {}, 0, 0, 0, level, std::nullopt, {}});
  grade_counts_.resize(grade_counts_.size() + grades_);
  return parts_.size() - 1;
}

void RollUp::add(const result::Brief& community, const Figures& figures, std::size_t part) {
  Part& its = parts_[part];
  ++its.communities;
  if (community.grade) {
    GradeCount& count = grade_counts_[part * grades_ + *community.grade];
    ++count.all;
    count.open += community.ceiling_grade ? 1 : 0;
  }
  its.sums.add(figures);
  if (const auto percent = figures.percent) {
    if (!its.range) its.range.emplace(*percent, *percent);
    its.range->first = std::min(its.range->first, *percent);
    its.range->second = std::max(its.range->second, *percent);
  }
  if (sums_losses_ && has_losses(its.level)) add_losses(community.losses, its.losses);
  if (!is_complete(community)) return;
  ++its.complete;
  its.complete_sum += *figures.percent;
}

result::Group RollUp::take_first() {
  Part& part = parts_.front();
  result::Group group;
  group.what = {part.level, {}, std::move(part.name)};
  const std::size_t index = taken_++;
  if (part.code == kNoCode) {
    group.what.key = paths_[index];
  } else {
    const std::size_t digits = kAreas[static_cast<std::size_t>(part.level)].digits;
    const std::string code = std::to_string(part.code);
    group.what.key = std::string(digits - code.size(), '0') + code;
  }
  group.communities = part.communities;
  group.losses = std::move(part.losses);
  group.means = part.sums.means();
  group.complete = part.complete;
  if (part.range) {
    group.range = {result::published(part.range->first), result::published(part.range->second)};
  }
  group.mean_complete = result::mean(part.complete_sum, part.complete);
  parts_.pop_front();
  const auto counts = grade_counts_.begin();
  const auto end = counts + static_cast<std::ptrdiff_t>(grades_);
  for (auto count = counts; count != end; ++count) {
    group.grades.push_back(count->all);
    group.open_grades.push_back(count->open);
  }
  grade_counts_.erase(counts, end);
  return group;
}

std::deque<result::Group> RollUp::finish() {
  codes_ = {};
  names_ = {};
  std::deque<result::Group> all;
  while (!parts_.empty()) all.push_back(take_first());
  std::sort(all.begin(), all.end(), [](const result::Group& a, const result::Group& b) {
    return std::tie(a.what.level, a.what.key) < std::tie(b.what.level, b.what.key);
  });
  return all;
}

}  // namespace cbps::audit
