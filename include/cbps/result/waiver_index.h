#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cbps/result/waiver.h"

namespace cbps::result {

/// Finds the waivers of a run by the community. Those that are not in force on the day of the run
/// are never found: everything that counts waivers asks here.
class WaiverIndex {
 public:
  /// A check by the ids of its standard and of itself.
  using Check = std::pair<std::string_view, std::string_view>;

  /// `checks`: all of the run, in its order. No day: nothing is in force.
  WaiverIndex(const std::vector<Check>& checks, std::vector<Waiver> waivers,
              std::optional<Date> day);

  /// All of them, in force or not, in their order.
  [[nodiscard]] const std::vector<Waiver>& all() const { return all_; }

  /// The number of the waiver that covers each check of a community: from 1, or 0 where none does.
  /// Of several it is the one that lasts longest, and of those the first. False: none covers any of
  /// them; `numbers` is then left as it is.
  [[nodiscard]] bool find(std::string_view community, std::vector<std::size_t>& numbers) const;

 private:
  void cover(std::string_view key, std::vector<std::size_t>& numbers) const;

  std::vector<Waiver> all_;
  std::vector<std::vector<std::size_t>> checks_;  ///< that each waiver covers, as indices
  /// The waivers in force, as indices, by `Waiver::community`.
  std::map<std::string, std::vector<std::size_t>, std::less<>> by_community_;
  std::size_t check_count_ = 0;
};

/// The digits of a subdistrict, with which the codes of its communities begin; empty: the id is no
/// code of twelve digits.
[[nodiscard]] std::string_view street_of(std::string_view community);

}  // namespace cbps::result
