#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cbps/diag/diagnostic.h"
#include "cbps/diag/language.h"
#include "cbps/result/finding.h"
#include "cbps/value/date.h"
#include "cbps/value/fraction.h"

/// An assessment is a `Run`, a sequence of `Community`, a `Summary`: plain values that writers turn
/// into bytes. They hold all that a report shows; a writer needs no rules and no facts.
namespace cbps::result {

// ---- Run: what was asked, by which rules -------------------------------------------------------

struct CheckText {
  std::string id;
  Bilingual title;
  std::string quote;
  std::string focus;  ///< the part of the quote this check answers for; empty: all of it
  Bilingual remedy;
  Bilingual evidence;
};

struct StandardText {
  std::string id;
  Bilingual title;
  Bilingual chapter;
  std::vector<CheckText> checks;
};

struct GradeText {
  std::string id;
  Bilingual label;
};

struct Run {
  std::string version;
  struct Pack {
    std::string id;
    Bilingual title;
    Bilingual edition;
    std::string digest;  ///< SHA-256, hexadecimal
  } pack;
  Period period;
  Date as_of;
  Language language = Language::Zh;
  /// The options that shaped the result, as given: name without dashes, value.
  std::vector<std::pair<std::string, std::string>> options;
  /// Selected standards and checks, in the order of the rules.
  std::vector<StandardText> standards;
  std::vector<GradeText> grades;  ///< best first
};

// ---- Community ---------------------------------------------------------------------------------

/// Of the 100 of a community's score, what a standard or check could earn (`max`) and did.
struct Points {
  Fraction earned;
  Fraction max;
};

struct CheckResult {
  std::string id;
  Outcome outcome = Outcome::Unknown;
  std::optional<Reason> reason;  ///< of unknown only
  std::optional<Points> points;  ///< absent where the check does not apply
  std::vector<Shortfall> shortfalls;
  std::vector<UnknownField> unknown_fields;
  std::vector<Because> because;  ///< of not applicable only
  /// Of not due: the day on which it must be met at the latest, where there is one.
  std::optional<Date> due = {};
};

struct StandardResult {
  std::string id;
  Outcome outcome = Outcome::Unknown;
  std::optional<Points> points;
  std::vector<CheckResult> checks;
};

/// Of one, not of 100. The truth lies between the two whatever the missing facts turn out to be.
struct Score {
  Fraction floor;
  Fraction ceiling;
};

/// How many verdicts of each kind.
struct Counts {
  std::size_t pass = 0;
  std::size_t fail = 0;
  std::size_t unknown = 0;
  std::size_t not_applicable = 0;

  [[nodiscard]] std::size_t total() const { return pass + fail + unknown + not_applicable; }
  void add(Outcome outcome);
  void add(const Counts& other);
  bool operator==(const Counts&) const = default;
};

/// A diagnostic together with its place, so that a writer needs no sources.
struct Remark {
  Diagnostic diagnostic;
  Location location;
};

struct Community {
  std::string id;
  std::string name;
  Location source;
  std::optional<Score> score;                ///< absent: nothing was scored
  std::optional<std::size_t> grade;          ///< index into `Run::grades`, of the floor
  std::optional<std::size_t> ceiling_grade;  ///< when it differs from `grade`
  Counts counts;
  std::vector<StandardResult> standards;
  std::vector<Remark> remarks;
  /// Share of the earned points that rest on checks which read a bare self-declared yes or no.
  /// Absent when nothing was earned.
  std::optional<Fraction> declared;
};

// ---- Summary -----------------------------------------------------------------------------------

/// A community, or the rest of a file (then without id), that could not be assessed.
struct Rejected {
  std::string id;
  Location source;
  std::vector<Remark> diagnostics;
};

struct StandardTally {
  std::string id;
  std::size_t fail = 0;
  std::size_t unknown = 0;
  std::size_t applies = 0;  ///< communities where it is not "not applicable"
};

struct Summary {
  std::size_t communities = 0;
  std::size_t files_left_out = 0;
  std::size_t checks = 0;  ///< selected checks
  Counts verdicts;
  /// Means of the published (rounded) scores, of one; absent when no community has a score.
  std::optional<Fraction> mean_percent;
  std::optional<Fraction> mean_high;
  std::vector<std::size_t> grades;             ///< communities by index into `Run::grades`
  std::vector<StandardTally> worst_standards;  ///< with a fail or unknown, worst first
  std::vector<Rejected> rejected;
  std::size_t rejected_count = 0;  ///< may exceed `rejected`, which is capped
};

}  // namespace cbps::result
