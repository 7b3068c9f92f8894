#include "audit/waived_rows.h"

#include <algorithm>

namespace cbps::audit {

using result::Outcome;

WaivedRows::WaivedRows(const Task& task, std::size_t most_rows)
    : waivers_(*task.waivers),
      rest_(task, most_rows),
      scores_(task.pack, rest_, most_rows),
      numbers_(most_rows),
      rows_(rest_.check_count()) {}

void WaivedRows::read(const Verdicts& verdicts, const std::vector<std::string_view>& ids) {
  verdicts_ = &verdicts;
  for (std::vector<std::uint64_t>& rows : rows_) rows.clear();
  any_.assign(verdicts.words(), 0);
  bool has_any = false;
  for (std::size_t row = 0; row < verdicts.rows(); ++row) {
    numbers_[row].clear();
    if (!waivers_.find(ids[row], numbers_[row])) continue;
    for (std::size_t check = 0; check < numbers_[row].size(); ++check) {
      if (numbers_[row][check] == 0) continue;
      const Outcome outcome = outcome_in(verdicts.outcomes(check), row);
      if (outcome != Outcome::Fail && outcome != Outcome::Unknown) continue;
      rows_[check].resize(verdicts.words());
      Bitmap::set(rows_[check].data(), row);
      Bitmap::set(any_.data(), row);
      has_any = true;
    }
  }
  if (!has_any) return;
  rest_.copy_outcomes(verdicts);
  rest_.waive(rows_);
  scores_.read(rest_);
}

bool WaivedRows::is_waived(std::size_t check, std::size_t row) const {
  return !rows_[check].empty() && Bitmap::test(rows_[check].data(), row);
}

void WaivedRows::fill(std::size_t row, result::Standing& standing) const {
  if (!Bitmap::test(any_.data(), row)) return;
  result::Standing rest;
  scores_.fill(row, rest);
  result::Waived& waived = standing.waived.emplace();
  waived.score = rest.score;
  for (std::size_t check = 0; check < rows_.size(); ++check) {
    if (!is_waived(check, row)) continue;
    const bool is_failed = outcome_in(verdicts_->outcomes(check), row) == Outcome::Fail;
    ++(is_failed ? waived.fail : waived.unknown);
    waived.checks.push_back(verdicts_->check(check).id);
  }
  standing.grade = rest.grade;
  standing.ceiling_grade = rest.ceiling_grade;
}

std::vector<result::WaiverHit> WaivedRows::hits(std::size_t row) const {
  std::vector<result::WaiverHit> all;
  for (std::size_t check = 0; check < numbers_[row].size(); ++check) {
    const std::size_t number = numbers_[row][check];
    if (number == 0) continue;
    auto found = std::find_if(all.begin(), all.end(), [number](const result::WaiverHit& one) {
      return one.waiver == number;
    });
    if (found == all.end()) found = all.insert(all.end(), {number, 0});
    found->checks += is_waived(check, row) ? 1 : 0;
  }
  return all;
}

}  // namespace cbps::audit
