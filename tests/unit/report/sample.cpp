#include "unit/report/sample.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "cbps/result/published.h"

namespace cbps::report::test {

using result::Because;
using result::CheckResult;
using result::Community;
using result::Gap;
using result::Outcome;
using result::Relation;
using result::Run;
using result::Shortfall;
using result::StandardResult;

namespace {

constexpr std::string_view kFile = "community.yaml";
const Bilingual kPeople{"人", "people"};
const Bilingual kGroups{"个", "groups"};
const Bilingual kQuarters{"个季度", "quarters"};
const Bilingual kSquareMetres{"平方米", "m²"};
const Bilingual kItems{"项", "items"};

/// All checks of the run as met.
std::vector<StandardResult> all_met() {
  std::vector<StandardResult> standards;
  for (const result::StandardText& text : sample_standards()) {
    StandardResult& standard = standards.emplace_back();
    standard.id = text.id;
    for (const result::CheckText& check : text.checks) {
      CheckResult& one = standard.checks.emplace_back();
      one.id = check.id;
      one.outcome = Outcome::Pass;
    }
  }
  return standards;
}

void put(std::vector<StandardResult>& standards, CheckResult result) {
  for (StandardResult& standard : standards) {
    for (CheckResult& check : standard.checks) {
      if (check.id == result.id) {
        check = std::move(result);
        return;
      }
    }
  }
}

bool is_scored(const CheckResult& check) {
  return check.outcome != Outcome::NotApplicable && check.outcome != Outcome::Pending;
}

/// Outcome, points and counts, as an assessment with equal weights gives them.
void add_up(Community& community) {
  Fraction floor;
  Fraction ceiling;
  Int128 scored = 0;
  for (StandardResult& standard : community.standards) {
    result::Counts counts;
    for (const CheckResult& check : standard.checks) counts.add(check.outcome);
    community.counts.add(counts);
    standard.outcome = counts.fail != 0      ? Outcome::Fail
                       : counts.unknown != 0 ? Outcome::Unknown
                       : counts.pending != 0 ? Outcome::Pending
                       : counts.pass != 0    ? Outcome::Pass
                                             : Outcome::NotApplicable;
    const auto applicable =
        static_cast<Int128>(counts.total() - counts.not_applicable - counts.pending);
    if (applicable == 0) continue;
    ++scored;
    floor = floor + Fraction(static_cast<Int128>(counts.pass), applicable);
    ceiling = ceiling + Fraction(static_cast<Int128>(counts.pass + counts.unknown), applicable);
  }
  if (scored == 0) return;
  community.score = {floor * Fraction(1, scored), ceiling * Fraction(1, scored)};
  for (StandardResult& standard : community.standards) {
    Fraction earned;
    Int128 applicable = 0;
    for (const CheckResult& check : standard.checks) {
      applicable += is_scored(check) ? 1 : 0;
    }
    if (applicable == 0) continue;
    for (CheckResult& check : standard.checks) {
      if (!is_scored(check)) continue;
      const Fraction max(100, scored * applicable);
      check.points = {check.outcome == Outcome::Pass ? max : Fraction(), max};
      if (check.outcome != Outcome::Pass) check.gain = max;
      earned = earned + check.points->earned;
    }
    standard.points = {earned, Fraction(100, scored)};
  }
}

void add_field(result::FieldText field, Run& run) {
  if (find_field(run, field.id) == nullptr) run.fields.push_back(std::move(field));
}

/// The facts and figures of a gap, as the dictionary of a run has them.
void add_fields(const Shortfall& shortfall, Run& run) {
  if (const auto* any = std::get_if<result::AnyOf>(&shortfall.what)) {
    for (const auto& way : any->alternatives) {
      for (const Shortfall& one : way) add_fields(one, run);
    }
    return;
  }
  const Gap& gap = std::get<Gap>(shortfall.what);
  result::FieldText field{gap.field, gap.label, gap.short_label, {}, Kind::Int, 0, {}, {}};
  if (std::holds_alternative<bool>(gap.have)) field.kind = Kind::Bool;
  if (const auto* need = std::get_if<std::vector<result::Named>>(&gap.need)) {
    field.kind = Kind::Set;
    field.options = *need;
  }
  add_field(std::move(field), run);
  for (const result::Input& input : gap.inputs) {
    if (!input.name.starts_with("param.")) {
      add_field({input.name, input.label, input.label, input.unit, Kind::Int, 0, {}, {}}, run);
    } else if (find_parameter(run, input.name.substr(6)) == nullptr) {
      run.parameters.push_back({input.name.substr(6),
                                input.label,
                                input.unit,
                                Kind::Int,
                                {},
                                input.value,
                                Basis::Text,
                                {"原文", "the text"},
                                false});
    }
  }
}

void add_fields(const CheckResult& check, Run& run) {
  for (const Shortfall& one : check.shortfalls) add_fields(one, run);
  for (const result::UnknownField& one : check.unknown_fields) {
    add_field({one.name, one.label, one.label, {}, Kind::Bool, 0, {}, {}}, run);
  }
  for (const Because& one : check.because) {
    add_field({one.field, one.label, one.label, one.unit, Kind::Int, 0, {}, {}}, run);
  }
}

Community community(std::string id, std::string name, std::uint32_t line) {
  Community one;
  one.id = std::move(id);
  one.name = std::move(name);
  one.source = {std::string(kFile), line, 1, ""};
  return one;
}

result::Remark remark(Code code, std::vector<Argument> arguments, result::Location location) {
  return {{code, {}, std::move(arguments), {}}, std::move(location)};
}

std::vector<result::Rejected> sample_rejected() {
  result::Rejected row{"990101001009", {"table.csv", 9, 1, ""}, {}};
  row.diagnostics.push_back(remark(Code::BadNumber, {"一百二十"}, {"table.csv", 9, 14, "D9"}));
  row.diagnostics.back().diagnostic.note(Code::WriteInstead, "120");
  result::Rejected rest{"", {"other.yaml", 0, 0, ""}, {}, true};
  rest.diagnostics.push_back(remark(Code::NotUtf8, {}, {"other.yaml", 3, 7, ""}));
  return {row, rest};
}

}  // namespace

Decimal whole(std::int64_t value) { return {value, 0}; }

Date day(std::string_view text) { return *parse_date(text); }

result::Named named(std::string id, std::string zh, std::string en) {
  return {std::move(id), {std::move(zh), std::move(en)}};
}

result::Location at(std::uint32_t line, std::uint32_t column) {
  return {std::string(kFile), line, column, ""};
}

Gap gap(std::string field, Bilingual label, Bilingual short_label, Relation relation) {
  Gap one;
  one.field = std::move(field);
  one.label = std::move(label);
  one.short_label = std::move(short_label);
  one.relation = relation;
  return one;
}

Shortfall shortfall(Gap gap) { return {std::move(gap)}; }

Shortfall any_of(std::vector<std::vector<Shortfall>> alternatives) {
  return {result::AnyOf{std::move(alternatives)}};
}

Gap area_gap() {
  Gap area = gap("centre.area", {"服务中心建筑面积", "Floor area of the service centre"},
                 {"面积", "Floor area"}, Relation::AtLeast);
  area.have = Decimal{18000, 2};
  area.need = Decimal{24000, 2};
  area.shortage = Decimal{6000, 2};
  area.unit = kSquareMetres;
  area.inputs = {{"param.area_per_100_households",
                  {"每百户面积标准", "Floor area per 100 households"},
                  kSquareMetres,
                  whole(20)},
                 {"households", {"户数", "Households"}, {"户", "households"}, whole(1200)}};
  area.formula = {result::InputRef{0}, result::Symbol::Times, result::InputRef{1},
                  result::Symbol::Divide, whole(100)};
  area.location = at(33, 7);
  return area;
}

Gap affairs_gap() {
  const result::Named party = named("party", "党务", "Party affairs");
  const result::Named residents = named("residents", "居务", "Residents' affairs");
  const result::Named government = named("government", "政务", "Government affairs");
  const result::Named services = named("services", "服务", "Services");
  const result::Named commerce = named("commerce", "商务", "Commercial services");
  Gap affairs = gap("centre.five_affairs",
                    {"服务中心已开展的“五务”", "Of the five affairs those handled at the centre"},
                    {"五务", "Five affairs"}, Relation::HasAll);
  affairs.have = std::vector{party, residents, government, services};
  affairs.need = std::vector{party, residents, government, services, commerce};
  affairs.shortage = whole(1);
  affairs.unit = kItems;
  affairs.missing = {commerce};
  affairs.location = at(34, 7);
  return affairs;
}

Gap gatherings_gap() {
  Gap gatherings =
      gap("activities.gatherings", {"党员集中活动日期", "Dates of gatherings of members"},
          {"集中活动日期", "Dates of gatherings"}, Relation::EveryQuarter);
  gatherings.have = whole(3);
  gatherings.need = whole(4);
  gatherings.shortage = whole(1);
  gatherings.unit = kQuarters;
  gatherings.missing = {result::Quarter{2024, 3}};
  gatherings.location = at(45, 11);
  return gatherings;
}

Gap yes_no_gap() {
  Gap open =
      gap("centre.in_use", {"党员群众服务中心正常开放使用", "Service centre is open and in use"},
          {"开放使用", "Open and in use"}, Relation::Equal);
  open.have = false;
  open.need = true;
  open.location = at(32, 9);
  return open;
}

CheckResult failed(std::string id, std::vector<Shortfall> shortfalls) {
  CheckResult check;
  check.id = std::move(id);
  check.outcome = Outcome::Fail;
  check.shortfalls = std::move(shortfalls);
  return check;
}

CheckResult unknown(std::string id, std::vector<result::UnknownField> fields) {
  CheckResult check;
  check.id = std::move(id);
  check.reason = result::Reason::Missing;
  check.unknown_fields = std::move(fields);
  return check;
}

CheckResult not_due(std::string id, std::vector<Shortfall> so_far) {
  CheckResult check;
  check.id = std::move(id);
  check.outcome = Outcome::Pending;
  check.shortfalls = std::move(so_far);
  check.due = day("2024-12-31");
  return check;
}

CheckResult not_applicable(std::string id, std::vector<Because> because) {
  CheckResult check;
  check.id = std::move(id);
  check.outcome = Outcome::NotApplicable;
  check.because = std::move(because);
  return check;
}

result::Run sample_run() {
  result::Run run;
  run.version = "0.1.0";
  run.pack = {
      "community-22",
      {"社区党组织建设基本标准", "Basic standards for building community Party organisations"},
      {"流传本(2023)，成文约2012–2015年(推断)，发文机关不明",
       "Circulating copy (2023), written about 2012–2015 (inferred), issuing authority unknown"},
      "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"};
  run.year = 2024;
  run.as_of = day("2024-12-31");
  run.options.set = {"lectures_min=1", "young_min=1"};
  run.options.fail_on = "fail";
  run.parameters.push_back({"young_min",
                            {"35岁以下成员数", "Members aged 35 or under"},
                            {"人", "people"},
                            Kind::Int,
                            {},
                            whole(1),
                            Basis::Text,
                            {"原文", "the text"},
                            true});
  run.standards = sample_standards();
  run.chapters = {{2, {"建强基本队伍", "Build strong basic teams"}},
                  {3, {"开展服务活动", "Carry out service activities"}},
                  {4, {"完善基本制度", "Improve the basic systems"}}};
  run.grades = {{"excellent", {"优秀", "Excellent"}, whole(90)},
                {"good", {"良好", "Good"}, whole(80)},
                {"satisfactory", {"合格", "Satisfactory"}, whole(60)},
                {"unsatisfactory", {"不合格", "Unsatisfactory"}, whole(0)}};
  for (const StandardResult& standard : sample_community().standards) {
    for (const CheckResult& check : standard.checks) add_fields(check, run);
  }
  return run;
}

/// The failed check: who can put it right, and how hard that is.
CheckResult& repaired(Community& community, std::string_view id, Actor by, std::uint32_t effort) {
  for (StandardResult& standard : community.standards) {
    for (CheckResult& check : standard.checks) {
      if (check.id != id) continue;
      check.by = by;
      check.effort = effort;
      return check;
    }
  }
  throw std::logic_error("no such check");
}

void add_step(Community& community, const CheckResult& check, result::FactChange change) {
  const Fraction before =
      community.steps.empty() ? community.score->floor : community.steps.back().after;
  result::Step step;
  step.check = check.id;
  step.by = check.by;
  step.effort = check.effort;
  step.changes = {std::move(change)};
  step.gain = *check.gain;
  step.after = before + *check.gain * Fraction(1, 100);
  step.grade = 1;
  community.steps.push_back(std::move(step));
}

/// All that failed is advised but the floor area, of which nobody can say what it brings, and the
/// quarter that has passed.
void add_steps(Community& community) {
  const Gap affairs = affairs_gap();
  repaired(community, "10.1", Actor::Community, 1).window_passed = true;
  repaired(community, "8.2", Actor::District, 10);
  add_step(community, repaired(community, "8.5", Actor::Community, 1),
           {"centre.in_use", false, true});
  add_step(community, repaired(community, "8.1", Actor::Community, 3),
           {affairs.field, affairs.have, affairs.need});
  add_step(community, repaired(community, "3.6", Actor::Street, 10),
           {"committee.deputies_full_time", whole(0), whole(1)});
}

Community sample_community() {
  Community one = community("990101001001", "青禾示例社区", 1);
  one.standards = all_met();
  Gap deputies =
      gap("committee.deputies_full_time", {"专职副书记人数", "Full-time deputy secretaries"},
          {"专职副书记人数", "Full-time deputy secretaries"}, Relation::AtLeast);
  deputies.have = whole(0);
  deputies.need = whole(1);
  deputies.shortage = whole(1);
  deputies.unit = kPeople;
  deputies.inputs = {{"param.deputies_min",
                      {"专职副书记人数下限", "Minimum number of full-time deputy secretaries"},
                      kPeople,
                      whole(1)}};
  deputies.formula = {result::InputRef{0}};
  deputies.location = at(24, 12);
  put(one.standards, failed("3.6", {shortfall(deputies)}));
  put(one.standards, failed("8.1", {shortfall(affairs_gap())}));
  put(one.standards, failed("8.2", {shortfall(area_gap())}));
  put(one.standards, failed("8.5", {shortfall(yes_no_gap())}));
  put(one.standards,
      unknown("8.4", {{"centre.fully_used",
                       {"服务中心功能作用充分发挥", "Functions of the centre are fully used"}}}));
  Gap quarters = gap("activities.gathering_quarters",
                     {"开展党员集中活动的季度数", "Quarters with a gathering of members"},
                     {"集中活动季度数", "Quarters with a gathering"}, Relation::AtLeast);
  quarters.have = whole(2);
  quarters.need = whole(4);
  quarters.shortage = whole(2);
  quarters.unit = kQuarters;
  quarters.location = at(46, 11);
  put(one.standards,
      failed("10.1", {any_of({{shortfall(gatherings_gap())}, {shortfall(quarters)}})}));
  put(one.standards,
      not_applicable("10.5", {{"activities.stationed_cadres",
                               {"街道驻社区干部人数", "Street cadres stationed in the community"},
                               kPeople,
                               whole(0),
                               {},
                               at(51, 14)}}));
  put(one.standards, not_applicable("12.3", {{"organisation.party_groups",
                                              {"党小组数", "Party groups"},
                                              kGroups,
                                              whole(0),
                                              {},
                                              at(11, 9)}}));
  add_up(one);
  one.grade = 2;
  one.ceiling_grade = 1;
  add_steps(one);
  one.declared = Fraction(7, 20);
  one.remarks = {remark(Code::CannotRead, {"示例"}, {"table.csv", 7, 3, "C7"})};
  return one;
}

Community complete_community() {
  Community one = community("990101001002", "常青示例社区", 80);
  one.standards = all_met();
  add_up(one);
  one.grade = 0;
  one.declared = Fraction(1, 3);
  return one;
}

Community empty_community() {
  Community one = community("990101001003", "", 120);
  one.standards = all_met();
  for (StandardResult& standard : one.standards) {
    for (CheckResult& check : standard.checks) check.outcome = Outcome::NotApplicable;
  }
  add_up(one);
  return one;
}

std::vector<result::Community> three_communities() {
  return {sample_community(), complete_community(), empty_community()};
}

result::Summary sample_summary(const std::vector<Community>& communities) {
  result::Summary summary;
  summary.communities = communities.size();
  summary.grades.resize(sample_run().grades.size());
  summary.open_grades.resize(summary.grades.size());
  for (const result::StandardText& standard : sample_standards()) {
    summary.checks += standard.checks.size();
  }
  for (const Community& one : communities) {
    summary.verdicts.add(one.counts);
    if (one.score) {
      summary.score_bins.resize(result::kScoreBins);
      result::ScoreBin& bin =
          summary.score_bins[result::bin_of(result::hundredths(one.score->floor))];
      ++bin.count;
      bin.open += one.ceiling_grade ? 1 : 0;
    }
    if (!one.grade) continue;
    ++summary.grades[*one.grade];
    summary.open_grades[*one.grade] += one.ceiling_grade ? 1 : 0;
  }
  if (communities.size() < 2) return summary;
  summary.means.percent = Fraction(8333, 10000);
  summary.means.high = Fraction(8541, 10000);
  summary.worst_standards = {{"8", 1, 0, 2}, {"10", 1, 0, 2}, {"3", 1, 0, 2}};
  summary.rejected = sample_rejected();
  summary.rejected_count = 3;
  summary.files_left_out = 1;
  return summary;
}

}  // namespace cbps::report::test
