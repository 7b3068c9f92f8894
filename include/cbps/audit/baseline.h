#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "cbps/audit/selection.h"
#include "cbps/result/assessment.h"
#include "cbps/rules/rule_pack.h"

namespace cbps::audit {

/// The earlier assessment that a run is held against. Of each community only the outcomes of the
/// selected checks and the score that counted are in memory.
class Baseline {
 public:
  /// The pack outlives the object.
  Baseline(const rules::RulePack& pack, const Selection& selection);

  void add(const result::Community& community);
  [[nodiscard]] std::size_t communities() const { return communities_.size(); }
  /// The ids of all of them, in no order; they live as long as the object.
  [[nodiscard]] std::vector<std::string_view> ids() const;

  /// What became of a community since then. `outcomes` are those of the selected checks in the
  /// order of the rules, `waivers` the numbers of the waivers in force that cover them; empty: none
  /// does.
  [[nodiscard]] result::CommunitySinceBaseline compare(
      std::string_view community, const std::vector<result::Outcome>& outcomes,
      const std::vector<std::size_t>& waivers) const;
  /// The same of one check: whether it is known, or new or worse. Only for failed and undecided
  /// ones.
  [[nodiscard]] result::SinceBaseline since(std::string_view community, std::size_t check,
                                            result::Outcome outcome) const;

 private:
  /// The outcome of a check that was not assessed.
  static constexpr std::uint8_t kNone = 0xFF;
  struct Former {
    std::vector<std::uint8_t> outcomes;  ///< of the selected checks: an `Outcome`, or `kNone`
    std::optional<Fraction> score;       ///< the floor of the score that counted
  };
  [[nodiscard]] const Former* find(std::string_view community) const;
  static result::SinceBaseline since(const Former* former, std::size_t check,
                                     result::Outcome outcome);

  std::vector<std::string_view> checks_;                     ///< ids of the selected ones
  std::unordered_map<std::string_view, std::size_t> index_;  ///< of those ids
  std::unordered_map<std::string, Former> communities_;
};

}  // namespace cbps::audit
