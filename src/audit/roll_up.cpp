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

}  // namespace

void RollUp::add(const Identity& identity, const Figures& figures,
                 std::optional<std::size_t> grade) {
  static_assert(kLevels.size() == kCodeLevels);
  if (const auto code = community_code(identity.id)) {
    for (std::size_t level = 0; level < kLevels.size(); ++level) {
      Part& part = part_by_code(level, *code / kLevels[level].divisor, identity.id);
      // The first name given stands.
      std::string& name = part.group.what.name;
      if (name.empty()) name = identity.*kLevels[level].name;
      add(figures, grade, part);
    }
  } else if (!identity.group.empty()) {
    add(figures, grade, part_by_group(identity.group));
  }
}

RollUp::Part& RollUp::part_by_code(std::size_t level, std::uint64_t code, const std::string& id) {
  Codes& codes = codes_[level];
  if (codes.last_code != code || code == 0) {
    const auto [found, is_new] = codes.parts.try_emplace(code, parts_.size());
    if (is_new) new_part(kLevels[level].level, id.substr(0, kLevels[level].digits));
    codes.last_code = code;
    codes.last_part = found->second;
  }
  return parts_[codes.last_part];
}

RollUp::Part& RollUp::part_by_group(const std::string& key) {
  const auto [found, is_new] = groups_.try_emplace(key, parts_.size());
  if (is_new) parts_[new_part(Level::Group, key)].group.what.name = key;
  return parts_[found->second];
}

std::size_t RollUp::new_part(Level level, std::string key) {
  Part& part = parts_.emplace_back();
  part.group.what = {level, std::move(key), {}};
  part.group.grades.resize(grades_);
  return parts_.size() - 1;
}

void RollUp::add(const Figures& figures, std::optional<std::size_t> grade, Part& part) {
  ++part.group.communities;
  if (grade) ++part.group.grades[*grade];
  part.sums.add(figures);
}

std::vector<result::Group> RollUp::finish() {
  std::vector<result::Group> all;
  all.reserve(parts_.size());
  for (Part& part : parts_) {
    part.group.means = part.sums.means();
    all.push_back(std::move(part.group));
  }
  std::sort(all.begin(), all.end(), [](const result::Group& a, const result::Group& b) {
    return std::tie(a.what.level, a.what.key) < std::tie(b.what.level, b.what.key);
  });
  return all;
}

}  // namespace cbps::audit
