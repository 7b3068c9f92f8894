#pragma once

#include "cbps/result/comparison.h"
#include "cbps/result/describe/community.h"
#include "cbps/result/describe/run.h"

/// A comparison of two assessments as JSON.
namespace cbps::result {

namespace form {
inline constexpr Form kPointsChange{
    "change",
    Form::Type::Number,
    {"分数之差，四位小数，向零舍入，负数是减少",
     "A difference of points with four decimals, cut towards zero; less than 0: there are fewer"}};
inline constexpr Form kAttribution = one_of<Attribution>(
    "attribution",
    {"facts 规则相同，变化都来自填报；separate 填报和规则两部分分开；joint 规则不同，两部分合计",
     "facts: the rules are the same, all is due to facts; separate: facts and rules are told "
     "apart; "
     "joint: the rules differ, and the two are not told apart"});
inline constexpr Form kPurpose = one_of<ComparisonPurpose>(
    "purpose", {"change 比较前后；verification 核对存下的结果",
                "change: what became better or worse; verification: whether a saved result holds"});
inline constexpr Form kGradeId{"grade_id", Form::Type::String, {"等级的代号", "The id of a grade"}};
}  // namespace form

/// Points with four digits, cut towards zero.
[[nodiscard]] inline Decimal change_of_points(const Fraction& value) {
  if (value >= Fraction()) return points(value);
  Decimal cut = points(Fraction() - value);
  cut.units = -cut.units;
  return cut;
}

inline ObjectInfo info(const ComparedRun& /*run*/) {
  return {"compared_run", {"相比的两次评估之一", "One of the two assessments"}};
}
template <class Visitor>
void describe(Visitor& visitor, Like<ComparedRun, Visitor>& run) {
  visitor.key("cbps", form::kText, run.version, {"cbps 的版本", "The version of cbps"});
  visitor.object("pack", run.pack, {"所用的规则", "The rules that were used"});
  visitor.key_if_any("period", form::kYear, run.year, {"评估年度", "The year assessed"});
  visitor.key_if_any("as_of", form::kDate, run.as_of, {"截至日期", "The day of the assessment"});
  visitor.key_if_any("interim", form::kFlag, run.is_interim,
                     {"截至日期早于年度的最后一天", "The day is before the last one of the year"});
  visitor.key("checks", form::kCount, run.checks, {"所选的检查项数", "The selected checks"});
  visitor.key("communities", form::kCount, run.communities,
              {"评估的社区数", "The communities that were assessed"});
  visitor.key("rejected", form::kCount, run.rejected,
              {"有误而未评估的数目，不在比较之内",
               "The number that could not be assessed, which is not compared"});
  visitor.map("parameters", form::kText, run.parameters,
              {"改过的参数", "The figures of the rules that were changed"});
  visitor.list_if_any("waivers", run.waivers, {"豁免", "The waivers"});
}

inline ObjectInfo info(const CheckChange& /*check*/) {
  return {"check_change",
          {"结果与之前不同的一个检查项", "A check whose outcome is another than before"},
          true};
}
template <class Visitor>
void describe(Visitor& visitor, Like<CheckChange, Visitor>& check) {
  visitor.key("id", form::kCheckId, check.id, {"编号", "Its id"});
  visitor.key_if_any("before", form::kOutcome, check.before,
                     {"之前的结果；没有即之前没有这一项", "Its outcome before, if it was there"});
  visitor.key_if_any("after", form::kOutcome, check.after,
                     {"之后的结果；没有即之后没有这一项", "Its outcome after, if it is there"});
  visitor.derived("points", form::kPointsChange, change_of_points(check.points),
                  {"比之前多得的分", "The points that it earns more than before"});
  visitor.key("exact", form::kExact, check.points, {"精确值", "The exact value"});
}

inline ObjectInfo info(const ScoreChange& /*score*/) {
  return {
      "score_change",
      {"得分的变化，各部分相加恰好等于总数", "The change of a score, whose parts add up exactly"}};
}
template <class Visitor>
void describe(Visitor& visitor, Like<ScoreChange, Visitor>& score) {
  const auto figure = [](const Fraction& value) { return change_of_points(value); };
  visitor.derived("points", form::kPointsChange, figure(score.points),
                  {"得分比之前多多少", "How many points the score is higher"});
  visitor.derived("of_checks", form::kPointsChange, figure(score.of_checks),
                  {"其中 checks 各项多得的", "Of that, what the listed checks earn more"});
  visitor.derived(
      "of_weights", form::kPointsChange, figure(score.of_weights),
      {"其中其余各项因权重变化多得的", "Of that, what the weights of all others change"});
  visitor.derived_if_any("of_facts", form::kPointsChange, if_any(score.of_facts, figure),
                         {"其中来自填报的", "Of the points, what is due to facts"});
  visitor.derived_if_any("of_rules", form::kPointsChange, if_any(score.of_rules, figure),
                         {"其中来自规则的", "Of the points, what is due to rules"});
  visitor.derived_if_any("of_waivers", form::kPointsChange, if_any(score.of_waivers, figure),
                         {"豁免另外带来的：与 points 合起来是计入豁免得分的变化",
                          "What waivers bring beside: with points it is the change of the score "
                          "with waivers"});
  visitor.part(
      "exact", {"exact_score_change", {"精确值", "The exact values"}, true}, true,
      {"精确值", "The exact values"}, [&score](auto& part) {
        part.key("points", form::kExact, score.points, {"总数", "All"});
        part.key("of_checks", form::kExact, score.of_checks, {"各项", "Of the checks"});
        part.key("of_weights", form::kExact, score.of_weights, {"权重", "Of weights"});
        part.key_if_any("of_facts", form::kExact, score.of_facts, {"填报", "Of facts"});
        part.key_if_any("of_rules", form::kExact, score.of_rules, {"规则", "Of rules"});
        part.key_if_any("of_waivers", form::kExact, score.of_waivers, {"豁免", "Of waivers"});
      });
}

inline ObjectInfo info(const ComparedStanding& /*standing*/) {
  return {"compared_standing",
          {"社区在其中一次评估里的结果", "A community as one of the two assessments has it"}};
}
template <class Visitor>
void describe(Visitor& visitor, Like<ComparedStanding, Visitor>& standing) {
  visitor.object_if_any("score", standing.score, {"得分；都不计分的没有", "Its score, if any"});
  visitor.object_if_any("waived", standing.waived, {"计入豁免的得分", "Its score with waivers"});
  visitor.key_if_any("grade", form::kGradeId, standing.grade, {"等级", "Its grade"});
  visitor.key_if_any("grade_high", form::kGradeId, standing.ceiling_grade,
                     {"填全后最高的等级，与 grade 不同时才有",
                      "The grade of the upper bound, if it is another one"});
  visitor.key_if_any("rank", form::kPosition, standing.rank, {"名次", "Its rank"});
  visitor.object("counts", standing.counts, {"各种结果的数目", "The number of each outcome"});
}

inline ObjectInfo info(const FactDifference& /*fact*/) {
  return {"fact_difference",
          {"填报值与之前不同的一个指标", "A fact that is another than before"},
          true};
}
template <class Visitor>
void describe(Visitor& visitor, Like<FactDifference, Visitor>& fact) {
  visitor.key("field", form::kText, fact.field, {"指标", "The fact"});
  const FieldText& known = known_field(visitor.run(), fact.field);
  visitor.datum("before", fact.before, known.kind, known.options,
                {"之前的值；没有即没有填报或不能用", "Its value before; absent: there was none"});
  visitor.datum("after", fact.after, known.kind, known.options,
                {"之后的值；没有即没有填报或不能用", "Its value after; absent: there is none"});
}

inline ObjectInfo info(const CommunityChange& /*community*/) {
  return {"community_change", {"一个社区的变化", "What changed in a community"}};
}
template <class Visitor>
void describe(Visitor& visitor, Like<CommunityChange, Visitor>& community) {
  visitor.key("id", form::kText, community.id, {"社区代码", "Its id"});
  visitor.key_if_any("name", form::kText, community.name, {"社区名称", "Its name"});
  visitor.key_if_any("former_id", form::kText, community.former_id,
                     {"换了代码的：原来的代码", "Its id before, if it was changed"});
  visitor.key_if_any("former_name", form::kText, community.former_name,
                     {"换了名称的：原来的名称", "Its name before, if it was changed"});
  visitor.object_if_any("before", community.before,
                        {"之前的结果；没有即新来的", "Its result before; absent: it came"});
  visitor.object_if_any("after", community.after,
                        {"之后的结果；没有即不再有的", "Its result after; absent: it went"});
  visitor.object_if_any("score", community.score,
                        {"得分的变化；前后都有得分才有", "The change of its score, if it has two"});
  visitor.derived_if_any("worse", form::kFlag, is_worse(community),
                         {"有一项退步，或得分降低", "A check is worse, or the score is lower"});
  visitor.derived_if_any("better", form::kFlag, is_better(community),
                         {"有一项进步，或得分提高", "A check is better, or the score is higher"});
  visitor.list("checks", community.checks,
               {"结果不同的检查项", "The checks whose outcome is another"});
  visitor.values_if_any("reasons", form::kCheckId, community.reasons,
                        {"结果相同而依据不同的检查项：差距、所缺的指标等",
                         "The checks with the same outcome that rests on something else, such as "
                         "another gap"});
  visitor.list_if_any(
      "facts", community.facts,
      {"不同的填报值；两次都存了全部指标才有", "The facts that differ, where both have all facts"});
  visitor.key_if_any("messages", form::kFlag, community.has_other_messages,
                     {"填报有误之处或提醒不同", "Errors in its profile, or remarks, are others"});
  visitor.key_if_any("since", form::kFlag, community.has_other_since,
                     {"与基准相比的结果不同", "What became of it since the baseline is another"});
}

inline ObjectInfo info(const CheckMoves& /*check*/) {
  return {"check_moves",
          {"多少个社区的一个检查项有变化", "In how many communities a check moved"},
          true};
}
template <class Visitor>
void describe(Visitor& visitor, Like<CheckMoves, Visitor>& check) {
  visitor.key("id", form::kCheckId, check.id, {"编号", "Its id"});
  visitor.key("worse", form::kCount, check.worse, {"退步的社区数", "Where it became worse"});
  visitor.key("better", form::kCount, check.better, {"进步的社区数", "Where it became better"});
}

inline ObjectInfo info(const GradeMoves& /*grade*/) {
  return {"grade_moves", {"一个等级前后的社区数", "The communities with a grade"}, true};
}
template <class Visitor>
void describe(Visitor& visitor, Like<GradeMoves, Visitor>& grade) {
  visitor.key("id", form::kGradeId, grade.id, {"代号", "Its id"});
  visitor.key("label", form::kBilingual, grade.label, {"名称", "Its label"});
  visitor.key("before", form::kCount, grade.before, {"之前", "Before"});
  visitor.key("after", form::kCount, grade.after, {"之后", "After"});
}

inline ObjectInfo info(const ComparisonSummary& /*summary*/) {
  return {"comparison_summary", {"汇总", "All communities together"}};
}
template <class Visitor>
void describe(Visitor& visitor, Like<ComparisonSummary, Visitor>& summary) {
  const auto figure = [](const Fraction& value) { return percent(value); };
  visitor.key("compared", form::kCount, summary.compared,
              {"前后都有的社区数", "The communities that both have"});
  visitor.key("different", form::kCount, summary.different,
              {"其中有任何不同的", "Those of them in which anything is another"});
  visitor.key("worse", form::kCount, summary.worse, {"其中有退步的", "Those that are worse"});
  visitor.key("better", form::kCount, summary.better,
              {"其中有进步的；有的两种都有", "Those that are better; some are both"});
  visitor.key("same", form::kCount, summary.same, {"其中没有变化的", "Those that are neither"});
  visitor.key("came", form::kCount, summary.came, {"新来的社区数", "The communities that came"});
  visitor.key("went", form::kCount, summary.went, {"不再有的社区数", "Those that went"});
  visitor.key("recoded", form::kCount, summary.recoded,
              {"换了代码的社区数", "The compared ones whose code was changed"});
  visitor.derived_if_any(
      "mean_before", form::kPercent, if_any(summary.mean_before, figure),
      {"前后都有得分的社区，之前的平均", "The mean of the scores before, of those that have two"});
  visitor.derived_if_any("mean_after", form::kPercent, if_any(summary.mean_after, figure),
                         {"它们之后的平均", "The mean of their scores after"});
  visitor.list("grades", summary.grades, {"各等级的社区数", "The communities with each grade"});
  visitor.list(
      "checks", summary.checks,
      {"有变化的检查项，变化多的在前", "The checks that moved, those that moved most first"});
}

inline ObjectInfo info(const ParameterDifference& /*parameter*/) {
  return {"parameter_difference",
          {"与之前不同的一个参数", "A figure of the rules that is another than before"},
          true};
}
template <class Visitor>
void describe(Visitor& visitor, Like<ParameterDifference, Visitor>& parameter) {
  visitor.key("id", form::kText, parameter.id, {"代号", "Its id"});
  visitor.key("label", form::kBilingual, parameter.label, {"名称", "Its label"});
  visitor.datum("before", parameter.before, parameter.kind, parameter.options,
                {"之前的值；没有即未设定", "Its value before; absent: it was not set"});
  visitor.datum("after", parameter.after, parameter.kind, parameter.options,
                {"之后的值；没有即未设定", "Its value after; absent: it is not set"});
}

/// The number of this description: it rises as `kSchemaNumber` does.
inline constexpr int kComparisonSchemaNumber = 1;

/// The keys before the communities.
template <class Visitor>
void describe_comparison_head(Visitor& visitor, Like<ComparisonHead, Visitor>& head) {
  visitor.constant("comparison", kComparisonSchemaNumber,
                   {"本格式的版本", "The number of this format"});
  visitor.key("purpose", form::kPurpose, head.purpose, {"为什么比较", "What it is made for"});
  visitor.object("before", head.before, {"之前的评估", "The earlier assessment"});
  visitor.object("after", head.after, {"之后的评估", "The later assessment"});
  visitor.key("attribution", form::kAttribution, head.attribution,
              {"得分的变化怎样归因", "To what changes of scores are attributed"});
  visitor.list_if_any("parameters", head.parameters,
                      {"不同的参数", "The figures of the rules that differ"});
  visitor.values_if_any("rules", form::kRuleId, head.rules,
                        {"文字不同，或只有一次评估才有的标准和检查项",
                         "Standards and checks with other texts, or that only one of the two has"});
  visitor.values_if_any(
      "files", form::kText, head.files,
      {"两次都读了、内容不同的文件；两次都存了全部指标才有",
       "Files that were read for both and are others; only where both have all facts"});
  visitor.key_if_any("summary_differs", form::kFlag, head.has_other_summary,
                     {"汇总不同，如名次、分组", "The summaries differ, as in ranks or groups"});
}

}  // namespace cbps::result
