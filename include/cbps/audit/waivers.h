#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "cbps/audit/selection.h"
#include "cbps/result/waiver.h"
#include "cbps/rules/rule_pack.h"

namespace cbps::audit {

/// The waivers of a run, found by the community. Those that are not in force on the day of the run
/// are never found: everything that counts waivers asks here.
class Waivers {
 public:
  /// The pack outlives the object. Each `rule` is the id of a standard or check of the pack.
  Waivers(const rules::RulePack& pack, const Selection& selection,
          std::vector<result::Waiver> waivers, Date day);

  /// All of them, in force or not, in their order.
  [[nodiscard]] const std::vector<result::Waiver>& all() const { return all_; }

  /// The number of the waiver that covers each selected check of a community, in the order of the
  /// rules: from 1, or 0 where none does. Of several it is the one that lasts longest, and of those
  /// the first. False: none covers any of them; `numbers` is then left as it is.
  [[nodiscard]] bool find(std::string_view community, std::vector<std::size_t>& numbers) const;

 private:
  void cover(std::string_view key, std::vector<std::size_t>& numbers) const;

  std::vector<result::Waiver> all_;
  std::vector<std::vector<std::size_t>> checks_;  ///< selected ones that each waiver covers
  /// The waivers in force, as indices, by `Waiver::community`.
  std::map<std::string, std::vector<std::size_t>, std::less<>> by_community_;
  std::size_t check_count_ = 0;
};

}  // namespace cbps::audit
