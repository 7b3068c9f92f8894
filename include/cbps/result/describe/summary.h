#pragma once

#include "cbps/result/describe/community.h"

/// What is said of all communities together, as JSON.
namespace cbps::result {

inline ObjectInfo info(const Rejected& /*rejected*/) {
  return {"rejected",
          {"有误而未评估的一个社区，或一个文件余下的部分",
           "A community that could not be assessed, or the rest of a file"}};
}
template <class Visitor>
void describe(Visitor& visitor, Like<Rejected, Visitor>& rejected) {
  visitor.key_if_any("id", form::kText, rejected.id, {"社区代码", "Its id"});
  visitor.key_if_any(
      "rest", form::kFlag, rejected.is_rest,
      {"是一个文件余下的部分，不是一个社区", "It is the rest of a file, not one community"});
  describe_source(visitor, rejected.source);
  visitor.key_if_any("after", form::kCount, rejected.after,
                     {"在输入中排在它前面的、评估了的社区数",
                      "The number of assessed communities before it in the input"});
  visitor.list("diagnostics", rejected.diagnostics, {"错误", "What is wrong"});
}

inline ObjectInfo info(const RuleTally& /*tally*/) {
  return {"tally",
          {"各社区在一条标准或一个检查项上的情况",
           "The results of all communities for a standard or check"},
          true};
}
template <class Visitor>
void describe(Visitor& visitor, Like<RuleTally, Visitor>& tally) {
  visitor.key("id", form::kRuleId, tally.id, {"编号", "Its id"});
  visitor.key("fail", form::kCount, tally.fail, {"未达标的社区数", "The communities that fail it"});
  visitor.key("unknown", form::kCount, tally.unknown,
              {"待定的社区数", "The communities where it is undecided"});
  visitor.key("applies", form::kCount, tally.applies,
              {"适用的社区数", "The communities where it applies"});
}

template <class Visitor>
void describe_means(Visitor& visitor, Like<Means, Visitor>& means) {
  const auto figure = [](const Fraction& value) { return percent(value); };
  visitor.derived_if_any(
      "mean_percent", form::kPercent, if_any(means.percent, figure),
      {"得分的平均，只算有得分的社区", "The mean of the scores of those that have one"});
  visitor.derived_if_any("mean_high", form::kPercent, if_any(means.high, figure),
                         {"得分上限的平均", "The mean of their upper bounds"});
  visitor.derived_if_any("declared_percent", form::kPercent, if_any(means.declared, figure),
                         {"各社区 declared 的平均", "The mean of declared of those that have it"});
  visitor.part(
      "exact",
      {"exact_means", {"平均的精确值，1 的几分之几", "Exact means, as fractions of one"}, true},
      means.percent || means.high || means.declared, {"精确值", "The exact values"},
      [&means](auto& part) {
        part.key_if_any("mean_percent", form::kExact, means.percent, {"得分", "Of scores"});
        part.key_if_any("mean_high", form::kExact, means.high, {"得分上限", "Of upper bounds"});
        part.key_if_any("declared_percent", form::kExact, means.declared,
                        {"只凭“是/否”的部分", "Of declared"});
      });
}

inline ObjectInfo info(const AreaLosses& /*losses*/) {
  return {"area_losses",
          {"一个地区在各条标准上的失分，各列的次序与 rules 中标准的次序相同",
           "What an area loses on each standard; the numbers stand in the order of the standards "
           "in rules"},
          true};
}
template <class Visitor>
void describe(Visitor& visitor, Like<AreaLosses, Visitor>& losses) {
  visitor.values("fail", form::kCount, losses.fail,
                 {"计分的检查结果中未达标的", "The scored verdicts that failed"});
  visitor.values("unknown", form::kCount, losses.unknown,
                 {"其中待定的", "Those that are undecided"});
  visitor.values("scored", form::kCount, losses.scored,
                 {"计分的检查结果数", "The verdicts that are part of a score"});
}

inline ObjectInfo info(const Group& /*group*/) {
  return {"group", {"一个地区或分组的社区", "The communities of one area or group"}, true};
}
template <class Visitor>
void describe(Visitor& visitor, Like<Group, Visitor>& group) {
  visitor.key("level", form::kLevel, group.what.level, {"哪一级", "The level"});
  visitor.key("key", form::kText, group.what.key,
              {"代码或名称，在一级之内唯一", "A code or name, unique within the level"});
  visitor.key_if_any("name", form::kText, group.what.name, {"名称", "Its name"});
  visitor.key("communities", form::kCount, group.communities,
              {"评估的社区数", "The communities that were assessed"});
  describe_means(visitor, group.means);
  visitor.key("complete", form::kCount, group.complete,
              {"没有待定项的社区数，只算有得分的",
               "The communities with a score of which nothing is undecided"});
  visitor.derived_if_any(
      "mean_complete", form::kPercent,
      if_any(group.mean_complete, [](const Fraction& value) { return percent(value); }),
      {"它们的平均得分", "The mean of their scores"});
  visitor.part("exact_complete",
               {"exact_complete_of_group", {"它的精确值", "Its exact value"}, true},
               group.complete != 0, {"精确值", "The exact value"}, [&group](auto& part) {
                 part.key("mean", form::kExact, inside(group.mean_complete), {"平均", "The mean"});
               });
  visitor.part("range", {"score_range", {"得分的范围", "The range of scores"}, true},
               group.range.has_value(),
               {"得分的范围；都没有得分的没有", "The range of their scores, if they have any"},
               [&group](auto& part) {
                 auto& range = inside(group.range);
                 part.published("lowest", form::kPercent, range.lowest, {"最低", "The lowest"});
                 part.published("highest", form::kPercent, range.highest, {"最高", "The highest"});
               });
  visitor.grade_counts("grades", group.grades,
                       {"各等级的社区数", "The communities with each grade"});
  visitor.grade_counts("open_grades", group.open_grades,
                       {"其中填全后等级可能更高的社区数",
                        "Those of them that may get a better one when all is filled in"});
  visitor.object_if_any("losses", group.losses,
                        {"在各条标准上的失分；只有区县和街道有",
                         "What is lost on each standard; of counties and "
                         "subdistricts only"});
}

inline ObjectInfo info(const Ranked& /*ranked*/) {
  return {"ranked", {"一个社区的名次", "The rank of a community"}, true};
}
template <class Visitor>
void describe(Visitor& visitor, Like<Ranked, Visitor>& ranked) {
  visitor.key("rank", form::kPosition, ranked.rank,
              {"名次，得分相同的并列：1、2、2、4", "Its rank; equal scores share one: 1, 2, 2, 4"});
  visitor.key("id", form::kText, ranked.id, {"社区代码", "Its id"});
  visitor.key_if_any("name", form::kText, ranked.name, {"社区名称", "Its name"});
  visitor.published("percent", form::kPercent, ranked.percent, {"得分", "Its score"});
  visitor.published("high", form::kPercent, ranked.high,
                    {"得分上限", "The upper bound of its score"});
  visitor.grade("grade", ranked.grade, {"等级", "Its grade"});
}

inline ObjectInfo info(const ScoreBin& /*bin*/) {
  return {"score_bin",
          {"得分在一个区间内的社区", "The communities with a score in one interval"},
          true};
}
template <class Visitor>
void describe(Visitor& visitor, Like<ScoreBin, Visitor>& bin) {
  visitor.key("count", form::kCount, bin.count, {"社区数", "How many they are"});
  visitor.key("open", form::kCount, bin.open,
              {"其中填全后等级可能更高的",
               "Those of them that may get a better grade when all is filled in"});
}

inline ObjectInfo info(const ReportedZero& /*zero*/) {
  return {"zero",
          {"使检查项不适用的一个零、“否”或空",
           "A zero, a no or an empty list that made checks not applicable"},
          true};
}
template <class Visitor>
void describe(Visitor& visitor, Like<ReportedZero, Visitor>& zero) {
  visitor.key("field", form::kText, zero.field, {"指标", "The fact"});
  const FieldText& known = known_field(visitor.run(), zero.field);
  visitor.key_if_other("label", form::kBilingual, zero.label,
                       label_alone(known.label, known.short_label),
                       {"名称；没有即 fields 中的", "Its label, if another than in fields"});
  visitor.key("communities", form::kCount, zero.communities,
              {"这样填报的社区数", "The communities that reported it"});
  visitor.key("verdicts", form::kCount, zero.verdicts,
              {"因此不适用的检查结果数", "The verdicts that are not applicable because of it"});
}

/// The scores of communities of which nothing is undecided.
template <class Visitor>
void describe_complete(Visitor& visitor, Like<CompleteScores, Visitor>& complete) {
  const auto figure = [](const Fraction& value) { return percent(value); };
  visitor.key("complete", form::kCount, complete.count,
              {"没有待定项的社区数，只算有得分的",
               "The communities with a score of which nothing is undecided"});
  visitor.derived_if_any("mean_complete", form::kPercent, if_any(complete.mean, figure),
                         {"它们的平均得分", "The mean of their scores"});
  visitor.derived_if_any("median_complete", form::kPercent, if_any(complete.median, figure),
                         {"它们得分的中位数", "The median of their scores"});
  visitor.part("exact_complete",
               {"exact_complete", {"两者的精确值", "The exact values of both"}, true},
               complete.count != 0, {"精确值", "The exact values"}, [&complete](auto& part) {
                 part.key_if_any("mean", form::kExact, complete.mean, {"平均", "The mean"});
                 part.key_if_any("median", form::kExact, complete.median, {"中位数", "The median"});
               });
}

inline ObjectInfo info(const ReadingCount& /*reading*/) {
  return {"reading",
          {"与本程序的写法不同、但读懂了的一种写法",
           "A kind of what was written in another way than this program writes it, and was read"},
          true};
}
template <class Visitor>
void describe(Visitor& visitor, Like<ReadingCount, Visitor>& reading) {
  visitor.key("kind", form::kReadingKind, reading.kind, {"哪一种", "The kind"});
  visitor.key_if_any(
      "encoding", form::kEncoding, reading.encoding,
      {"kind 为 encoding 时：文件用的编码", "Of the kind encoding: that of the files"});
  visitor.key("count", form::kCount, reading.count,
              {"多少处；编码按文件数", "The number of places; of an encoding, of files"});
  visitor.part("first", kLocationInfo, !reading.first.file.empty(),
               {"第一处所在", "Where the first of them is"}, [&reading](auto& part) {
                 part.key("file", form::kText, reading.first.file, {"文件", "The file"});
                 describe_position(part, reading.first);
               });
}

inline ObjectInfo info(const InputDigest& /*input*/) {
  return {"input_digest", {"读入的一个文件", "A file that was read"}, true};
}
template <class Visitor>
void describe(Visitor& visitor, Like<InputDigest, Visitor>& input) {
  visitor.key("file", form::kText, input.file, {"文件", "The file"});
  visitor.key("digest", form::kDigest, input.digest, {"内容的 SHA-256", "SHA-256 of its bytes"});
}

inline ObjectInfo info(const WaiverUse& /*use*/) {
  return {"waiver_use", {"一条豁免用到多少", "What came of a waiver"}, true};
}
template <class Visitor>
void describe(Visitor& visitor, Like<WaiverUse, Visitor>& use) {
  visitor.key("communities", form::kCount, use.communities,
              {"所涉社区数，过期、未到期的为 0",
               "The communities that it covers; 0 where it is not in force"});
  visitor.key("checks", form::kCount, use.checks,
              {"豁免的未达标和待定项数；0 即用不着",
               "The failed and undecided checks that it waives; 0: it is not needed"});
}

inline ObjectInfo info(const AllSinceBaseline& /*since*/) {
  return {"all_since", {"各社区合计，与基准相比", "All communities since the baseline"}, true};
}
template <class Visitor>
void describe(Visitor& visitor, Like<AllSinceBaseline, Visitor>& since) {
  visitor.key("communities", form::kCount, since.communities,
              {"有新增或变差的社区数", "The communities with something new or worse"});
  visitor.key("checks", form::kCount, since.checks,
              {"新增或变差的项数", "The checks that are new or worse"});
  visitor.key("known", form::kCount, since.known,
              {"基准中已有的项数", "The checks that the baseline has, too"});
  visitor.key("fixed", form::kCount, since.fixed, {"已改好的项数", "The checks that were fixed"});
  visitor.key("came", form::kCount, since.came,
              {"基准中没有的社区数", "The communities that the baseline does not have"});
  visitor.key(
      "gone", form::kCount, since.gone,
      {"基准中有、这次没有评估的社区数", "The communities of the baseline that were not assessed"});
  visitor.values_if_any("gone_ids", form::kText, since.gone_ids,
                        {"它们的代码，前 100 个", "Their ids, the first 100"});
}

inline ObjectInfo info(const Summary& /*summary*/) {
  return {"summary", {"汇总", "All communities together"}};
}
template <class Visitor>
void describe(Visitor& visitor, Like<Summary, Visitor>& summary) {
  visitor.key("communities", form::kCount, summary.communities,
              {"评估的社区数", "The communities that were assessed"});
  visitor.key("rejected", form::kCount, summary.rejected_count,
              {"有误而未评估的数目", "The number that could not be assessed"});
  visitor.key("files_left_out", form::kCount, summary.files_left_out,
              {"文件夹中未读的其他文件数", "The files of other kinds that were not read"});
  visitor.key("checks", form::kCount, summary.checks,
              {"所选的检查项数", "The checks that were selected"});
  visitor.object("verdicts", summary.verdicts,
                 {"所有社区的检查结果", "The verdicts of all communities"});
  describe_means(visitor, summary.means);
  describe_complete(visitor, summary.complete);
  visitor.grade_counts("grades", summary.grades,
                       {"各等级的社区数", "The communities with each grade"});
  visitor.grade_counts("open_grades", summary.open_grades,
                       {"其中填全后等级可能更高的社区数",
                        "Those of them that may get a better one when all is filled in"});
  visitor.list("worst_standards", summary.worst_standards,
               {"有未达标或待定的标准，最差的在前",
                "The standards that were failed or undecided, worst first"});
  visitor.list("worst_checks", summary.worst_checks,
               {"有未达标或待定的检查项，最差的在前",
                "The checks that were failed or undecided, worst first"});
  visitor.list(
      "groups", summary.groups,
      {"按省、市、区县、街道或分组汇总", "The results by province, city, county, street or group"});
  visitor.key_if_any("not_rolled_up", form::kCount, summary.not_rolled_up,
                     {"没有列入 groups 的社区数：没有 12 位代码，也没有地区名称和分组",
                      "The communities in none of the groups: without a code of 12 digits, names "
                      "of areas or group"});
  visitor.key("ranked", form::kCount, summary.ranked,
              {"有得分的社区数；ranking 只列首尾时比它长",
               "The communities with a score; ranking is shorter if it was cut"});
  visitor.list("ranking", summary.ranking,
               {"排名，最多 1000 个：超过时只列首尾各 500 个",
                "The ranking, at most 1,000: of more, the first and the last 500"});
  visitor.list("score_bins", summary.score_bins,
               {"得分的分布：从 0 起每 2.5 分一格，共 40 格，满分在最后一格；没有得分的为空",
                "How scores are spread: intervals of 2.5 points from 0, a full score in the last "
                "one; empty where there is no score"});
  visitor.list("zeros", summary.zeros,
               {"使检查项不适用的填报值（零、“否”等），影响最多的在前",
                "The reported facts (zeros, noes) that made checks not applicable, those with the "
                "most verdicts first"});
  visitor.key("remarks", form::kCount, summary.remark_count,
              {"提醒数：对各社区的，加上 remarks 中的",
               "The remarks: those on communities and those in remarks"});
  visitor.key_if_any(
      "input_remarks", form::kCount, summary.input_remark_count,
      {"其中不属于某一个社区的", "Those of them that belong to no single community"});
  visitor.key("faults", form::kCount, summary.fault_count,
              {"填报有误之处：各社区的，加上 faults 中的",
               "The errors: those of communities and those in faults"});
  visitor.key("input_faults", form::kCount, summary.input_fault_count,
              {"其中不属于某一个社区的", "Those of them that belong to no single community"});
  visitor.list_if_any("names", summary.remarks,
                      {"几个社区放在一起才看出的提醒，前 1000 条",
                       "Remarks on communities beside each other, the first 1,000"});
  visitor.key_if_any("names_left_out", form::kCount, summary.remarks_left_out,
                     {"names 未列的条数", "The number of names that are not listed"});
  visitor.list("readings", summary.readings,
               {"与本程序的写法不同、但读懂了的值，按种类计数",
                "The values that were written in another way than this program writes them, and "
                "were read, by kind"});
  visitor.list_if_any(
      "inputs", summary.inputs,
      {"读入的文件；有 with_facts 时才有", "The files that were read; only where with_facts is"});
  visitor.list_if_any("waivers", summary.waivers,
                      {"各条豁免用到多少，与开头的 waivers 一一对应",
                       "What came of each waiver, in the order of waivers in the head"});
  visitor.key_if_any("waived_communities", form::kCount, summary.waived_communities,
                     {"有豁免项的社区数", "The communities with a waived check"});
  visitor.object_if_any("since", summary.since,
                        {"给了基准时：合计", "With a baseline: what became of all"});
}

/// The keys after the communities, and the last line of JSON Lines.
template <class Visitor>
void describe_end(Visitor& visitor, Like<Summary, Visitor>& summary) {
  visitor.list("rejected", summary.rejected,
               {"有误而未评估的，前 1000 个；总数见 summary.rejected",
                "Those that could not be assessed, the first 1,000; summary.rejected counts all"});
  visitor.set_file({});
  visitor.list("faults", summary.input_faults,
               {"只影响一列或共用的一个键的错误，前 1000 个",
                "Errors that took only a column or a shared key, the first 1,000"});
  visitor.list_if_any("remarks", summary.input_remarks,
                      {"对标题等整个输入的提醒，前 1000 条",
                       "Remarks on an input as a whole, such as its headings, the first 1,000"});
  visitor.object("summary", summary, {"汇总", "All communities together"});
}

}  // namespace cbps::result
