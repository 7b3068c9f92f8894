#include "support/pack.h"

#include <fmt/format.h>

#include <map>
#include <sstream>
#include <stdexcept>

#include "cbps/doc/yaml.h"
#include "cli/files.h"

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
organisation.branches: 1
organisation.branches_committee_due: 1
organisation.party_groups: 2
committee.size: 7
committee.young: 2
committee.college: 3
committee.qualified: 7
committee.cross_appointed: 2
committee.deputies_full_time: 1
secretary.is_director: true
centre.built: true
centre.in_use: true
centre.five_affairs: all
centre.area: 200
centre.rooms: all
centre.equipped: all
centre.space_sufficient: true
centre.fully_used: true
activities.gathering_quarters: 4
activities.timetable: true
activities.cultural: 6
activities.department_visits: 3
activities.department_assisted: 3
activities.stationed_cadres: 1
activities.stationed_supported: true
meetings.assembly_branches: 1
meetings.committee_branches: 1
meetings.groups_monthly: 2
meetings.lectures: 2
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
  auto profile = document ? data::read_profile(*document, pack().dictionary, period, day, identity,
                                               diagnostics)
                          : std::nullopt;
  if (!profile) return {{}, diagnostics.all()};
  const audit::Selection selection = audit::select(pack(), {}, {}, diagnostics);
  audit::Assessed assessed = audit::assess({pack(), selection, {period, day}}, *profile, sources);
  if (auto* rejected = std::get_if<result::Rejected>(&assessed)) {
    Assessment result;
    for (const result::Remark& one : rejected->diagnostics)
      result.rejected.push_back(one.diagnostic);
    return result;
  }
  return {std::get<result::Community>(std::move(assessed)), {}};
}

std::string faults(std::string_view yaml) {
  Sources sources;
  Diagnostics diagnostics;
  const FileId file = sources.add("profile.yaml", std::string(yaml));
  const auto document = doc::read_yaml(sources, file, diagnostics);
  data::Identity identity;
  if (document) {
    (void)data::read_profile(*document, pack().dictionary, Period{2024}, Period{2024}.end(),
                             identity, diagnostics);
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
