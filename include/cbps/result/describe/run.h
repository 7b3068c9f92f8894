#pragma once

#include <string>
#include <vector>

#include "cbps/result/assessment.h"
#include "cbps/result/describe/finding.h"
#include "cbps/result/describe/visitor.h"

/// The head of an assessment as JSON.
namespace cbps::result {

inline ObjectInfo info(const Pack& /*pack*/) {
  return {"pack", {"一套规则", "A pack of rules"}, true};
}
template <class Visitor>
void describe(Visitor& visitor, Like<Pack, Visitor>& pack) {
  visitor.key("id", form::kText, pack.id, {"规则的代号", "Its id"});
  visitor.key_if_any("title", form::kBilingual, pack.title, {"名称", "Its title"});
  visitor.key_if_any("edition", form::kBilingual, pack.edition, {"版本", "Its edition"});
  visitor.key_if_any("digest", form::kDigest, pack.digest,
                     {"规则连同参数的 SHA-256：相同则规则相同",
                      "SHA-256 of the rules and their parameters: equal digests mean equal rules"});
}

inline ObjectInfo info(const Options& /*options*/) {
  return {"options",
          {"影响结果的命令行选项，不带前面的横线",
           "The options that shaped the result, without their dashes"},
          true};
}
template <class Visitor>
void describe(Visitor& visitor, Like<Options, Visitor>& options) {
  visitor.key_if_any(
      "rules", form::kText, options.rules,
      {"代替内置规则的文件夹", "The folder of the rules that replace the built-in ones"});
  visitor.values_if_any("set", form::kText, options.set,
                        {"改过的参数", "The parameters that were changed"});
  visitor.values_if_any(
      "only", form::kText, options.only,
      {"只查的标准、检查项", "The only standards and checks that were asked for"});
  visitor.values_if_any("skip", form::kText, options.skip,
                        {"不查的标准、检查项", "The standards and checks that were left out"});
  visitor.key_if_any("period", form::kText, options.period, {"评估年度", "The year assessed"});
  visitor.key_if_any("as-of", form::kText, options.as_of,
                     {"截至日期", "The day up to which duties are due"});
  visitor.key_if_any("fail-under", form::kText, options.fail_under,
                     {"退出码所依据的最低得分", "The least score that every community must have"});
  visitor.key_if_any("fail-on", form::kText, options.fail_on,
                     {"退出码所依据的结果", "The outcomes that no community may have"});
  visitor.values_if_any("waivers", form::kText, options.waivers,
                        {"豁免文件", "The files of waivers"});
  visitor.key_if_any("baseline", form::kText, options.baseline,
                     {"作为基准的结果", "The result that is the baseline"});
}

inline ObjectInfo info(const ChapterText& /*chapter*/) {
  return {"chapter", {"标准的一部分", "A part of the standards"}, true};
}
template <class Visitor>
void describe(Visitor& visitor, Like<ChapterText, Visitor>& chapter) {
  visitor.key("id", form::kPosition, chapter.id, {"编号", "Its id"});
  visitor.key("title", form::kBilingual, chapter.title, {"名称", "Its title"});
}

inline ObjectInfo info(const GradeText& /*grade*/) {
  return {"grade_text", {"一个等级", "A grade"}, true};
}
template <class Visitor>
void describe(Visitor& visitor, Like<GradeText, Visitor>& grade) {
  visitor.key("id", form::kText, grade.id, {"代号", "Its id"});
  visitor.key("label", form::kBilingual, grade.label, {"名称", "Its name"});
  visitor.key("at_least", form::kAmount, grade.at_least,
              {"得分（百分数）不低于它即为这一等级", "The least percentage that has this grade"});
}

inline ObjectInfo info(const StandardText& /*standard*/) {
  return {"standard_text", {"一条标准的文字", "The texts of a standard"}};
}
/// Without its checks, which stand beside it.
template <class Visitor>
void describe(Visitor& visitor, Like<StandardText, Visitor>& standard) {
  visitor.key("title", form::kBilingual, standard.title, {"名称", "Its title"});
  visitor.key_if_any(
      "chapter", form::kPosition, standard.chapter,
      {"所属部分的编号，见 chapters", "The id of its part, which is one of chapters"});
}

inline ObjectInfo info(const CheckText& /*check*/) {
  return {"check_text", {"一个检查项的文字", "The texts of a check"}};
}
/// Without the id of its standard, which the visitor adds.
template <class Visitor>
void describe(Visitor& visitor, Like<CheckText, Visitor>& check) {
  visitor.key("title", form::kBilingual, check.title, {"名称", "Its title"});
  visitor.key_if_any("quote", form::kText, check.quote,
                     {"标准原文中的这一句", "The clause, in the words of the standard"});
  visitor.key_if_any("focus", form::kText, check.focus,
                     {"这一句中由本检查项负责的部分；没有即全部",
                      "The part of the clause that this check covers; absent: all of it"});
  visitor.key_if_any("gloss", form::kText, check.gloss,
                     {"这一部分的英文大意", "What that part says, in English"});
  visitor.key_if_any("remedy", form::kBilingual, check.remedy, {"怎么补", "How to put it right"});
  visitor.key_if_any("evidence", form::kBilingual, check.evidence,
                     {"佐证材料", "The papers that prove it"});
  visitor.key_if_any(
      "declared", form::kFlag, check.is_declared,
      {"只凭填报“是/否”，没有数字可核对", "It rests on nothing but a self-declared yes or no"});
}

inline ObjectInfo info(const Named& /*option*/) {
  return {"option", {"一个选项或集合中的一项", "An option, or a part of a set"}, true};
}
template <class Visitor>
void describe(Visitor& visitor, Like<Named, Visitor>& option) {
  visitor.key("id", form::kText, option.id, {"代号", "Its id"});
  visitor.key("label", form::kBilingual, option.label, {"名称", "Its name"});
}

/// The options of a choice or the parts of a set. `kind` has been described before.
template <class Visitor>
void describe_options(Visitor& visitor, Kind kind, Like<std::vector<Named>, Visitor>& options) {
  if (kind != Kind::Set || Visitor::kNamesAll) {
    visitor.list_if_any("values", options, {"可选的值", "The values that it may have"});
  }
  if (kind == Kind::Set || Visitor::kNamesAll) {
    visitor.list_if_any("parts", options, {"集合可有的各项", "The parts that it may have"});
  }
}

inline ObjectInfo info(const FieldText& /*field*/) {
  return {"field", {"结果中可能提到的一个指标", "A fact that results may name"}, true};
}
template <class Visitor>
void describe(Visitor& visitor, Like<FieldText, Visitor>& field) {
  visitor.key("label", form::kBilingual, field.label, {"名称", "Its label"});
  visitor.key("short", form::kBilingual, field.short_label,
              {"句子里用的名称", "Its label inside a sentence"});
  visitor.key_if_any("unit", form::kBilingual, field.unit, {"单位", "Its unit"});
  visitor.key("kind", form::kKind, field.kind, {"类型", "Its type"});
  visitor.key_if_any("scale", form::kPosition, field.scale,
                     {"小数位数", "The number of digits after the point"});
  visitor.key_if_any("part_of", form::kText, field.part_of,
                     {"它是哪个指标的一部分", "The fact that it is a part of"});
  describe_options(visitor, field.kind, field.options);
  visitor.key("change", form::kChange, field.change, {"可以怎样改", "How it may be changed"});
  visitor.key("asked_of", form::kActor, field.asked_of, {"向谁了解", "Who knows it"});
  visitor.key("by", form::kActor, field.by, {"由谁来改", "Who can put it right"});
  visitor.key_if_any("effort", form::kCount, field.effort,
                     {"费力程度：1 半天，3 几周，10 要钱或场地，30 要建设；没有即不知道",
                      "The effort it takes: 1 an afternoon's work, 3 weeks, 10 money or premises, "
                      "30 building; absent: not known"});
  visitor.key_if_any("window_passed", form::kFlag, field.window_passed,
                     {"数的是已经过去的事，本年不能再补",
                      "It counts what is over: nothing can be put right this year"});
  visitor.key_if_any("lacking", form::kBilingual, field.lacking,
                     {"集合：缺项之前的话", "Of a set: what is said before missing parts"});
}

inline ObjectInfo info(const ParameterText& /*parameter*/) {
  return {"parameter", {"规则中的一个参数", "A figure of the rules"}, true};
}
template <class Visitor>
void describe(Visitor& visitor, Like<ParameterText, Visitor>& parameter) {
  visitor.key("label", form::kBilingual, parameter.label, {"名称", "Its label"});
  visitor.key("kind", form::kKind, parameter.kind, {"类型", "Its type"});
  describe_options(visitor, parameter.kind, parameter.options);
  visitor.datum("value", parameter.value, parameter.kind, parameter.options,
                {"值；没有即未设定", "Its value; absent: it is not set"});
  visitor.key_if_any("unit", form::kBilingual, parameter.unit, {"单位", "Its unit"});
  visitor.part(
      "basis", {"basis", {"参数的依据", "The basis of a figure"}, true}, true,
      {"依据", "What it is based on"}, [&parameter](auto& basis) {
        basis.key("kind", form::kBasis, parameter.basis, {"哪一种依据", "The kind of basis"});
        basis.key_if_any("source", form::kBilingual, parameter.source,
                         {"出处", "Where it is from"});
      });
  visitor.key_if_any("changed", form::kFlag, parameter.changed,
                     {"与规则给的值不同", "The value is another than the rules give"});
}

inline ObjectInfo info(const Waiver& /*waiver*/) { return {"waiver", {"一条豁免", "A waiver"}}; }
template <class Visitor>
void describe(Visitor& visitor, Like<Waiver, Visitor>& waiver) {
  visitor.key("community", form::kText, waiver.community,
              {"社区代码，或街道的九位代码；* 是全部",
               "The id of a community, or the nine digits of a subdistrict; * stands for all"});
  visitor.key("rule", form::kText, waiver.rule,
              {"标准或检查项的编号", "The id of a standard or check"});
  visitor.key("reason", form::kText, waiver.reason, {"理由", "The reason"});
  visitor.key("approved_by", form::kText, waiver.approved_by,
              {"批准单位", "The body that has decided it"});
  visitor.key("document", form::kText, waiver.document, {"文号", "The number of the decision"});
  visitor.key_if_any("from", form::kDate, waiver.from,
                     {"从哪一天起；没有即一直有效", "Its first day; absent: there is none"});
  visitor.key("until", form::kDate, waiver.until, {"到哪一天止，含当天", "Its last day"});
  const std::optional<Date>& day = visitor.run().as_of;
  const auto is = [&](WaiverState state) { return day && state_on(waiver, *day) == state; };
  visitor.derived_if_any("in_force", form::kFlag, is(WaiverState::InForce),
                         {"在截至日期有效", "It is in force on the day of the assessment"});
  visitor.derived_if_any("expired", form::kFlag, is(WaiverState::Expired),
                         {"到截至日期已过期，不算", "It is over on that day and does not count"});
  visitor.part("source", kLocationInfo, !waiver.source.file.empty(),
               {"写在哪里", "Where it is written"}, [&waiver](auto& part) {
                 part.key("file", form::kText, waiver.source.file, {"文件", "The file"});
                 describe_position(part, waiver.source);
               });
}

inline ObjectInfo info(const Baseline& /*baseline*/) {
  return {"baseline", {"作为基准的评估", "The assessment that is the baseline"}, true};
}
template <class Visitor>
void describe(Visitor& visitor, Like<Baseline, Visitor>& baseline) {
  visitor.key_if_any("period", form::kYear, baseline.year, {"评估年度", "The year assessed"});
  visitor.key_if_any("as_of", form::kDate, baseline.as_of,
                     {"截至日期", "The day of the assessment"});
  visitor.key("digest", form::kText, baseline.digest, {"规则的 SHA-256", "SHA-256 of its rules"});
  visitor.key("checks", form::kCount, baseline.checks, {"所选的检查项数", "The selected checks"});
  visitor.key("communities", form::kCount, baseline.communities,
              {"社区数", "The communities in it"});
}

/// What a report says at its head because it makes the result another than that of all rules.
struct Changed {
  std::vector<std::string> parameters;
  std::vector<std::string> only;
  std::vector<std::string> skip;
};
[[nodiscard]] Changed changed(const Run& run);

/// The keys before the communities, and the first line of JSON Lines.
template <class Visitor>
void describe_head(Visitor& visitor, Like<Run, Visitor>& run) {
  visitor.constant(
      "schema", kSchemaNumber,
      {"本格式的版本：删去键或改变含义时增加",
       "The number of this format, which rises when a key goes or gets another meaning"});
  visitor.key("cbps", form::kText, run.version, {"cbps 的版本", "The version of cbps"});
  visitor.object("pack", run.pack, {"所用的规则", "The rules that were used"});
  visitor.key_if_any("period", form::kYear, run.year,
                     {"评估年度；没有一个社区写明年度时没有这个键",
                      "The year assessed; absent where no community states one"});
  visitor.key_if_any(
      "as_of", form::kDate, run.as_of,
      {"截至日期：之后到期的要求不算未达标；没有评估年度、也没有给出日期时没有这个键",
       "Duties that are due after this day are not counted as failed; absent where "
       "there is no year and no day was given"});
  visitor.derived_if_any(
      "interim", form::kFlag, is_interim(run),
      {"截至日期早于年度的最后一天", "The day is before the last one of the year"});
  visitor.language("lang", form::kLanguage,
                   {"message 所用的语言；其余都是两种语言",
                    "The language of each message; all else is in both languages"});
  visitor.key_if_any("several", form::kFlag, run.several,
                     {"输入可以有多个社区", "The input may hold more than one community"});
  visitor.key_if_any("with_facts", form::kFlag, run.with_facts,
                     {"写全的社区都有全部填报值（facts），fields 列出规则的全部指标",
                      "Communities in full have all their facts, and fields lists every fact of "
                      "the rules"});
  visitor.object("options", run.options,
                 {"影响结果的命令行选项，与所写相同，标准和检查项写成编号",
                  "The options that shaped the result, as they were given, but standards and "
                  "checks by their ids"});
  visitor.list("chapters", run.chapters, {"标准的各部分", "The parts of the standards"});
  visitor.rules("rules", run.standards,
                {"所选标准和检查项的文字，以编号为键",
                 "The texts of the selected standards and checks, by id"});
  visitor.list("grades", run.grades, {"各等级，最好的在前", "The grades, best first"});
  visitor.map("fields", form::kText, run.fields,
              {"结果中可能提到的指标", "The facts that results may name"});
  visitor.map("parameters", form::kText, run.parameters,
              {"所用和改过的参数", "The figures of the rules that were used or changed"});
  visitor.list_if_any(
      "waivers", run.waivers,
      {"给出的豁免，各项检查的 waiver 是其中第几条（从 1 起）",
       "The waivers that were given; waiver of a check is a position here, from 1"});
  visitor.object_if_any("baseline", run.baseline,
                        {"只有比它新增或变差的才影响退出码",
                         "Only what is new or worse since then decides on the exit code"});
  visitor.part(
      "changed",
      {"changed",
       {"结果因此与全部规则的不同", "What makes the result another than that of all rules"},
       true},
      true, {"改过的参数、只查和不查的", "Changed figures, and what was selected or left out"},
      [&run](auto& part) {
        const Changed all = changed(run);
        part.derived_if_any("parameters", form::kText, all.parameters,
                            {"改过的参数", "The figures that were changed"});
        part.derived_if_any("only", form::kText, all.only, {"只查的", "What alone was asked for"});
        part.derived_if_any("skip", form::kText, all.skip, {"不查的", "What was left out"});
      });
}

}  // namespace cbps::result
