#include "support/pack.h"

#include <fmt/format.h>

#include <map>
#include <sstream>
#include <stdexcept>

#include "cbps/cli/rule_folder.h"
#include "cbps/doc/yaml.h"

namespace cbps::test {
namespace {

rules::RulePack compiled() {
  Sources sources;
  Diagnostics diagnostics;
  const auto document = cli::read_rules(CBPS_RULES_DIR, sources, diagnostics);
  auto pack = document ? rules::compile(sources, *document, {}, diagnostics) : std::nullopt;
  for (const Diagnostic& one : diagnostics.all()) {
    fmt::print(stderr, "{}", render(one, sources, {Language::En, false, 100}));
  }
  if (!pack) throw std::runtime_error("the rules do not compile");
  return std::move(*pack);
}

constexpr std::string_view kComplete = R"(name: 测试社区
households: 1000
organisation.form: branch
organisation.last_election: 2021-06-18
organisation.wide_committee: true
organisation.areas_eligible: 3
organisation.areas_organised: 3
organisation.leaders_officers: true
organisation.mass_eligible: 2
organisation.mass_organised: 2
organisation.regional: true
organisation.enterprises_eligible: 2
organisation.enterprises_organised: 2
organisation.social_eligible: 2
organisation.social_organised: 2
organisation.buildings_eligible: 1
organisation.buildings_organised: 1
organisation.branches: 1
organisation.branches_committee_due: 1
organisation.party_groups: 2
committee.size: 7
committee.young: 2
committee.college: 3
committee.qualified: 7
committee.cross_appointed: 2
committee.deputies_full_time: 1
committee.trained: 6
committee.trained_3_days: 6
committee.promise_system: true
committee.committed: 7
committee.deeds_registered: 7
committee.reported: 7
committee.reviewed: 7
committee.appraised: 7
committee.with_area: 7
secretary.is_director: true
secretary.training_sessions: 1
secretary.training_days: 7
secretary.street_meeting_months: 12
secretary.street_meeting_work: all
members.total: 40
members.formal: 38
members.classified: true
members.no_office: 20
members.with_post: 20
members.transfers_due: 2
members.transfers_on_time: 2
members.mobile: 3
members.mobile_managed: 3
members.in_service: 30
members.in_service_feedback: 1
members.activists: 3
members.candidates: 1
members.candidates_last_year: 0
members.unqualified: 1
members.unqualified_handled: 1
centre.built: true
centre.in_use: true
centre.five_affairs: all
centre.area: 200
centre.rooms: all
centre.equipped: all
centre.space_sufficient: true
centre.fully_used: true
services.aims: all
services.party: all
services.public: all
services.volunteers: 50
services.volunteer_activities: 12
services.visits_campaign: true
services.groups_helped: all
services.visits: all
services.disputes: 8
services.disputes_settled: 8
services.tripartite_joined: all
services.tripartite_party_led: true
services.commitment: true
services.duty_rota: true
services.staggered_hours: true
services.agency: true
services.households_covered: 1000
activities.gathering_quarters: 4
activities.timetable: true
activities.cultural: 6
activities.department_visits: 3
activities.department_assisted: 3
activities.stationed_cadres: 1
activities.stationed_supported: true
activities.in_service: 2
activities.joint: 2
meetings.assembly_branches: 1
meetings.committee_branches: 1
meetings.groups_monthly: 2
meetings.lectures: 2
meetings.reviews: 1
meetings.commended: true
meetings.democratic_life: 1
meetings.organisational_life: 1
meetings.criticism: true
meetings.problems: 3
meetings.problems_corrected: 3
meetings.recorded: all
matters.major: 4
matters.decided: 4
matters.disclosed: 4
disclosure.quarters: 4
disclosure.contents: all
finance.street_managed: true
finance.papers_complete: true
finance.well_managed: true
finance.integrity: true
finance.in_order: all
finance.operating: 30000
finance.member_activity: 4000
finance.benefit_received: 200000
finance.benefit_spent: 200000
finance.benefit_on_target: 200000
staff.committee: 7
staff.other: 4
staff.committee_lowest_pay: 70000
staff.other_lowest_pay: 70000
staff.average_wage: 70000
staff.insurable: 11
staff.pension: 11
staff.unemployment: 11
staff.medical: 11
staff.injury: 11
staff.housing_fund: 11
staff.exam_applicants: 1
staff.exam_supported: 1
staff.nomination_open: all
staff.nominated: all
residents.led: true
residents.supported: true
groups.joined: all
)";

}  // namespace

const rules::RulePack& pack() {
  static const rules::RulePack kPack = compiled();
  return kPack;
}

const result::CheckResult& Assessment::check(std::string_view id) const {
  for (const auto& standard : community.standards) {
    for (const auto& one : standard.checks) {
      if (one.id == id) return one;
    }
  }
  throw std::runtime_error(fmt::format("no check {}", id));
}

Assessment assess(std::string_view yaml, std::string_view as_of) {
  Sources sources;
  Diagnostics diagnostics;
  const FileId file = sources.add("profile.yaml", std::string(yaml));
  const auto document = doc::read_yaml(sources, file, diagnostics);
  const Period period{2024};
  const Date day = *parse_date(as_of);
  data::Identity identity;
  auto profile = document ? data::read_profile(*document, pack().dictionary, Calendar{period, day},
                                               identity, diagnostics)
                          : std::nullopt;
  if (!profile) return {{}, diagnostics.all()};
  const audit::Selection selection = audit::select(pack(), {}, {}, diagnostics);
  Assessment result;
  result.community = audit::assess({pack(), selection, {period, day}}, *profile, sources);
  result.faults = profile->origin.faults.all();
  return result;
}

std::string faults(std::string_view yaml) {
  Sources sources;
  Diagnostics diagnostics;
  const FileId file = sources.add("profile.yaml", std::string(yaml));
  const auto document = doc::read_yaml(sources, file, diagnostics);
  data::Identity identity;
  if (document) {
    const auto profile =
        data::read_profile(*document, pack().dictionary, Calendar{Period{2024}, Period{2024}.end()},
                           identity, diagnostics);
    if (profile) diagnostics.append(profile->origin.faults);
  }
  std::string all;
  for (const Diagnostic& one : diagnostics.all()) {
    const Place place = sources.place(one.span);
    all += fmt::format("{} {}:{}\n", info(one.code).id, place.line, place.column);
  }
  return all;
}

std::string complete_with(std::string_view changes) {
  const auto lines = [](std::string_view text) {
    std::vector<std::pair<std::string, std::string>> all;
    std::istringstream stream{std::string(text)};
    for (std::string line; std::getline(stream, line);) {
      if (!line.empty()) all.emplace_back(line.substr(0, line.find(':')), line);
    }
    return all;
  };
  std::string text;
  auto changed = lines(changes);
  for (const auto& [name, line] : lines(kComplete)) {
    std::string now = line;
    for (const auto& [other, replacement] : changed) {
      if (other == name) now = replacement;
    }
    text += now + '\n';
  }
  for (const auto& [name, line] : changed) {
    if (text.find(line + '\n') == std::string::npos) text += line + '\n';
  }
  return text;
}

}  // namespace cbps::test
