#include "audit/roll_up.h"

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

#include "cbps/audit/community_code.h"

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
constexpr std::array kLevels{
    CodeLevel{Level::Province, 2, 10'000'000'000, &Identity::province},
    CodeLevel{Level::City, 4, 100'000'000, &Identity::city},
    CodeLevel{Level::County, 6, 1'000'000, &Identity::county},
    CodeLevel{Level::Street, 9, 1'000, &Identity::street},
};
static_assert(kLevels[static_cast<std::size_t>(Level::Street)].level == Level::Street);

}  // namespace

void RollUp::add(const Identity& identity, const Figures& figures,
                 std::optional<std::size_t> grade) {
  static_assert(kLevels.size() == kCodeLevels);
  if (const auto code = community_code(identity.id)) {
    for (std::size_t level = 0; level < kLevels.size(); ++level) {
      const std::size_t part = part_by_code(level, *code / kLevels[level].divisor);
      // The first name given stands.
      std::string& name = parts_[part].name;
      if (name.empty()) name = identity.*kLevels[level].name;
      add(figures, grade, part);
    }
  } else if (!identity.group.empty()) {
    add(figures, grade, part_by_name(identity.group));
  }
}

std::size_t RollUp::part_by_code(std::size_t level, std::uint64_t code) {
  const auto [found, is_new] = codes_[level].try_emplace(code, parts_.size());
  if (is_new) new_part(kLevels[level].level, code, {});
  return found->second;
}

std::size_t RollUp::part_by_name(const std::string& name) {
  const auto [found, is_new] = names_.try_emplace(name, parts_.size());
  if (is_new) new_part(Level::Group, 0, name);
  return found->second;
}

std::size_t RollUp::new_part(Level level, std::uint64_t code, std::string name) {
  parts_.push_back({code, std::move(name), {}, 0, level});
  grade_counts_.resize(grade_counts_.size() + grades_);
  return parts_.size() - 1;
}

void RollUp::add(const Figures& figures, std::optional<std::size_t> grade, std::size_t part) {
  ++parts_[part].communities;
  if (grade) ++grade_counts_[part * grades_ + *grade];
  parts_[part].sums.add(figures);
}

result::Group RollUp::take_first() {
  Part& part = parts_.front();
  result::Group group;
  group.what = {part.level, part.name, std::move(part.name)};
  if (part.level != Level::Group) {
    const std::size_t digits = kLevels[static_cast<std::size_t>(part.level)].digits;
    const std::string code = std::to_string(part.code);
    group.what.key = std::string(digits - code.size(), '0') + code;
  }
  group.communities = part.communities;
  group.means = part.sums.means();
  parts_.pop_front();
  const auto counts = grade_counts_.begin();
  const auto end = counts + static_cast<std::ptrdiff_t>(grades_);
  group.grades.assign(counts, end);
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
