#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cbps/result/assessment.h"

/// What changed from one assessment to a later one. A comparison is a head, a sequence of
/// `CommunityChange` and a `ComparisonSummary`: plain values that hold all that a report shows.
namespace cbps::result {

/// What one of the two assessments rests on.
struct ComparedRun {
  std::string version;
  Pack pack;
  std::optional<int> year;
  std::optional<Date> as_of;
  bool is_interim = false;
  std::size_t checks = 0;                 ///< that were selected
  std::vector<ParameterText> parameters;  ///< those that were changed
  std::size_t communities = 0;
  std::size_t rejected = 0;  ///< that could not be assessed
  std::vector<Waiver> waivers;
  bool operator==(const ComparedRun&) const = default;
};

/// To what a change of scores is attributed. Facts come first, under the old rules; then the rules.
enum class Attribution : std::uint8_t {
  Facts,     ///< the rules are the same: all of it is due to facts
  Separate,  ///< both parts are known
  Joint,     ///< the rules differ, and what the new facts score under the old ones is not known
};
[[nodiscard]] std::span<const std::string_view> ids(Attribution attribution);  ///< "separate"

/// A figure of the rules that is another than before. An empty value: it was not set, or not there.
struct ParameterDifference {
  std::string id;
  Bilingual label;
  Kind kind = Kind::Int;
  std::vector<Named> options;  ///< of a set
  Datum before;
  Datum after;
  bool operator==(const ParameterDifference&) const = default;
};

/// What a comparison is made for.
enum class ComparisonPurpose : std::uint8_t {
  Change,        ///< to see what became better or worse
  Verification,  ///< to see whether the later assessment, made anew, says what the earlier one said
};
[[nodiscard]] std::span<const std::string_view> ids(ComparisonPurpose purpose);  ///< "change"

struct ComparisonHead {
  ComparisonPurpose purpose = ComparisonPurpose::Change;
  ComparedRun before;
  ComparedRun after;
  Attribution attribution = Attribution::Facts;
  /// Of the figures that both runs name, or that were changed in one of them.
  std::vector<ParameterDifference> parameters;
  /// Standards and checks whose texts are others; those that only one of the two has. Ids.
  std::vector<std::string> rules;
  std::vector<std::string> files;  ///< that were read for both, and whose bytes are others
  /// What the summaries say of all communities together is another, such as a rank or a group.
  bool has_other_summary = false;
  bool operator==(const ComparisonHead&) const = default;
};

/// A check whose outcome is another than before, or that only one of the two has.
struct CheckChange {
  std::string id;
  std::optional<Outcome> before;
  std::optional<Outcome> after;
  Fraction points;  ///< that it earns more than before, out of 100; less than 0: it earns less
  bool operator==(const CheckChange&) const = default;
};

/// How far a check is from being met: the lower, the better. A check that does not apply asks for
/// nothing.
[[nodiscard]] unsigned distance(Outcome outcome);

/// Whether it is farther from being met than before, or nearer. A check that only one of the two
/// has is neither.
[[nodiscard]] bool is_worse(const CheckChange& check);
[[nodiscard]] bool is_better(const CheckChange& check);

/// Of a community that both have: the change of its score, in points out of 100, in parts that add
/// up exactly.
struct ScoreChange {
  Fraction points;
  /// Of the points: what the listed checks earn more or less, and what all others do, because each
  /// weighs more or less when others begin or cease to apply.
  Fraction of_checks;
  Fraction of_weights;
  /// Of the points as well: what is due to facts, and what to rules. Only where `Separate`.
  std::optional<Fraction> of_facts;
  std::optional<Fraction> of_rules;
  /// Where one of the two counts waivers: what they add to the score that counts, more than before.
  /// Together with the points it is the change of the score that counts.
  std::optional<Fraction> of_waivers;
  bool operator==(const ScoreChange&) const = default;
};

/// A community as one of the two assessments has it.
struct ComparedStanding {
  std::optional<Score> score;
  std::optional<Score> waived;      ///< with waivers, where there are any
  std::string grade;                ///< id of the grade of the score that counts; empty: none
  std::string ceiling_grade;        ///< only if it is another one
  std::optional<std::size_t> rank;  ///< among all with a score
  Counts counts;
  bool operator==(const ComparedStanding&) const = default;
};
[[nodiscard]] ComparedStanding compared(const Run& run, const Standing& community,
                                        std::optional<std::size_t> rank);

/// A fact that is another than before. An empty value: it was not given, or could not be used.
struct FactDifference {
  std::string field;
  Datum before;
  Datum after;
  bool operator==(const FactDifference&) const = default;
};

struct CommunityChange {
  std::string id;  ///< the later one
  std::string name;
  std::string former_id;                   ///< where its code was changed: the earlier one
  std::string former_name;                 ///< where its name was changed: the earlier one
  std::optional<ComparedStanding> before;  ///< absent: it came
  std::optional<ComparedStanding> after;   ///< absent: it went
  std::optional<ScoreChange> score;        ///< where both have a score
  /// In the order of the later rules, then those that only the earlier have.
  std::vector<CheckChange> checks;
  /// Checks whose outcome is the same but rests on something else: another gap, another fact that
  /// is missing. Ids, in the order of the later rules.
  std::vector<std::string> reasons;
  /// Where both assessments have facts: those that differ, in the order of the later rules.
  std::vector<FactDifference> facts;
  bool has_other_messages = false;  ///< what is wrong with its profile, or remarkable, is another
  bool has_other_since = false;     ///< what became of it since the baseline is another
  bool operator==(const CommunityChange&) const = default;

  [[nodiscard]] bool is_compared() const { return before && after; }
};

/// Whether anything in it is another than before, better, worse or neither.
[[nodiscard]] bool is_different(const CommunityChange& community);

/// Whether a check is worse, or the score is lower: that without waivers, or the one that counts.
[[nodiscard]] bool is_worse(const CommunityChange& community);
[[nodiscard]] bool is_better(const CommunityChange& community);

/// In how many communities a check became worse or better.
struct CheckMoves {
  std::string id;
  std::size_t worse = 0;
  std::size_t better = 0;
  bool operator==(const CheckMoves&) const = default;
};

/// How many communities had and have a grade.
struct GradeMoves {
  std::string id;
  Bilingual label;
  std::size_t before = 0;
  std::size_t after = 0;
  bool operator==(const GradeMoves&) const = default;
};

struct ComparisonSummary {
  std::size_t compared = 0;   ///< communities that both have
  std::size_t different = 0;  ///< those of them in which anything is another
  std::size_t worse = 0;      ///< those of them that are worse in one thing at least
  std::size_t better = 0;     ///< the same for better; some are both
  std::size_t same = 0;       ///< neither
  std::size_t came = 0;
  std::size_t went = 0;
  std::size_t recoded = 0;  ///< compared ones whose code was changed
  /// Of the compared communities with a score: the means of their published scores.
  std::optional<Fraction> mean_before;
  std::optional<Fraction> mean_after;
  std::vector<GradeMoves> grades;  ///< of all communities; best first
  std::vector<CheckMoves> checks;  ///< those that moved, those that moved most first
  bool operator==(const ComparisonSummary&) const = default;
};

/// What a report says of the run.
[[nodiscard]] ComparedRun compared(const Run& run, const Summary& summary);

/// Whether both assessments used the same rules: the same pack with the same parameters, and the
/// same checks.
[[nodiscard]] bool have_same_rules(const Run& before, const Run& after);

/// What both assessments rest on, and in what they differ. The attribution is to be filled in.
[[nodiscard]] ComparisonHead compare_heads(const Run& before, const Summary& before_summary,
                                           const Run& after, const Summary& after_summary);

/// Whether two assessments say the same, beside what they say of communities: the same rules, year,
/// day and waivers, and as much that could not be assessed. The bytes of files may be others.
[[nodiscard]] bool have_same_head(const ComparisonHead& head);

/// A community of one of the two assessments.
struct Compared {
  const Community& community;
  ComparedStanding standing;
  bool has_facts = false;  ///< its run is one `with_facts`
};

/// What changed in a community that both have. `under_old_rules` is the score
/// (as a fraction of one) of the later facts under the earlier rules, where it is known. Throws
/// `std::overflow_error` where fractions, which nobody has written so, do not fit.
[[nodiscard]] CommunityChange compare(const Run& after_run, const Compared& before,
                                      const Compared& after,
                                      const std::optional<Fraction>& under_old_rules);

/// Sums up changes in any order.
class ComparisonTally {
 public:
  ComparisonTally(const Run& before, const Run& after);

  void add(const CommunityChange& community);
  [[nodiscard]] ComparisonSummary finish();

 private:
  ComparisonSummary summary_;
  std::int64_t before_ = 0;  ///< sums of published scores, in hundredths of a percent
  std::int64_t after_ = 0;
  std::size_t scored_ = 0;  ///< of so many communities
};

}  // namespace cbps::result
