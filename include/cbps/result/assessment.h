#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
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

/// A level of the roll-up, widest first.
enum class Level : std::uint8_t { Province, City, County, Street, Group };
[[nodiscard]] std::string_view id_of(Level level);  ///< "county"

/// What a community is a part of. The key tells groups of a level apart; the name, which may be
/// empty, is what people call it.
struct Membership {
  Level level = Level::Group;
  std::string key;
  std::string name;
};

/// How a community stands: what lists and sums need, made for every one.
struct Standing {
  std::string id;
  std::string name;
  Location source;
  std::optional<Score> score;                ///< absent: nothing was scored
  std::optional<std::size_t> grade;          ///< index into `Run::grades`, of the floor
  std::optional<std::size_t> ceiling_grade;  ///< when it differs from `grade`
  Counts counts;
  /// Share of the earned points that rest on checks which read a bare self-declared yes or no.
  /// Absent when nothing was earned.
  std::optional<Fraction> declared;
};

/// A community in a line: which checks it does not pass, without why. Ids in the order of the
/// rules; they live as long as these.
struct Brief : Standing {
  std::vector<std::string_view> failed;
  std::vector<std::string_view> unknown;
};

/// A community with all that can be said of it: made for those that are shown in full.
struct Community : Standing {
  std::vector<StandardResult> standards;
  std::vector<Remark> remarks;
};

// ---- Summary -----------------------------------------------------------------------------------

/// A community, or the rest of a file (then without id), that could not be assessed.
struct Rejected {
  std::string id;  ///< may be missing, as one of the faults
  Location source;
  std::vector<Remark> diagnostics;
  bool is_rest = false;  ///< not one community: the rest of a file, or all of it
};

/// How communities fare with one standard or check.
struct RuleTally {
  std::string id;
  std::size_t fail = 0;
  std::size_t unknown = 0;
  std::size_t applies = 0;  ///< communities where it is not "not applicable"
};

/// Means of the published (rounded) figures, of one, of the communities that have one.
struct Means {
  std::optional<Fraction> percent;   ///< of the floors; absent when no community has a score
  std::optional<Fraction> high;      ///< of the ceilings
  std::optional<Fraction> declared;  ///< of the shares that rest on a bare yes or no
};

/// The communities of one part of the district.
struct Group {
  Membership what;
  std::size_t communities = 0;
  Means means;
  std::vector<std::size_t> grades;  ///< communities by index into `Run::grades`
};

/// A community's place among all that have a score, by the published floor. Equal figures share a
/// rank, and the next one counts them all: 1, 2, 2, 4.
struct Ranked {
  std::size_t rank = 0;
  std::string id;
  std::string name;
  Fraction percent;  ///< as published, of one
  Fraction high;
  std::optional<std::size_t> grade;
};

/// A reported fact that made checks not apply: a zero or a "no" mostly.
struct ReportedZero {
  std::string field;
  Bilingual label;
  std::size_t communities = 0;
  std::size_t verdicts = 0;  ///< that became "not applicable" by it
};

struct Summary {
  std::size_t communities = 0;
  std::size_t files_left_out = 0;
  std::size_t checks = 0;  ///< selected checks
  Counts verdicts;
  Means means;
  std::vector<std::size_t> grades;         ///< communities by index into `Run::grades`
  std::vector<RuleTally> worst_standards;  ///< with a fail or unknown, worst first
  std::vector<RuleTally> worst_checks;     ///< the same of checks
  std::deque<Group> groups;                ///< by level, then by the bytes of the key; may be many
  /// Best first; equal ones in the order of the input. Of more than `kMostRanked` the first and the
  /// last half of as many.
  std::vector<Ranked> ranking;
  std::size_t ranked = 0;           ///< communities with a score
  std::vector<ReportedZero> zeros;  ///< most verdicts first
  std::vector<Rejected> rejected;   ///< the first `kMostRejected`
  std::size_t rejected_count = 0;
};

inline constexpr std::size_t kMostRanked = 1000;
inline constexpr std::size_t kMostRejected = 1000;

}  // namespace cbps::result
