#pragma once

#include <array>
#include <cstdint>
#include <string_view>

/// The 22 checks of pack22 written by hand, for the programs that cbps is measured against: what a
/// programmer would write who has only these rules in mind. Nothing here knows cbps.
namespace bench22 {

/// The facts that the checks read.
enum Fact : std::uint8_t {
  Households,
  LastElection,
  TermEnds,
  Size,
  Qualified,
  IsDirector,
  TrainingDays,
  StreetMeetings,
  StreetMeetingMonths,
  Members,
  NoOffice,
  WithPost,
  Mobile,
  MobileManaged,
  Activists,
  Built,
  InUse,
  Area,
  FullyUsed,
  PublicServices,
  Lectures,
  DisclosureDates,
  DisclosureQuarters,
  PapersComplete,
  Operating,
  MemberActivity,
  BenefitReceived,
  BenefitSpent,
  CommitteePay,
  AverageWage,
  Insurable,
  Pension,
  ExamApplicants,
  ExamSupported,
  kFacts
};

inline constexpr std::array<std::string_view, kFacts> kNames{"households",
                                                             "organisation.last_election",
                                                             "organisation.term_ends",
                                                             "committee.size",
                                                             "committee.qualified",
                                                             "secretary.is_director",
                                                             "secretary.training_days",
                                                             "secretary.street_meetings",
                                                             "secretary.street_meeting_months",
                                                             "members.total",
                                                             "members.no_office",
                                                             "members.with_post",
                                                             "members.mobile",
                                                             "members.mobile_managed",
                                                             "members.activists",
                                                             "centre.built",
                                                             "centre.in_use",
                                                             "centre.area",
                                                             "centre.fully_used",
                                                             "services.public",
                                                             "meetings.lectures",
                                                             "disclosure.dates",
                                                             "disclosure.quarters",
                                                             "finance.papers_complete",
                                                             "finance.operating",
                                                             "finance.member_activity",
                                                             "finance.benefit_received",
                                                             "finance.benefit_spent",
                                                             "staff.committee_lowest_pay",
                                                             "staff.average_wage",
                                                             "staff.insurable",
                                                             "staff.pension",
                                                             "staff.exam_applicants",
                                                             "staff.exam_supported"};

inline constexpr int kChecks = 22;
inline constexpr std::array<std::string_view, kChecks> kIds{
    "1.1", "1.2", "1.3", "2.1", "2.2", "2.3", "3.1", "3.2", "3.3", "4.1", "4.2",
    "4.3", "4.4", "5.1", "5.2", "5.3", "5.4", "6.1", "6.2", "6.3", "7.1", "7.2"};
/// How many checks each standard has.
inline constexpr std::array<int, 7> kStandards{3, 3, 3, 4, 4, 3, 2};

/// Three values, and a fourth for what does not apply. The order is that of the sums.
enum Verdict : std::uint8_t { Pass, Fail, Unknown, NotApplicable };
inline constexpr std::string_view kLetters = "PFUN";

/// The facts of one community. Decimals in hundredths, dates as YYYYMMDD, bools as 0 and 1, sets
/// as bits, lists of dates as a bit for each month.
struct Facts {
  std::array<std::int64_t, kFacts> value;
  std::array<std::uint8_t, kFacts> known;
};

struct Outcome {
  std::array<std::uint8_t, kChecks> verdicts;
  int hundredths;  ///< of a percent, rounded down; what is unknown earns nothing
};

inline Verdict verdict(bool known, bool holds) { return !known ? Unknown : holds ? Pass : Fail; }

/// Both must hold; one that fails is enough to know that they do not.
inline Verdict both(Verdict a, Verdict b) {
  if (a == Fail || b == Fail) return Fail;
  return a == Pass && b == Pass ? Pass : Unknown;
}

inline Verdict where(Verdict applies, Verdict then) {
  return applies == Fail ? NotApplicable : applies == Unknown ? Unknown : then;
}

/// passed ÷ applicable for each standard, the mean of them over those with an applicable check.
/// Twelve can be divided by every number of checks.
inline int score(const std::array<std::uint8_t, kChecks>& verdicts) {
  int twelfths = 0;
  int standards = 0;
  int at = 0;
  for (const int checks : kStandards) {
    int passed = 0;
    int applicable = 0;
    for (int i = 0; i < checks; ++i, ++at) {
      passed += verdicts[static_cast<std::size_t>(at)] == Pass;
      applicable += verdicts[static_cast<std::size_t>(at)] != NotApplicable;
    }
    if (applicable == 0) continue;
    ++standards;
    twelfths += passed * 12 / applicable;
  }
  return standards == 0 ? 0 : twelfths * 10'000 / (12 * standards);
}

inline Outcome assess(const Facts& facts) {
  const auto& v = facts.value;
  const auto& k = facts.known;
  const auto is = [&](Fact fact) { return verdict(k[fact] != 0, v[fact] != 0); };
  const auto least = [&](Fact fact, std::int64_t most) {
    return verdict(k[fact] != 0, v[fact] >= most);
  };
  /// a × factor ≥ b × share
  const auto ratio = [&](Fact a, std::int64_t factor, Fact b, std::int64_t share) {
    return verdict((k[a] & k[b]) != 0, v[a] * factor >= v[b] * share);
  };
  const auto months = static_cast<std::uint64_t>(v[StreetMeetings]);
  const auto disclosed = static_cast<std::uint64_t>(v[DisclosureDates]);
  const auto quarters = (disclosed | disclosed >> 1U | disclosed >> 2U) & 0b001001001001U;
  const auto services = __builtin_popcountll(static_cast<unsigned long long>(v[PublicServices]));
  Outcome out;
  out.verdicts = {
      ratio(Qualified, 100, Size, 80),
      verdict(k[Size] != 0, v[Size] >= 5 && v[Size] <= 9),
      is(IsDirector),
      least(TrainingDays, 700),
      k[StreetMeetings] != 0 ? verdict(true, months == 0xFFF) : least(StreetMeetingMonths, 12),
      k[TermEnds] != 0 ? least(TermEnds, 20241231) : least(LastElection, 20191231),
      where(least(NoOffice, 1), ratio(WithPost, 100, NoOffice, 90)),
      ratio(MobileManaged, 100, Mobile, 80),
      least(Activists, 2),
      where(least(Households, 1), both(is(Built), ratio(Area, 1, Households, 20))),
      both(is(Built), is(InUse)),
      where(is(Built), is(FullyUsed)),
      verdict(k[PublicServices] != 0, services >= 6),
      ratio(Operating, 1, Households, 30 * 100),
      ratio(MemberActivity, 1, Members, 100 * 100),
      ratio(BenefitSpent, 100, BenefitReceived, 90),
      is(PapersComplete),
      ratio(Pension, 100, Insurable, 95),
      k[AverageWage] != 0 ? ratio(CommitteePay, 1, AverageWage, 1)
                          : least(CommitteePay, 72'000 * 100),
      where(least(ExamApplicants, 1), ratio(ExamSupported, 1, ExamApplicants, 1)),
      k[DisclosureDates] != 0 ? verdict(true, quarters == 0b001001001001U)
                              : least(DisclosureQuarters, 4),
      least(Lectures, 1),
  };
  out.hundredths = score(out.verdicts);
  return out;
}

/// What all communities come to; every program prints it in the same form.
struct Totals {
  std::array<std::array<std::int64_t, 4>, kChecks> counts{};
  std::int64_t communities = 0;
  std::int64_t hundredths = 0;

  void add(const Outcome& outcome) {
    ++communities;
    hundredths += outcome.hundredths;
    for (std::size_t i = 0; i < kChecks; ++i) ++counts[i][outcome.verdicts[i]];
  }
  void add(const Totals& other) {
    communities += other.communities;
    hundredths += other.hundredths;
    for (std::size_t i = 0; i < kChecks; ++i) {
      for (std::size_t one = 0; one < 4; ++one) counts[i][one] += other.counts[i][one];
    }
  }
};

}  // namespace bench22
