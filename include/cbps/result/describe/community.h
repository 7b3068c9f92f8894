#pragma once

#include <optional>
#include <vector>

#include "cbps/result/describe/finding.h"

/// The assessment of one community as JSON.
namespace cbps::result {

inline constexpr ObjectInfo kSourceInfo{
    "source", {"一个文件，或其中一处", "A file, or a place in it"}, true};

template <class Visitor>
void describe_source(Visitor& visitor, Like<Location, Visitor>& source) {
  visitor.part("source", kSourceInfo, !source.file.empty(), {"档案所在", "Where the profile is"},
               [&source](auto& part) {
                 part.key("file", form::kText, source.file, {"文件", "The file"});
                 describe_position(part, source);
               });
  visitor.set_file(source.file);
}

inline ObjectInfo info(const Score& /*score*/) {
  return {"score",
          {"得分。缺的指标不论实际如何，得分都在 low 与 high 之间",
           "A score. Whatever the facts that were not given turn out to be, it lies between low "
           "and high"},
          true};
}
template <class Visitor>
void describe(Visitor& visitor, Like<Score, Visitor>& score) {
  visitor.derived("percent", form::kPercent, percent(score.floor),
                  {"得分，即下限", "The score, which is the lower bound"});
  visitor.derived("low", form::kPercent, percent(score.floor),
                  {"下限：待定的都算未得", "The lower bound: what is undecided earns nothing"});
  visitor.derived("high", form::kPercent, percent(score.ceiling),
                  {"上限：待定的都算得到", "The upper bound: what is undecided earns everything"});
  visitor.key("exact", form::kExact, score.floor,
              {"下限的精确值，1 的几分之几", "The exact lower bound, as a fraction of one"});
  visitor.key("exact_high", form::kExact, score.ceiling,
              {"上限的精确值，1 的几分之几", "The exact upper bound, as a fraction of one"});
}

inline ObjectInfo info(const Counts& /*counts*/) {
  return {"counts", {"各种结果的数目", "The number of each outcome"}, true};
}
template <class Visitor>
void describe(Visitor& visitor, Like<Counts, Visitor>& counts) {
  visitor.key("pass", form::kCount, counts.pass, {"达标", "Met"});
  visitor.key("fail", form::kCount, counts.fail, {"未达标", "Not met"});
  visitor.key("unknown", form::kCount, counts.unknown, {"待定", "Undecided"});
  visitor.key("pending", form::kCount, counts.pending,
              {"未到期：还没有达标，也还没到期", "Not met, and not due yet"});
  visitor.key("not_applicable", form::kCount, counts.not_applicable, {"不适用", "Not applicable"});
}

/// Points as figures and, in `exact`, as they are. `gain` is nullptr where there is none.
template <class Visitor>
void describe_points(Visitor& visitor, Like<std::optional<Points>, Visitor>& its,
                     Like<std::optional<Fraction>, Visitor>* gain) {
  const auto figure = [](const Fraction& value) { return points(value); };
  const std::optional<Fraction> earned = its ? std::optional(its->earned) : std::nullopt;
  const std::optional<Fraction> most = its ? std::optional(its->max) : std::nullopt;
  visitor.derived_if_any(
      "points", form::kPoints, if_any(earned, figure),
      {"满分 100 中得到的分", "The points earned, out of 100 for the community"});
  visitor.derived_if_any("max", form::kPoints, if_any(most, figure),
                         {"最多能得的分", "The points that could be earned"});
  if (gain != nullptr) {
    visitor.derived_if_any(
        "gain", form::kPoints, if_any(*gain, figure),
        {"达标后社区可加的分", "The points that the community gains if this is met"});
  }
  const ObjectInfo exact = gain != nullptr
                               ? ObjectInfo{"exact_check_points",
                                            {"检查项得分的精确值", "The exact points of a check"},
                                            true}
                               : ObjectInfo{"exact_points", {"得分的精确值", "Exact points"}, true};
  visitor.part("exact", exact, its.has_value() || (gain != nullptr && gain->has_value()),
               {"精确值", "The exact values"}, [&](auto& part) {
                 auto& points = inside(its);
                 part.key("points", form::kExact, points.earned, {"得到的分", "The points earned"});
                 part.key("max", form::kExact, points.max,
                          {"最多能得的分", "The points that could be earned"});
                 if (gain != nullptr) {
                   part.key_if_any("gain", form::kExact, *gain, {"可加的分", "The points to gain"});
                 }
               });
}

template <class Visitor>
void describe_unknown_fields(Visitor& visitor, Like<CheckResult, Visitor>& check) {
  visitor.unknown_fields("unknown_fields", "invalid_fields", check.unknown_fields,
                         {"所缺的指标；param. 开头的是未设定的参数",
                          "The facts that keep it open; param.… is a figure that is not set"},
                         {"其中填报有误的", "Those of them that were given but are invalid"});
}

/// What waivers and the baseline say of a check that is failed or undecided.
template <class Visitor>
void describe_standing_of_open(Visitor& visitor, Like<CheckResult, Visitor>& check) {
  visitor.key_if_any("waiver", form::kPosition, check.waiver,
                     {"已豁免：waivers 中的第几条，从 1 起",
                      "It is waived: the position of the waiver in waivers, from 1"});
  visitor.key_if_any("since", form::kSinceBaseline, check.since,
                     {"与基准相比", "What became of it since the baseline"});
}

inline ObjectInfo info(const CheckResult& /*check*/) {
  return {"check",
          {"一个检查项的结果，键随 outcome 而定",
           "The outcome of a check; its keys depend on outcome"}};
}
inline std::vector<CheckResult> alternatives(const CheckResult& /*check*/) {
  std::vector<CheckResult> all(ids(Outcome{}).size());
  for (std::size_t i = 0; i < all.size(); ++i) all[i].outcome = static_cast<Outcome>(i);
  return all;
}
inline ObjectInfo alternative_info(const CheckResult& check) {
  switch (check.outcome) {
    case Outcome::Pass: return {"check_pass", {"达标", "A check that is met"}, true};
    case Outcome::Fail: return {"check_fail", {"未达标", "A check that is not met"}};
    case Outcome::Unknown: return {"check_unknown", {"待定", "A check that is undecided"}};
    case Outcome::Pending:
      return {"check_pending",
              {"未到期：还没有达标，也还没到期", "A check that is not met, and not due yet"}};
    case Outcome::NotApplicable: break;
  }
  return {"check_not_applicable", {"不适用", "A check that does not apply"}};
}
template <class Visitor>
void describe(Visitor& visitor, Like<CheckResult, Visitor>& check) {
  visitor.key("id", form::kCheckId, check.id, {"编号", "Its id"});
  visitor.which("outcome", form::kOutcome, check.outcome, {"结果", "Its outcome"});
  if (check.outcome == Outcome::Unknown) {
    visitor.key("reason", form::kReason, check.reason,
                {"为什么待定：invalid 填报有误，parameter 参数未设定，missing 缺指标",
                 "Why: invalid, what was given cannot be used; parameter, a figure of the rules "
                 "is not set; missing, a fact was not given"});
  }
  if (check.outcome != Outcome::Pass) {
    visitor.message("message", check, {"说明", "A sentence that explains the outcome"});
  }
  if (check.outcome != Outcome::NotApplicable && check.outcome != Outcome::Pending) {
    describe_points(visitor, check.points, &check.gain);
  }
  switch (check.outcome) {
    case Outcome::Pass:
      visitor.key_if_any("early", form::kFlag, check.early,
                         {"已提前达标，未计入得分", "Met before its day, and not scored yet"});
      break;
    case Outcome::Fail:
      visitor.list("shortfalls", check.shortfalls,
                   {"差距，每一处都要补上", "What is missing; all of it must be put right"});
      visitor.key_if_any("finding", form::kBilingual, check.finding,
                         {"规则为这种差距写的一句话", "The rules' own words for what is missing"});
      visitor.key_if_any("remedy", form::kBilingual, check.remedy,
                         {"整改办法，与规则里的不同时才有",
                          "How to put it right, if otherwise than the rule says"});
      visitor.key_if_any("first", form::kFlag, check.is_first,
                         {"其他检查项都以它为前提", "All other checks rest on it"});
      visitor.values_if_any("before", form::kCheckId, check.before,
                            {"以它为前提的检查项", "The checks that rest on it"});
      visitor.key("by", form::kActor, check.by, {"由谁来改", "Who can put it right"});
      visitor.key_if_any("effort", form::kCount, check.effort,
                         {"所涉指标中最费力的，见 fields 的 effort；没有即不知道",
                          "The greatest effort over its facts, see effort in fields; absent: not "
                          "known"});
      visitor.key_if_any("window_passed", form::kFlag, check.window_passed,
                         {"本年已不能补", "Nothing can be put right this year"});
      describe_standing_of_open(visitor, check);
      break;
    case Outcome::Pending:
      visitor.list_if_any("shortfalls", check.shortfalls,
                          {"到目前为止的差距", "What is missing so far"});
      describe_unknown_fields(visitor, check);
      visitor.key_if_any("due", form::kDate, check.due,
                         {"最迟到这一天达标", "The last day on which it may be met"});
      break;
    case Outcome::Unknown:
      describe_unknown_fields(visitor, check);
      describe_standing_of_open(visitor, check);
      break;
    case Outcome::NotApplicable:
      visitor.key_if_any(
          "never_due", form::kInterval, check.never_due,
          {"本年没有完整的月份或季度", "No whole month or quarter of the year falls due"});
      visitor.list_if_any("because", check.because,
                          {"使它不适用的填报值", "The given facts that make it so"});
      break;
  }
}

inline ObjectInfo info(const FactChange& /*change*/) {
  return {"fact_change", {"一个指标由多少改到多少", "A fact, and what it is to become"}, true};
}
template <class Visitor>
void describe(Visitor& visitor, Like<FactChange, Visitor>& change) {
  visitor.key("field", form::kText, change.field, {"指标", "The fact"});
  const FieldText& known = known_field(visitor.run(), change.field);
  visitor.datum("from", change.from, known.kind, known.options, {"现在的值", "Its value now"});
  visitor.datum("to", change.to, known.kind, known.options,
                {"改后的值；没有即只用来核对，要重新数过",
                 "Its value afterwards; absent: it only checks others and is counted anew"});
}

inline ObjectInfo info(const Step& /*step*/) {
  return {"step", {"整改的一步", "A step to put right what falls short"}, true};
}
template <class Visitor>
void describe(Visitor& visitor, Like<Step, Visitor>& step) {
  visitor.key("check", form::kCheckId, step.check, {"所补的检查项", "The check that it meets"});
  visitor.key("by", form::kActor, step.by, {"由谁来办", "Who can do it"});
  visitor.key_if_any("effort", form::kCount, step.effort,
                     {"各项改动合计的费力程度；没有即不知道",
                      "The effort of all changes together; absent: not known"});
  visitor.list("changes", step.changes, {"怎样改", "What changes"});
  visitor.key_if_any("first", form::kFlag, step.is_first,
                     {"其余各步以它为前提", "The others rest on it"});
  visitor.values_if_any("rests_on", form::kCheckId, step.rests_on,
                        {"前面要先办的检查项", "The checks of steps before it that come first"});
  visitor.key_if_any(
      "unlocked", form::kFlag, step.is_unlocked,
      {"前面各步办成后才能办或才需要办", "Only the steps before it make it possible or necessary"});
  visitor.key_if_any("adjusted", form::kFlag, step.is_adjusted,
                     {"前面各步办成后还要改的部分",
                      "What it changes is what is left to do after the steps before it"});
  visitor.derived("gain", form::kPoints, points(step.gain),
                  {"这一步使得分增加多少：单做这一步；有 unlocked 或 adjusted 的，接着前面各步做",
                   "The points that this step adds: alone, or after the steps before it if it is "
                   "unlocked or adjusted"});
  visitor.values_if_any("also_met", form::kCheckId, step.also_met,
                        {"随之达标的其他检查项", "Other checks that are then met"});
  visitor.values_if_any("then_apply", form::kCheckId, step.then_apply,
                        {"原来不适用、随之适用而尚未达标的检查项",
                         "Checks that did not apply before and are not met yet"});
  visitor.values_if_any("stop_applying", form::kCheckId, step.stop_applying,
                        {"原来未达标、按现有填报随之不再适用的检查项",
                         "Checks that were not met and no longer apply, going by the facts as "
                         "reported"});
  visitor.derived("percent", form::kPercent, percent(step.after),
                  {"做完前面各步和这一步后的得分", "The score after this and all steps before it"});
  visitor.grade("grade", step.grade, {"那时的等级", "The grade then"});
  visitor.part("exact", {"exact_step", {"精确值", "The exact values of a step"}, true}, true,
               {"精确值", "The exact values"}, [&step](auto& part) {
                 part.key("gain", form::kExact, step.gain, {"增加的分", "The points added"});
                 part.key("score", form::kExact, step.after,
                          {"得分，1 的几分之几", "The score, as a fraction of one"});
               });
}

inline ObjectInfo info(const StandardResult& /*standard*/) {
  return {"standard", {"一条标准的结果", "The outcome of a standard"}};
}
template <class Visitor>
void describe(Visitor& visitor, Like<StandardResult, Visitor>& standard) {
  visitor.key("id", form::kStandardId, standard.id, {"编号", "Its id"});
  visitor.key("outcome", form::kOutcome, standard.outcome,
              {"有未达标的即 fail，否则有待定的即 unknown，再有未到期的即 pending",
               "fail if a check fails, otherwise unknown if one is undecided, otherwise pending "
               "if one is not due yet"});
  describe_points(visitor, standard.points,
                  static_cast<Like<std::optional<Fraction>, Visitor>*>(nullptr));
  visitor.list("checks", standard.checks, {"所选的各检查项", "Its selected checks"});
}

inline ObjectInfo info(const Waived& /*waived*/) {
  return {"waived", {"计入豁免后的结果", "The result with waivers"}, true};
}
template <class Visitor>
void describe(Visitor& visitor, Like<Waived, Visitor>& waived) {
  visitor.object_if_any("score", waived.score,
                        {"得分，豁免的项不计入；全部豁免的没有",
                         "The score, of which what is waived is no part; absent if all is waived"});
  visitor.key("fail", form::kCount, waived.fail,
              {"豁免的未达标项数", "The failed checks that are waived"});
  visitor.key("unknown", form::kCount, waived.unknown,
              {"豁免的待定项数", "The undecided checks that are waived"});
  visitor.values("checks", form::kCheckId, waived.checks, {"豁免的各项", "All of them"});
}

inline ObjectInfo info(const CommunitySinceBaseline& /*since*/) {
  return {"community_since", {"一个社区与基准相比", "A community since the baseline"}, true};
}
template <class Visitor>
void describe(Visitor& visitor, Like<CommunitySinceBaseline, Visitor>& since) {
  visitor.key_if_any("new", form::kFlag, since.is_new,
                     {"基准中没有这个社区", "The baseline does not have the community"});
  visitor.key("fail", form::kCount, since.fail,
              {"新增的或由待定变成的未达标项数，豁免的不算",
               "The failed checks that are new or worse and not waived"});
  visitor.key("unknown", form::kCount, since.unknown,
              {"新增的待定项数，豁免的不算", "The undecided checks that are new and not waived"});
  visitor.key("known", form::kCount, since.known,
              {"基准中已有的", "The failed and undecided checks that are known"});
  visitor.key_if_any("was", form::kExact, since.was,
                     {"基准中计入等级的得分，1 的几分之几",
                      "The score that counted in the baseline, as a fraction of one"});
  visitor.values_if_any("fixed", form::kCheckId, since.fixed,
                        {"基准中未达标或待定、现在不是的",
                         "The checks that were failed or undecided and are neither now"});
}

/// What every form of a community begins with.
template <class Visitor>
void describe_standing(Visitor& visitor, Like<Standing, Visitor>& community) {
  visitor.key("id", form::kText, community.id, {"社区代码", "Its id"});
  visitor.key_if_any("name", form::kText, community.name, {"社区名称", "Its name"});
  describe_source(visitor, community.source);
  visitor.object_if_any("score", community.score,
                        {"得分，不计豁免；没有任何适用的检查项时没有这个键",
                         "Its score without waivers; absent if no check applies"});
  visitor.object_if_any("waived", community.waived,
                        {"有豁免的项时：计入豁免后的结果，等级和退出码以它为准",
                         "Where a check is waived: the result with waivers, which the grade and "
                         "the exit code go by"});
  visitor.grade("grade", community.grade,
                {"得分下限所在的等级；有 waived 的，是其中得分的",
                 "The grade of the lower bound of its score, or of that in waived"});
  visitor.grade("grade_high", community.ceiling_grade,
                {"得分上限所在的等级，与 grade 不同时才有",
                 "The grade of the upper bound, if it is another"});
  visitor.object("counts", community.counts,
                 {"各种结果的检查项数", "The number of checks with each outcome"});
  visitor.key_if_any("early", form::kCount, community.early,
                     {"已提前达标、未计入得分的检查项数",
                      "The number of checks met before their day, which are not scored yet"});
  visitor.object_if_any("since", community.since,
                        {"给了基准时：与基准相比", "With a baseline: what became of it since"});
}

/// How many faults are not listed.
template <class Visitor>
void describe_more_faults(Visitor& visitor, Like<Community, Visitor>& community) {
  const std::size_t listed = community.faults.size();
  std::size_t more = community.fault_count < listed ? 0 : community.fault_count - listed;
  visitor.key_if_any("faults_more", form::kCount, more,
                     {"未列出的有误之处", "The errors that are not listed"});
  if constexpr (Visitor::kReads) community.fault_count = listed + more;
}

inline ObjectInfo info(const Community& /*community*/) {
  return {"community", {"一个社区的评估结果", "The assessment of a community"}};
}
template <class Visitor>
void describe(Visitor& visitor, Like<Community, Visitor>& community) {
  describe_standing(visitor, community);
  visitor.list("standards", community.standards, {"所选的各条标准", "The selected standards"});
  visitor.list("steps", community.steps,
               {"本年还能办的整改，先易后难，先社区后街道、区县；每一步都按改后的填报重新评估过",
                "What can be put right this year, the easiest first, and what the community can do "
                "itself before what needs others; each was found by assessing the changed facts"});
  visitor.list("remarks", community.remarks,
               {"对档案的提醒；没有则为空", "Remarks on the profile; empty if there are none"});
  visitor.list("faults", community.faults,
               {"填报有误之处，最多 100 处；没有则为空",
                "Errors in the profile, at most 100; empty if there are none"});
  describe_more_faults(visitor, community);
  visitor.part(
      "declared",
      {"declared",
       {"已得的分中只凭填报“是/否”的部分",
        "The share of the points earned that rests on a bare yes or no"},
       true},
      community.declared.has_value(),
      {"已得的分中，有多少来自只凭填报“是/否”的检查项",
       "The share of the points earned that rests on a self-declared yes or no"},
      [&community](auto& part) {
        auto& share = inside(community.declared);
        part.derived("percent", form::kPercent, percent(share), {"百分数", "The percentage"});
        part.key("exact", form::kExact, share,
                 {"精确值，1 的几分之几", "The exact share, as a fraction of one"});
      });
  if (visitor.run().with_facts || Visitor::kNamesAll) {
    visitor.facts("facts", "invalid_facts", community.facts, community.invalid_facts,
                  {"全部填报值，以指标为键；有 with_facts 时才有",
                   "All facts that were given and can be used, by id; only where with_facts is"},
                  {"填报有误、不能用的指标", "The facts that were given but cannot be used"});
  }
}

inline ObjectInfo info(const Brief& /*community*/) {
  return {"brief", {"一个社区，简要", "A community in brief"}};
}
template <class Visitor>
void describe(Visitor& visitor, Like<Brief, Visitor>& community) {
  describe_standing(visitor, community);
  visitor.key_if_any("fault_count", form::kCount, community.fault_count,
                     {"填报有误之处", "The number of errors in the profile"});
  visitor.values("failed", form::kCheckId, community.failed,
                 {"未达标的检查项", "The checks that are not met"});
  visitor.values("unknown", form::kCheckId, community.unknown,
                 {"待定的检查项", "The checks that are undecided"});
  visitor.values("pending", form::kCheckId, community.pending,
                 {"未到期的检查项", "The checks that are not due yet"});
}

}  // namespace cbps::result
