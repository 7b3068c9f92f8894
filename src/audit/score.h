#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "cbps/result/assessment.h"
#include "cbps/rules/rule_pack.h"

namespace cbps::audit {

/// Fills in score, grades, points and the declared share from the outcomes. Built-in weights, all
/// or nothing a check: a standard's score is passed ÷ applicable checks, the community's the mean
/// over the standards that have an applicable one. What is undecided stays in the denominator and
/// earns nothing in the floor, all in the ceiling.
///
/// Exact: a standard has at most 40 checks and a pack at most 64 standards, so every denominator
/// divides 64 · lcm(1…40) < 2^63.
/// `declared` stands beside the checks of `community`, standard by standard.
void score(const rules::RulePack& pack, const std::vector<std::vector<bool>>& declared,
           result::Community& community);

/// A published score, or share: of one, rounded down to hundredths of a percent; and back.
[[nodiscard]] std::int64_t hundredths(const Fraction& score);
[[nodiscard]] Fraction published(std::int64_t hundredths);

/// The outcome of a standard from those of its checks.
[[nodiscard]] result::Outcome combine(const std::vector<result::CheckResult>& checks);

}  // namespace cbps::audit
