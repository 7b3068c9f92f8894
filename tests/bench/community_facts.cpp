#include "community_facts.h"

#include <algorithm>
#include <bit>
#include <stdexcept>

namespace cbps::bench {
namespace {

int covered(const std::vector<Date>& days, int step) {
  unsigned seen = 0;
  for (const Date one : days)
    seen |= 1U << ((year_month_day(one).month - 1) / static_cast<unsigned>(step));
  return std::popcount(seen);
}

}  // namespace

CommunityFacts::CommunityFacts(const Dictionary& dictionary, Period period, Rates rates,
                               std::uint64_t seed)
    : dictionary_(dictionary), period_(period), rates_(rates), engine_(seed) {
  for (std::size_t i = 0; i < dictionary.fields.size(); ++i) index_[dictionary.fields[i].id] = i;
}

const std::vector<Fact>& CommunityFacts::next() {
  facts_.assign(dictionary_.fields.size(), {});
  households_ = between(300, 6000);
  size_ = done() ? between(5, 9) : (chance(50) ? between(3, 4) : between(10, 15));
  total_ = between(20, 250);
  set("households", households_);
  organisation();
  committee();
  members();
  centre();
  services();
  activities();
  meetings();
  money();
  staff();
  leave_out();
  return facts_;
}

std::int64_t CommunityFacts::below(std::int64_t bound) {
  return static_cast<std::int64_t>(engine_() % static_cast<std::uint64_t>(bound));
}

std::int64_t CommunityFacts::between(std::int64_t least, std::int64_t most) {
  return least + below(most - least + 1);
}

Fact& CommunityFacts::at(const char* id) {
  const auto found = index_.find(id);
  if (found == index_.end()) throw std::logic_error(std::string("no such fact: ") + id);
  return facts_[found->second];
}

void CommunityFacts::set(const char* id, std::int64_t number) {
  Fact& fact = at(id);
  fact.is_given = true;
  fact.number = number;
}

std::int64_t CommunityFacts::part_of(std::int64_t whole) {
  if (done() || whole == 0) return whole;
  return whole == 1 ? 0 : between(1, whole - 1);
}

std::uint64_t CommunityFacts::all_parts(const char* id) {
  const Field& field = dictionary_.fields[index_.find(id)->second];
  return (std::uint64_t{1} << dictionary_.domain(field.type).size()) - 1;
}

std::uint64_t CommunityFacts::parts(const char* id, std::uint64_t whole) {
  std::uint64_t bits = whole;
  if (!done() && whole != 0) {
    std::uint64_t lost = 0;
    do lost = std::uint64_t{1} << below(64);
    while ((bits & lost) == 0);
    bits &= ~lost;
  }
  set(id, static_cast<std::int64_t>(bits));
  return bits;
}

Date CommunityFacts::day(int year_from, int year_to) {
  return *make_date(static_cast<int>(between(year_from, year_to)),
                    static_cast<unsigned>(between(1, 12)), static_cast<unsigned>(between(1, 28)));
}

std::vector<Date> CommunityFacts::days_in_every(int step) {
  const int slots = 12 / step;
  const std::int64_t left_out = done() ? slots : below(slots);
  std::vector<Date> days;
  // Where nothing happened at all, that is said too: an empty list.
  if (left_out < slots && chance(10)) return days;
  for (int slot = 0; slot < slots; ++slot) {
    if (slot == left_out) continue;
    const auto month = static_cast<unsigned>(slot * step + 1 + below(step));
    const auto first = static_cast<unsigned>(between(1, 14));
    days.push_back(*make_date(period_.year, month, first));
    if (chance(20)) days.push_back(*make_date(period_.year, month, first + 14));
  }
  return days;
}

void CommunityFacts::twin(const char* dates, const char* count, const std::vector<Date>& days,
                          std::int64_t number) {
  const std::int64_t which = below(10);
  if (which < 7) {
    at(dates).is_given = true;
    at(dates).dates = days;
  }
  if (which >= 6) set(count, number);
}

void CommunityFacts::organisation() {
  // Forms by their index in the dictionary: none, branch, joint branch, general branch, committee.
  const std::int64_t fitting = total_ <= 50 ? 1 : total_ <= 100 ? 3 : 4;
  const std::int64_t form = done() ? fitting : fitting == 1 ? 3 : 1;
  branches_ = form == 1 ? 1 : std::max<std::int64_t>(2, total_ / 30);
  groups_ = branches_ > 1 ? branches_ * 2 : applies() ? between(1, 4) : 0;
  set("organisation.form", form);
  set("organisation.branches", branches_);
  // A single branch of this size must have a committee.
  set("organisation.branches_committee_due", branches_ > 2 ? branches_ - below(2) : branches_);
  set("organisation.party_groups", groups_);
  if (chance(3)) set("organisation.form_approved", 1);

  const bool in_time = done();
  const Date election = in_time ? day(2020, 2023) : day(2016, 2018);
  set("organisation.last_election", election.days);
  if (chance(5)) set("organisation.established", election.days);
  const Date end = add_years(election, 5);
  if (chance(10)) set("organisation.term_ends", end.days);
  if (!in_time && chance(30)) set("organisation.election_deferred_to", end.days + 180);

  yes("organisation.wide_committee");
  yes("organisation.leaders_officers");
  yes("organisation.regional");
  const auto organised = [this](const char* eligible, const char* has) {
    const std::int64_t whole = applies() ? between(1, 12) : 0;
    set(eligible, whole);
    set(has, part_of(whole));
  };
  organised("organisation.areas_eligible", "organisation.areas_organised");
  organised("organisation.mass_eligible", "organisation.mass_organised");
  organised("organisation.enterprises_eligible", "organisation.enterprises_organised");
  organised("organisation.social_eligible", "organisation.social_organised");
  organised("organisation.buildings_eligible", "organisation.buildings_organised");
}

void CommunityFacts::committee() {
  const bool is_director = done();
  const std::int64_t cross = is_director || done() ? between(1, 3) : 0;
  const std::int64_t party = between(std::max<std::int64_t>(cross, 1), size_);
  set("committee.size", size_);
  set("committee.party_members", party);
  set("committee.residents_members", size_ - party + cross);
  set("committee.cross_appointed", cross);
  set("committee.others", size_ - 1);
  set("committee.young", done() ? between(1, size_) : 0);
  set("committee.college", done() ? between(1, size_) : 0);
  set("committee.qualified", part_of(size_));
  set("committee.deputies_full_time", done() ? 1 : 0);
  const std::int64_t trained = part_of(size_ - 1);
  set("committee.trained", trained);
  set("committee.trained_3_days", part_of(trained));
  yes("committee.promise_system");
  const std::int64_t committed = part_of(size_);
  set("committee.committed", committed);
  set("committee.deeds_registered", part_of(committed));
  set("committee.reported", part_of(size_));
  set("committee.reviewed", part_of(size_));
  set("committee.appraised", part_of(size_));
  set("committee.with_area", part_of(size_));

  set("secretary.is_director", is_director ? 1 : 0);
  set("secretary.training_sessions", done() ? between(1, 4) : 0);
  set("secretary.training_days", 50 * (done() ? between(14, 30) : between(1, 13)));
  const std::vector<Date> days = days_in_every(1);
  twin("secretary.street_meetings", "secretary.street_meeting_months", days, covered(days, 1));
  parts("secretary.street_meeting_work", all_parts("secretary.street_meeting_work"));
}

void CommunityFacts::members() {
  set("members.total", total_);
  set("members.formal", total_ - below(5));
  yes("members.classified");
  const auto pair = [this](const char* whole_id, const char* part_id, std::int64_t most) {
    const std::int64_t whole = applies() ? between(1, most) : 0;
    set(whole_id, whole);
    set(part_id, part_of(whole));
  };
  pair("members.no_office", "members.with_post", total_);
  pair("members.transfers_due", "members.transfers_on_time", 12);
  pair("members.mobile", "members.mobile_managed", 15);
  set("members.in_service", between(10, 300));
  set("members.in_service_feedback", done() ? between(1, 4) : 0);
  const std::int64_t activists = done() ? between(2, 6) : below(2);
  set("members.activists", activists);
  set("members.candidates", done() ? std::min<std::int64_t>(activists, 2) : 0);
  set("members.candidates_last_year", below(3));
}

void CommunityFacts::centre() {
  const bool built = applies();
  const bool in_use = built && done();
  set("centre.built", built ? 1 : 0);
  set("centre.in_use", in_use ? 1 : 0);
  set("centre.fully_used", in_use && done() ? 1 : 0);
  yes("centre.space_sufficient");
  // 20 m² for every hundred households, in hundredths of a square metre.
  const std::int64_t asked = households_ * 20;
  set("centre.area", !built ? 0 : done() ? asked + below(asked) : asked / 2 + below(asked / 2));
  const std::uint64_t nothing = 0;
  parts("centre.five_affairs", built ? all_parts("centre.five_affairs") : nothing);
  const std::uint64_t rooms = parts("centre.rooms", built ? all_parts("centre.rooms") : nothing);
  parts("centre.equipped", rooms);
}

void CommunityFacts::services() {
  for (const char* id : {"services.aims", "services.party", "services.public", "services.visits"}) {
    parts(id, all_parts(id));
  }
  // The number of public services is counted: some are two short.
  if (!done()) parts("services.public", all_parts("services.public") & 0x1F);
  const std::int64_t volunteers = done() ? between(10, 400) : 0;
  set("services.volunteers", volunteers);
  set("services.volunteer_activities", volunteers > 0 && done() ? between(1, 40) : 0);
  yes("services.visits_campaign");
  const auto those_present = [this](const char* present, const char* joined) {
    std::uint64_t whole = all_parts(joined);
    if (chance(30)) whole = parts(present, whole & ~(std::uint64_t{1} << below(3)));
    return parts(joined, whole);
  };
  those_present("services.groups_present", "services.groups_helped");
  those_present("services.tripartite_present", "services.tripartite_joined");
  const bool alone = those_present("groups.present", "groups.joined") == 0;
  set("activities.joint", !alone && done() ? between(1, 9) : 0);
  const std::int64_t disputes = applies() ? between(1, 60) : 0;
  set("services.disputes", disputes);
  set("services.disputes_settled", part_of(disputes));
  for (const char* id : {"services.tripartite_party_led", "services.commitment",
                         "services.duty_rota", "services.staggered_hours", "services.agency"}) {
    yes(id);
  }
  set("services.households_covered", part_of(households_));
}

void CommunityFacts::activities() {
  const std::vector<Date> days = days_in_every(3);
  twin("activities.gatherings", "activities.gathering_quarters", days, covered(days, 3));
  yes("activities.timetable");
  set("activities.cultural", done() ? between(1, 60) : 0);
  const std::int64_t visits = applies() ? between(1, 12) : 0;
  set("activities.department_visits", visits);
  set("activities.department_assisted", part_of(visits));
  const std::int64_t cadres = applies() ? between(1, 3) : 0;
  set("activities.stationed_cadres", cadres);
  set("activities.stationed_supported", cadres > 0 && done() ? 1 : 0);
  set("activities.in_service", done() ? between(1, 12) : 0);
}

void CommunityFacts::meetings() {
  // Dates speak for one branch or group; of several the number that met is given.
  const auto met = [this](const char* dates, const char* count, std::int64_t whole, int step) {
    if (whole != 1) return set(count, part_of(whole));
    const std::vector<Date> days = days_in_every(step);
    twin(dates, count, days, covered(days, step) == 12 / step ? 1 : 0);
  };
  met("meetings.assembly", "meetings.assembly_branches", branches_, 3);
  met("meetings.committee", "meetings.committee_branches",
      at("organisation.branches_committee_due").number, 1);
  met("meetings.group", "meetings.groups_monthly", groups_, 1);
  set("meetings.lectures", done() ? between(1, 6) : 0);
  const bool reviewed = done();
  set("meetings.reviews", reviewed ? 1 : 0);
  set("meetings.commended", reviewed && done() ? 1 : 0);
  const std::int64_t unqualified = reviewed && chance(10) ? 1 : 0;
  set("members.unqualified", unqualified);
  set("members.unqualified_handled", part_of(unqualified));
  const bool held = done();
  set("meetings.democratic_life", held ? 1 : 0);
  set("meetings.organisational_life", held ? between(0, 2) : 0);
  set("meetings.criticism", held && done() ? 1 : 0);
  const std::int64_t problems = held && applies() ? between(1, 9) : 0;
  set("meetings.problems", problems);
  set("meetings.problems_corrected", part_of(problems));
  parts("meetings.recorded", all_parts("meetings.recorded"));

  const std::int64_t matters = between(1, 9);
  set("matters.major", matters);
  set("matters.decided", part_of(matters));
  set("matters.disclosed", part_of(matters));
  const std::vector<Date> days = days_in_every(3);
  twin("disclosure.dates", "disclosure.quarters", days, covered(days, 3));
  const bool every_quarter = covered(days, 3) == 4;
  parts("disclosure.contents", every_quarter ? all_parts("disclosure.contents") : 0);
}

void CommunityFacts::money() {
  for (const char* id : {"finance.street_managed", "finance.papers_complete",
                         "finance.well_managed", "finance.integrity"}) {
    yes(id);
  }
  parts("finance.in_order", all_parts("finance.in_order"));
  // In hundredths of a yuan; most sums are whole.
  const auto sum = [this](const char* id, std::int64_t yuan) {
    const std::int64_t paid = done() ? yuan + below(yuan / 2) : yuan / 2 + below(yuan / 2);
    set(id, paid * 100 + (chance(10) ? below(100) : 0));
  };
  sum("finance.operating", households_ * 30);
  sum("finance.member_activity", total_ * 100);
  const std::int64_t received = applies() ? 200'000'00 : 0;
  const std::int64_t spent = done() ? received : received / 2 + received / 10 * below(4);
  set("finance.benefit_received", received);
  set("finance.benefit_spent", spent);
  set("finance.benefit_on_target", done() ? spent : spent / 2);
}

void CommunityFacts::staff() {
  const std::int64_t committee = between(2, size_);
  const std::int64_t other = applies() ? between(1, 15) : 0;
  const std::int64_t insurable = committee + other;
  set("staff.committee", committee);
  set("staff.other", other);
  const auto pay = [this] { return (done() ? between(72, 110) : between(36, 71)) * 100'000; };
  set("staff.committee_lowest_pay", pay());
  if (other > 0) set("staff.other_lowest_pay", pay());
  if (chance(10)) set("staff.average_wage", between(60, 80) * 100'000);
  set("staff.insurable", insurable);
  for (const char* id :
       {"staff.pension", "staff.unemployment", "staff.injury", "staff.housing_fund"}) {
    set(id, part_of(insurable));
  }
  const std::int64_t medical = part_of(insurable);
  set("staff.medical", medical);
  if (chance(50)) set("staff.maternity", medical);
  const std::int64_t applicants = applies() ? between(1, 2) : 0;
  set("staff.exam_applicants", applicants);
  set("staff.exam_supported", part_of(applicants));
  const std::uint64_t open = applies() ? static_cast<std::uint64_t>(between(1, 15)) : 0;
  set("staff.nomination_open", static_cast<std::int64_t>(open));
  parts("staff.nominated", open);
  yes("residents.led");
  yes("residents.supported");
}

void CommunityFacts::leave_out() {
  for (Fact& fact : facts_) {
    if (chance(rates_.missing)) fact = {};
  }
}

}  // namespace cbps::bench
