#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cbps/diag/diagnostic.h"
#include "cbps/doc/document.h"
#include "cbps/result/finding.h"
#include "cbps/rules/compile.h"
#include "cbps/value/calendar.h"

/// A pack's own tests: facts, and the verdict that a check or a consistency rule must give on them.
///
///     period: 2024
///     checks:
///       "8.2":
///         given: {households: 1200, centre.built: yes, centre.area: 240}
///         cases:
///           - expect: pass
///           - {invalid: [centre.area], expect: unknown, reason: invalid}
///           - facts: {centre.area: 239}
///             expect: fail
///             shortfall: {field: centre.area, need: 240, short: 1}
///       "12.1":
///         never: [{part: quarters_due() < 1, is: "true", why: 没有到期的季度时为未知}]
///     consistency:
///       centre-in-use:
///         cases:
///           - {facts: {centre.in_use: yes, centre.built: no}, expect: violated}
namespace cbps::cases {

/// The verdict that a case expects. Those of a check come first, as in `result::Outcome`; the
/// others are for consistency rules.
enum class Verdict : std::uint8_t {
  Pass,
  Fail,
  Unknown,
  Pending,
  NotApplicable,
  Holds,
  Violated,
  Silent,  ///< a fact is missing or invalid, so the rule gives no verdict
};
inline constexpr std::size_t kVerdictCount = 8;
[[nodiscard]] std::string_view id_of(Verdict verdict);

/// An expected shortfall. Only the figures that the case states are compared.
struct ExpectedShortfall {
  /// `field`, `relation`, `have`, `need`, `short`, `missing` and their texts, as the JSON report
  /// writes them.
  std::vector<std::pair<std::string, std::vector<std::string>>> figures;
  /// Used instead of `figures`: alternatives, each a list of shortfalls.
  std::vector<std::vector<ExpectedShortfall>> any_of;
};

struct Expectation {
  Verdict verdict = Verdict::Pass;
  std::optional<result::Reason> reason;
  std::optional<std::vector<std::string>> unknown;  ///< names, in any order
  std::optional<std::vector<ExpectedShortfall>> shortfalls;
};

struct Case {
  std::string subject = {};               ///< a check ("8.2") or a consistency rule
  bool of_rule = false;                   ///< true if the subject is a consistency rule
  std::size_t number = 0;                 ///< number among the subject's cases in its file, from 1
  doc::Document facts;                    ///< a profile without identity
  std::vector<std::string> invalid = {};  ///< ids of facts that are given and cannot be used
  std::vector<rules::Override> set = {};
  Calendar calendar = {};
  Expectation expected = {};
  Span span = {};
};

/// A part of a condition that no case can exercise. Coverage does not require it.
struct Exemption {
  std::string subject;
  bool of_rule = false;
  std::string part;  ///< canonical text
  std::string word;  ///< the state that never occurs: `true`, `false`, `below`, `at`, `above`
  Span span;
};

struct Suite {
  std::vector<Case> cases;
  std::vector<Exemption> exemptions;
};

/// Reads the cases of a bundle of files. Cases that cannot be read are reported at their place and
/// omitted.
[[nodiscard]] Suite read_cases(const doc::Document& bundle, Diagnostics& diagnostics);

}  // namespace cbps::cases
