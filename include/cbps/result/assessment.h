#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cbps/diag/diagnostic.h"
#include "cbps/result/baseline.h"
#include "cbps/result/finding.h"
#include "cbps/result/lift.h"
#include "cbps/result/waiver.h"
#include "cbps/text/encoding.h"
#include "cbps/text/language.h"
#include "cbps/value/date.h"
#include "cbps/value/dictionary.h"
#include "cbps/value/duties.h"
#include "cbps/value/fraction.h"
#include "cbps/value/reading.h"

/// An assessment is a `Run`, a sequence of `Community` and a `Summary`. These are plain values that
/// writers turn into bytes. They hold everything a report shows, so a writer needs neither the
/// rules nor the facts. `cbps/result/description.h` says how they are written in JSON, and
/// `cbps/result/archive.h` reads that back.
namespace cbps::result {

// ---- Run: the options and rules of the assessment ----------------------------------------------

struct CheckText {
  std::string id;
  Bilingual title;
  std::string quote;
  std::string focus;  ///< the part of the quote that this check covers; empty: all of it
  Bilingual remedy;
  Bilingual evidence;
  std::string gloss = {};    ///< what it covers, in English; may be empty
  bool is_declared = false;  ///< rests on nothing but self-declared yes or no
  bool operator==(const CheckText&) const = default;
};

struct StandardText {
  std::string id;
  Bilingual title;
  int chapter = 0;  ///< id of one of `Run::chapters`
  std::vector<CheckText> checks;
  bool operator==(const StandardText&) const = default;
};

struct ChapterText {
  int id = 0;
  Bilingual title;
  bool operator==(const ChapterText&) const = default;
};

struct GradeText {
  std::string id;
  Bilingual label;
  Decimal at_least;  ///< percent of a full score
  bool operator==(const GradeText&) const = default;
};

/// A fact that a verdict of the run may name.
struct FieldText {
  std::string id;
  Bilingual label;        ///< for use on its own
  Bilingual short_label;  ///< for use inside a sentence
  Bilingual unit;         ///< may be empty
  Kind kind = Kind::Bool;
  std::uint8_t scale = 0;      ///< digits after the point
  std::string part_of;         ///< id of the fact that this one is a part of; may be empty
  std::vector<Named> options;  ///< of a choice or set
  Change change = Change::Any;
  Actor asked_of = Actor::Community;  ///< who knows it
  Actor by = Actor::Community;        ///< who can put it right
  std::uint32_t effort = 0;           ///< see `Repair`; 0: not known
  bool window_passed = false;         ///< nothing can be put right this year
  Bilingual lacking = {};             ///< said before missing parts of a set; may be empty
  bool operator==(const FieldText&) const = default;
};

/// A figure of the rules that a verdict of the run may rest on, or that was changed.
struct ParameterText {
  std::string id;  ///< without the `param.` that conditions write
  Bilingual label;
  Bilingual unit;  ///< may be empty
  Kind kind = Kind::Int;
  std::vector<Named> options;  ///< of a set
  Datum value;                 ///< empty: it is not set
  Basis basis = Basis::Reading;
  Bilingual source;
  bool changed = false;  ///< the value is another than the rules give
  bool operator==(const ParameterText&) const = default;
};

/// The options that shaped the result, as they were given. Those that were not given are empty.
struct Options {
  std::string rules;
  std::vector<std::string> set;
  std::vector<std::string> only;
  std::vector<std::string> skip;
  std::string period;
  std::string as_of;
  std::string fail_under;
  std::string fail_on;
  std::vector<std::string> waivers;  ///< the files
  std::string baseline;
  bool operator==(const Options&) const = default;
};

struct Pack {
  std::string id;
  Bilingual title;
  Bilingual edition;
  std::string digest;  ///< SHA-256, hexadecimal
  bool operator==(const Pack&) const = default;
};

struct Run {
  std::string version;
  Pack pack;
  std::optional<int> year;  ///< nothing where no community states one: none was assessed
  std::optional<Date> as_of;
  bool several = false;  ///< there may be more than one community
  /// Each community has its facts, and `fields` are all that the rules know.
  bool with_facts = false;
  Options options;
  std::vector<ChapterText> chapters;
  std::vector<StandardText> standards;  ///< the selected ones, with the selected checks, in order
  std::vector<GradeText> grades;        ///< best first
  /// The facts and figures that verdicts and steps may name.
  std::vector<FieldText> fields;
  std::vector<ParameterText> parameters;
  std::vector<Waiver> waivers;  ///< all that were given, in force or not
  std::optional<Baseline> baseline;
  bool operator==(const Run&) const = default;
};

/// Whether the day of the assessment is before the last one of the year.
[[nodiscard]] bool is_interim(const Run& run);
/// The fact or parameter by its id; a parameter's id is without `param.`. nullptr: the run does not
/// have it.
[[nodiscard]] const FieldText* find_field(const Run& run, std::string_view id);
/// The same; a fact without texts if the run does not have it.
[[nodiscard]] const FieldText& known_field(const Run& run, std::string_view id);
[[nodiscard]] const ParameterText* find_parameter(const Run& run, std::string_view id);

// ---- Community ---------------------------------------------------------------------------------

/// The points that a standard or check earned and could earn (`max`), out of the 100 points of a
/// community's score.
struct Points {
  Fraction earned;
  Fraction max;
  bool operator==(const Points&) const = default;
};

struct CheckResult {
  std::string id;
  Outcome outcome = Outcome::Unknown;
  std::optional<Reason> reason;  ///< set only if the outcome is unknown
  std::optional<Points> points;  ///< absent where the check is no part of the score
  bool early = false;            ///< met before its day, and no part of the score yet
  /// The points that the community gains if this check is met and nothing else changes. Present
  /// where the outcome is `Fail` or `Unknown`.
  std::optional<Fraction> gain;
  std::vector<Shortfall> shortfalls;
  Bilingual finding;  ///< what falls short in the words of the rules; may be empty
  Bilingual remedy;   ///< where it is another than the rule's
  /// Of the easiest way to close the shortfalls: the widest actor and the greatest effort over its
  /// facts (0: not known), and whether one of them counts what is over.
  Actor by = Actor::Community;
  std::uint32_t effort = 0;
  bool window_passed = false;
  bool is_first = false;            ///< all other checks rest on this one
  std::vector<std::string> before;  ///< the checks that rest on it, if not all do
  std::vector<UnknownField> unknown_fields;
  std::vector<Because> because;  ///< filled only if the outcome is not applicable
  /// It does not apply because no whole month or quarter of the period falls due.
  std::optional<Interval> never_due = {};
  /// If it is pending: the last day on which it may be met, if there is one.
  std::optional<Date> due = {};
  /// If it is failed or undecided: the number of the waiver in force that covers it, from 1; of
  /// several that which lasts longest. 0: none does.
  std::size_t waiver = 0;
  /// If it is failed or undecided, and the run has a baseline.
  std::optional<SinceBaseline> since = {};
  bool operator==(const CheckResult&) const = default;
};

/// A change of one fact that helps to meet a check.
struct FactChange {
  std::string field;
  Datum from;
  Datum to;  ///< empty: it only checks other facts, and has to be counted anew
  bool operator==(const FactChange&) const = default;
};

/// What a community may do to meet a check that it fails. What it brings was found by assessing the
/// changed facts, with all that follows from them for other checks.
struct Step {
  std::string check;
  Actor by = Actor::Community;  ///< the widest of those of the facts
  std::uint32_t effort = 0;     ///< of all changes together, see `Repair`; 0: not known
  std::vector<FactChange> changes;
  bool is_first = false;              ///< all others rest on it
  std::vector<std::string> rests_on;  ///< checks of steps before it that come first
  /// Only the steps before it make it possible or necessary.
  bool is_unlocked = false;
  /// It could be done alone, too; what it changes is what is left to do after the steps before it.
  bool is_adjusted = false;
  /// The points out of 100 that this step adds to the score: alone or, unlocked or adjusted, after
  /// the others. They include those of the checks below.
  Fraction gain;
  std::vector<std::string> also_met;    ///< other checks that are then met
  std::vector<std::string> then_apply;  ///< checks that did not apply before, and are not met yet
  /// Checks that were not met and no longer apply, going by the facts as reported.
  std::vector<std::string> stop_applying;
  Fraction after;  ///< the score, as a fraction of one, after this and all steps before it
  std::optional<std::size_t> grade;  ///< the grade then: an index into `Run::grades`
  bool operator==(const Step&) const = default;
};

struct StandardResult {
  std::string id;
  Outcome outcome = Outcome::Unknown;
  std::optional<Points> points;
  std::vector<CheckResult> checks;
  bool operator==(const StandardResult&) const = default;
};

/// Fractions of one, not of 100. The true score lies between the two, whatever the missing facts
/// turn out to be.
struct Score {
  Fraction floor;
  Fraction ceiling;
  bool operator==(const Score&) const = default;
};

/// The number of verdicts of each kind.
struct Counts {
  std::size_t pass = 0;
  std::size_t fail = 0;
  std::size_t unknown = 0;
  std::size_t pending = 0;
  std::size_t not_applicable = 0;

  [[nodiscard]] std::size_t total() const {
    return pass + fail + unknown + pending + not_applicable;
  }
  void add(Outcome outcome);
  void add(const Counts& other);
  bool operator==(const Counts&) const = default;
};

/// The outcome of a standard, or of all checks, that follows from the outcomes of its checks.
[[nodiscard]] Outcome outcome_of(const Counts& counts);

/// The result of a community that has waived checks.
struct Waived {
  std::optional<Score> score;  ///< what is waived is no part of it; absent: nothing else counts
  std::size_t fail = 0;        ///< waived checks that are failed
  std::size_t unknown = 0;     ///< waived checks that are undecided
  std::vector<std::string> checks;  ///< all of them: ids, in the order of the rules
  bool operator==(const Waived&) const = default;
};

/// A diagnostic together with its location, so that a writer needs no source texts. The spans of
/// the diagnostic mean something only as long as the sources of the run are there; they are no part
/// of the result.
struct Remark {
  Diagnostic diagnostic;
  Location location;
  /// Where the notes of the diagnostic point to, in their order. A note without a place has no
  /// file.
  std::vector<Location> note_locations = {};
  bool operator==(const Remark& other) const;
};

/// A level of the roll-up, widest first.
enum class Level : std::uint8_t { Province, City, County, Street, Group };
[[nodiscard]] std::span<const std::string_view> ids(Level level);  ///< "county"

/// A group that a community belongs to. The key identifies the group within its level; the name is
/// for display and may be empty.
struct Membership {
  Level level = Level::Group;
  std::string key;
  std::string name;
  bool operator==(const Membership&) const = default;
};

/// The result of a community as lists and sums need it. It is computed for every community.
struct Standing {
  std::string id;
  std::string name;
  Location source;
  std::optional<Score> score;    ///< waivers do not count; absent: nothing was scored
  std::optional<Waived> waived;  ///< absent: nothing of it is waived
  /// The grade of the floor of the score that counts (`score_that_counts`): an index into
  /// `Run::grades`.
  std::optional<std::size_t> grade;
  std::optional<std::size_t> ceiling_grade;  ///< set only if it differs from `grade`
  Counts counts;
  std::size_t early = 0;        ///< checks met before their day, which `counts.pass` contains
  std::size_t fault_count = 0;  ///< errors in its profile that took only a fact or a key
  /// Share of the earned points that rest on checks which read a bare self-declared yes or no.
  /// Absent when nothing was earned.
  std::optional<Fraction> declared;
  std::optional<CommunitySinceBaseline> since;  ///< where the run has a baseline
  bool operator==(const Standing&) const = default;
};

/// The score that the grade and the gate go by: that with waivers, where there are any. Ranks go by
/// `Standing::score`.
[[nodiscard]] inline const std::optional<Score>& score_that_counts(const Standing& community) {
  return community.waived ? community.waived->score : community.score;
}

/// Whether its score is final: nothing of it is undecided.
[[nodiscard]] inline bool is_complete(const Standing& community) {
  return community.score.has_value() && community.counts.unknown == 0;
}

/// How many checks of a standard are part of a community's score, and how many of them it fails or
/// leaves undecided.
struct StandardLoss {
  std::string_view standard;  ///< id; the rules must outlive it
  std::uint8_t fail = 0;
  std::uint8_t unknown = 0;
  std::uint8_t scored = 0;
  bool operator==(const StandardLoss&) const = default;
};

/// The standards on which most is lost for certain, by the share of their points, the worst first;
/// of equals the first of the rules. At most `most`.
[[nodiscard]] std::vector<std::string_view> most_lost(std::span<const StandardLoss> losses,
                                                      std::size_t most = 3);

/// The result of a community for one line of a list: the checks that it does not pass, without
/// reasons. The ids are in the order of the rules, and the rules must outlive them.
struct Brief : Standing {
  std::vector<std::string_view> failed;
  std::vector<std::string_view> unknown;
  std::vector<std::string_view> pending;
  std::vector<StandardLoss> losses;  ///< of each standard, in the order of the rules
  std::vector<WaiverHit> waivers;    ///< those in force that cover it
};

/// A fact that a community gave.
struct ReportedFact {
  std::string id;
  Datum value;  ///< never empty
  bool operator==(const ReportedFact&) const = default;
};

/// The complete result of a community. It is computed only for communities shown in full.
struct Community : Standing {
  std::vector<StandardResult> standards;
  /// What can be put right this year, in the order in which it is best done: what the community can
  /// do before what needs others, each by effort, then by gain.
  std::vector<Step> steps;
  std::vector<Remark> remarks;
  std::vector<Remark> faults;  ///< the first `kMostFaults` of them
  /// The facts as the verdicts read them, in the order of `Run::fields`, and the ids of those that
  /// were given but are invalid. Both are empty unless the run is one `with_facts`.
  std::vector<ReportedFact> facts;
  std::vector<std::string> invalid_facts;
  bool operator==(const Community&) const = default;
};

/// The same community for one line of a list. It refers to ids in `community`.
[[nodiscard]] Brief brief_of(const Community& community);

// ---- Summary -----------------------------------------------------------------------------------

/// A community that could not be assessed, or the unread rest of a file, which has no id.
struct Rejected {
  std::string id;  ///< may be empty: a missing id is one of the possible errors
  Location source;
  std::vector<Remark> diagnostics;
  bool is_rest = false;   ///< true: the rest of a file or all of it, not one community
  std::size_t after = 0;  ///< number of assessed communities before it in the input
  bool operator==(const Rejected&) const = default;
};

/// The results of all communities for one standard or check.
struct RuleTally {
  std::string id;
  std::size_t fail = 0;
  std::size_t unknown = 0;
  std::size_t applies = 0;  ///< communities where it is not "not applicable"
  bool operator==(const RuleTally&) const = default;
};

/// Means of the published (rounded) figures, as fractions of one, over the communities that have
/// such a figure.
struct Means {
  std::optional<Fraction> percent;   ///< of the floors; absent when no community has a score
  std::optional<Fraction> high;      ///< of the ceilings
  std::optional<Fraction> declared;  ///< of `Standing::declared`
  bool operator==(const Means&) const = default;
};

/// The published scores of the communities of which nothing is undecided.
struct CompleteScores {
  std::size_t count = 0;
  std::optional<Fraction> mean;
  std::optional<Fraction> median;  ///< of an even number the mean of the two in the middle
  bool operator==(const CompleteScores&) const = default;
};

/// The sums of the `StandardLoss` of several communities, a number a standard, in the order of the
/// rules.
struct AreaLosses {
  std::vector<std::uint32_t> fail;
  std::vector<std::uint32_t> unknown;
  std::vector<std::uint32_t> scored;
  bool operator==(const AreaLosses&) const = default;
};

/// Of published scores, as fractions of one.
struct ScoreRange {
  Fraction lowest;
  Fraction highest;
  bool operator==(const ScoreRange&) const = default;
};

/// The combined results of the communities in one group of a level.
struct Group {
  Membership what;
  std::size_t communities = 0;
  Means means;
  std::size_t complete = 0;               ///< communities whose score is final
  std::optional<Fraction> mean_complete;  ///< of their published scores
  std::optional<ScoreRange> range;        ///< of the floors; absent where there is no score
  std::vector<std::size_t> grades;        ///< number of communities by index into `Run::grades`
  std::vector<std::size_t> open_grades;   ///< those of them that may still get a better one
  /// Only of subdistricts and counties, and only where a report shows them.
  std::optional<AreaLosses> losses;
  bool operator==(const Group&) const = default;
};

/// The rank of a community among all that have a score, by the published floor. Equal figures share
/// a rank, and the ranks that they would have filled are skipped: 1, 2, 2, 4.
struct Ranked {
  std::size_t rank = 0;
  std::string id;
  std::string name;
  Fraction percent;  ///< the published floor, as a fraction of one
  Fraction high;
  std::optional<std::size_t> grade;
  bool operator==(const Ranked&) const = default;
};

/// A reported fact that made checks not applicable. It is mostly a zero or a "no".
struct ReportedZero {
  std::string field;
  Bilingual label;
  std::size_t communities = 0;
  std::size_t verdicts = 0;  ///< number that are "not applicable" because of it
  bool operator==(const ReportedZero&) const = default;
};

/// How often something was written in another way than this program writes it, and where first.
struct ReadingCount {
  ReadingKind kind{};
  std::size_t count = 0;
  Location first;
  std::optional<Encoding> encoding = {};  ///< of `ReadingKind::Encoding`: each is counted by itself
  bool operator==(const ReadingCount&) const = default;
};

/// How many communities have a published score in an interval.
struct ScoreBin {
  std::size_t count = 0;
  std::size_t open = 0;  ///< those of them that may still get a better grade
  bool operator==(const ScoreBin&) const = default;
};

/// A file that was read.
struct InputDigest {
  std::string file;
  std::string digest;  ///< SHA-256 of its bytes, hexadecimal
  bool operator==(const InputDigest&) const = default;
};

/// So many communities are compared by what would lift them.
inline constexpr std::size_t kMostLifts = 2000;

struct Summary {
  std::size_t communities = 0;
  std::size_t files_left_out = 0;
  std::size_t checks = 0;  ///< selected checks
  Counts verdicts;
  Means means;
  CompleteScores complete;
  std::vector<std::size_t> grades;         ///< number of communities by index into `Run::grades`
  std::vector<std::size_t> open_grades;    ///< those of them that may still get a better one
  std::vector<RuleTally> worst_standards;  ///< those with a fail or unknown, worst first
  std::vector<RuleTally> worst_checks;     ///< the same for checks
  std::deque<Group> groups;       ///< sorted by level, then by the bytes of the key; may be many
  std::size_t not_rolled_up = 0;  ///< communities in none of the groups
  /// Best first; equal ones are in the order of the input. If more than `kMostRanked` communities
  /// have a score, only the first and the last `kMostRanked / 2` are kept.
  std::vector<Ranked> ranking;
  std::size_t ranked = 0;            ///< communities with a score
  std::vector<ScoreBin> score_bins;  ///< see `bin_of`; empty where no community has a score
  /// One a community, up to `kMostLifts`, where a report shows what lifts them. It follows from the
  /// communities, so that JSON does not have it.
  std::vector<Lift> lifts;
  std::vector<ReportedZero> zeros;     ///< most verdicts first
  std::vector<ReadingCount> readings;  ///< in the order of the kinds, those that occurred
  std::vector<Rejected> rejected;      ///< the first `kMostRejected`
  std::size_t rejected_count = 0;
  /// Errors that took no community, but a column or a key that several share: the first
  /// `kMostRejected`.
  std::vector<Remark> input_faults;
  std::size_t input_fault_count = 0;
  std::size_t fault_count = 0;  ///< those and the faults of all communities
  /// Remarks that belong to no single community, such as those on headings: the first
  /// `kMostRemarks`.
  std::vector<Remark> input_remarks;
  std::size_t input_remark_count = 0;
  std::size_t remark_count = 0;  ///< those and the remarks on all communities, each by itself
  std::vector<Remark> remarks;   ///< on communities beside each other, the first `kMostRemarks`
  std::size_t remarks_left_out = 0;
  std::vector<InputDigest> inputs;        ///< in their order, of a run `with_facts`
  std::vector<WaiverUse> waivers;         ///< same indices as `Run::waivers`
  std::size_t waived_communities = 0;     ///< with a waived check
  std::optional<AllSinceBaseline> since;  ///< where the run has a baseline
  bool operator==(const Summary&) const = default;
};

inline constexpr std::size_t kMostRanked = 1000;
inline constexpr std::size_t kMostRejected = 1000;
inline constexpr std::size_t kMostFaults = 100;    ///< that are listed of one community
inline constexpr std::size_t kMostRemarks = 1000;  ///< of a summary

}  // namespace cbps::result
