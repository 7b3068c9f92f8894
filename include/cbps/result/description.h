#pragma once

#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "cbps/result/assessment.h"
#include "cbps/result/form.h"

/// Every type of an assessment as an object of JSON: its keys in the order in which they are
/// written, the form and the meaning of each. There is one description for the writer, the reader
/// and the JSON Schema, which are visitors:
///
///     template <class Visitor>
///     void describe(Visitor& visitor, Like<T, Visitor>& value);
///
/// A visitor has these functions. Those whose name ends in `_if_any` leave the key out where there
/// is nothing to say; a key that is not there is read as an empty value.
///
/// | function | what it describes |
/// |---|---|
/// | `key`, `key_if_any` | a single value; of an optional, the value in it |
/// | `key_if_other` | a single value that is left out where it is the usual one |
/// | `derived`, `derived_if_any` | a value that follows from others: a reader compares it |
/// | `values`, `values_if_any` | a list of single values |
/// | `object`, `list`, `list_if_any`, `lists` | a described value, a list, a list of lists |
/// | `map` | a list as an object whose keys are the ids of its elements |
/// | `part` | an object that has no type of its own, described by a function |
/// | `rules`, `grade`, `grade_counts`, `datum`, `missing`, `formula`, `code`, `arguments`,
/// `message` | what only these types have | | `run` | the run that the value belongs to, whose
/// texts it does not repeat | | `file`, `set_file` | the file that places are in where they name
/// none |
namespace cbps::result {

/// The number of this description. It rises with every change that removes a key or gives one
/// another meaning.
inline constexpr int kSchemaNumber = 2;

/// How an object is named in the JSON Schema, and whether it is written in one line.
struct ObjectInfo {
  std::string_view name;
  Meaning meaning;
  bool in_line = false;
};

/// `T` for a visitor that reads values, `const T` for others.
template <class T, class Visitor>
using Like = std::conditional_t<Visitor::kReads, T, const T>;

// ---- figures ----

/// A share of one as a percentage with two digits, rounded down.
[[nodiscard]] inline Decimal percent(const Fraction& share) { return round_down(share, 2, 2); }
/// Points with four digits, rounded down.
[[nodiscard]] inline Decimal points(const Fraction& points) { return round_down(points, 0, 4); }

template <class Function>
[[nodiscard]] std::optional<Decimal> if_any(const std::optional<Fraction>& value,
                                            Function function) {
  if (!value) return std::nullopt;
  return function(*value);
}

/// The value in an optional: a reader makes one where there is none yet. The schema has none.
template <class T>
T& inside(std::optional<T>& value) {
  if (!value) value.emplace();
  return *value;
}
template <class T>
const T& inside(const std::optional<T>& value) {
  static const T kNone{};
  return value ? *value : kNone;
}

// ---- the head ----

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
  visitor.key_if_any("remedy", form::kBilingual, check.remedy, {"怎么补", "How to put it right"});
  visitor.key_if_any("evidence", form::kBilingual, check.evidence,
                     {"佐证材料", "The papers that prove it"});
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

/// What a report says at its head because it makes the result another than that of all rules.
struct Changed {
  std::vector<std::string> parameters;
  std::vector<std::string> only;
  std::vector<std::string> skip;
};
[[nodiscard]] Changed changed(const Run& run);
/// Whether the day of the assessment is before the last one of the year.
[[nodiscard]] bool is_interim(const Run& run);

/// The keys before the communities, and the first line of JSON Lines.
template <class Visitor>
void describe_head(Visitor& visitor, Like<Run, Visitor>& run) {
  visitor.constant(
      "schema", kSchemaNumber,
      {"本格式的版本：删去键或改变含义时增加",
       "The number of this format, which rises when a key goes or gets another meaning"});
  visitor.key("cbps", form::kText, run.version, {"cbps 的版本", "The version of cbps"});
  visitor.object("pack", run.pack, {"所用的规则", "The rules that were used"});
  visitor.key("period", form::kYear, run.period.year, {"评估年度", "The year assessed"});
  visitor.key("as_of", form::kDate, run.as_of,
              {"截至日期：之后到期的要求不算未达标",
               "Duties that are due after this day are not counted as failed"});
  visitor.derived_if_any(
      "interim", form::kFlag, is_interim(run),
      {"截至日期早于年度的最后一天", "The day is before the last one of the year"});
  visitor.language("lang", form::kLanguage,
                   {"message 所用的语言；其余都是两种语言",
                    "The language of each message; all else is in both languages"});
  visitor.key_if_any("several", form::kFlag, run.several,
                     {"输入可以有多个社区", "The input may hold more than one community"});
  visitor.object("options", run.options,
                 {"影响结果的命令行选项，与所写相同",
                  "The options that shaped the result, as they were given"});
  visitor.list("chapters", run.chapters, {"标准的各部分", "The parts of the standards"});
  visitor.rules("rules", run.standards,
                {"所选标准和检查项的文字，以编号为键",
                 "The texts of the selected standards and checks, by id"});
  visitor.list("grades", run.grades, {"各等级，最好的在前", "The grades, best first"});
  visitor.map("fields", form::kText, run.fields,
              {"结果中可能提到的指标", "The facts that results may name"});
  visitor.map("parameters", form::kText, run.parameters,
              {"所用和改过的参数", "The figures of the rules that were used or changed"});
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

// ---- findings ----

inline constexpr ObjectInfo kLocationInfo{
    "location", {"一个值的位置", "The place of a value"}, true};

template <class Visitor>
void describe_position(Visitor& visitor, Like<Location, Visitor>& location) {
  visitor.key_if_any("line", form::kPosition, location.line, {"行", "The line"});
  visitor.key_if_any("column", form::kPosition, location.column,
                     {"列，按字符数", "The column, in characters"});
  visitor.key_if_any("cell", form::kText, location.cell,
                     {"表格中的单元格，如 C7", "The cell of a table, like C7"});
}

template <class Visitor>
void describe_location(Visitor& visitor, Like<std::optional<Location>, Visitor>& location) {
  visitor.part("location", kLocationInfo, location.has_value(), {"值所在", "Where the value is"},
               [&location](auto& part) {
                 auto& place = inside(location);
                 part.key("file", form::kText, place.file, {"文件", "The file"});
                 describe_position(part, place);
               });
}

inline ObjectInfo info(const Input& /*input*/) {
  return {"input",
          {"need 所依据的一个指标或参数", "A fact or figure that need is computed from"},
          true};
}
/// The usual label and unit of what a condition names: those of the fact or parameter.
struct Usual {
  Bilingual label;
  Bilingual unit;
};
[[nodiscard]] Usual usual(const Run& run, std::string_view name);
/// The label that stands alone of a fact or of a parameter, whose name begins with `param.`. Empty:
/// the run has neither.
[[nodiscard]] Bilingual label_of(const Run& run, std::string_view name);

template <class Visitor>
void describe(Visitor& visitor, Like<Input, Visitor>& input) {
  visitor.key("name", form::kText, input.name, {"条件中的写法", "Its name in conditions"});
  const Usual its = usual(visitor.run(), input.name);
  visitor.key_if_other("label", form::kBilingual, input.label, its.label,
                       {"名称；没有即 fields 或 parameters 中的",
                        "Its label, if another than in fields or parameters"});
  visitor.key_if_other("unit", form::kBilingual, input.unit, its.unit,
                       {"单位；没有即 fields 或 parameters 中的",
                        "Its unit, if another than in fields or parameters"});
  visitor.datum("value", input.value, Kind::Decimal, {}, {"值", "Its value"});
}

inline ObjectInfo info(const Gap& /*gap*/) {
  return {
      "gap",
      {"一个指标差多少。have、need 的类型与指标相同；集合的 short 是项数，日期的是天数",
       "By how much one fact falls short. have and need have the type of the fact; short counts "
       "the parts of a set, the days of a date"}};
}
template <class Visitor>
void describe(Visitor& visitor, Like<Gap, Visitor>& gap) {
  visitor.key("field", form::kText, gap.field, {"指标", "The fact"});
  const FieldText* field = find_field(visitor.run(), gap.field);
  const FieldText none;
  const FieldText& known = field == nullptr ? none : *field;
  visitor.key_if_other("label", form::kBilingual, gap.label, known.label,
                       {"名称；没有即 fields 中的", "Its label, if another than in fields"});
  visitor.key_if_other("short_label", form::kBilingual, gap.short_label, known.short_label,
                       {"句子里用的名称；没有即 fields 中的",
                        "Its label inside a sentence, if another than in fields"});
  visitor.key("relation", form::kRelation, gap.relation,
              {"要求的关系", "The relation that is required"});
  visitor.datum("have", gap.have, known.kind, known.options, {"现有", "What there is"});
  visitor.datum("need", gap.need, known.kind, known.options, {"需要", "What is needed"});
  visitor.key_if_any("short", form::kAmount, gap.shortage, {"差额", "The difference"});
  visitor.key_if_any("unit", form::kBilingual, gap.unit, {"三者的单位", "The unit of the three"});
  visitor.list_if_any("inputs", gap.inputs,
                      {"formula 用到的指标和参数", "The facts and figures of the formula"});
  visitor.formula("formula", gap,
                  {"need 的来历，用条件语言写", "How need is computed, in the condition language"});
  visitor.missing("missing", gap.missing, known.options,
                  {"缺的各项、各月（2024-03）或各季度（2024-Q1）",
                   "The parts, months (2024-03) or quarters (2024-Q1) that are missing"});
  describe_location(visitor, gap.location);
}

inline ObjectInfo info(const AnyOf& /*any*/) {
  return {"alternatives", {"几种补法，任选其一", "Several ways, of which one is enough"}};
}
template <class Visitor>
void describe(Visitor& visitor, Like<AnyOf, Visitor>& any) {
  visitor.lists(
      "any_of", any.alternatives,
      {"各种补法；一种之中的差距都要补上", "The ways; all gaps of one of them must be closed"});
}

inline ObjectInfo info(const Shortfall& /*shortfall*/) {
  return {"shortfall",
          {"一处差距，或几种补法任选其一", "A gap, or several ways of which one is enough"}};
}
inline std::vector<Shortfall> alternatives(const Shortfall& /*shortfall*/) {
  return {{Gap{}}, {AnyOf{}}};
}
inline ObjectInfo alternative_info(const Shortfall& shortfall) {
  return std::visit([](const auto& what) { return info(what); }, shortfall.what);
}
template <class Visitor>
void describe(Visitor& visitor, Like<Shortfall, Visitor>& shortfall) {
  if constexpr (Visitor::kReads) {
    if (visitor.has("any_of") && !std::holds_alternative<AnyOf>(shortfall.what)) {
      shortfall.what = AnyOf{};
    }
  }
  std::visit([&visitor](auto& what) { describe(visitor, what); }, shortfall.what);
}

inline ObjectInfo info(const Because& /*because*/) {
  return {"because",
          {"使检查项不适用的一个填报值", "A given fact that makes a check not applicable"},
          true};
}
template <class Visitor>
void describe(Visitor& visitor, Like<Because, Visitor>& because) {
  visitor.key("field", form::kText, because.field, {"指标", "The fact"});
  const FieldText* field = find_field(visitor.run(), because.field);
  const FieldText none;
  const FieldText& known = field == nullptr ? none : *field;
  visitor.key_if_other("label", form::kBilingual, because.label, known.label,
                       {"名称；没有即 fields 中的", "Its label, if another than in fields"});
  visitor.key_if_other("unit", form::kBilingual, because.unit, known.unit,
                       {"单位；没有即 fields 中的", "Its unit, if another than in fields"});
  visitor.datum("value", because.value, known.kind, known.options, {"填报的值", "Its value"});
  describe_location(visitor, because.location);
}

// ---- messages ----

inline constexpr ObjectInfo kNoteInfo{"note", {"消息的补充", "A note to a message"}, true};
/// A note, and where it points to.
template <class Visitor>
void describe_note(Visitor& visitor, Like<Note, Visitor>& note, Like<Location, Visitor>& location) {
  visitor.code("code", note.code, {"编号", "Its id"});
  visitor.message("message", note, {"文字", "Its text"});
  visitor.arguments("args", note.arguments, {"文字中的参数", "The arguments in its text"});
  visitor.part("location", kLocationInfo, !location.file.empty(),
               {"所指的位置", "The place that it points to"}, [&location](auto& part) {
                 part.key("file", form::kText, location.file, {"文件", "The file"});
                 describe_position(part, location);
               });
}

inline ObjectInfo info(const Remark& /*remark*/) {
  return {"remark", {"关于输入的一条消息", "A message about the input"}, true};
}
template <class Visitor>
void describe(Visitor& visitor, Like<Remark, Visitor>& remark) {
  visitor.code("code", remark.diagnostic.code, {"消息的编号", "The id of the message"});
  visitor.message("message", remark.diagnostic, {"消息", "The message"});
  visitor.arguments("args", remark.diagnostic.arguments,
                    {"文字中的参数", "The arguments in its text"});
  visitor.notes("notes", remark.diagnostic.notes, remark.note_locations, {"补充", "Notes"});
  visitor.key_if_other(
      "file", form::kText, remark.location.file, visitor.file(),
      {"文件，与 source 中的不同时才有", "The file, if another than that of the source"});
  describe_position(visitor, remark.location);
}

// ---- a community ----

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
                {"为什么待定：missing 缺指标，not_due 未到期",
                 "Why: missing, a fact was not given; not_due, it is not due yet"});
  }
  if (check.outcome != Outcome::Pass) {
    visitor.message("message", check, {"说明", "A sentence that explains the outcome"});
  }
  if (check.outcome != Outcome::NotApplicable) {
    describe_points(visitor, check.points, &check.gain);
  }
  switch (check.outcome) {
    case Outcome::Pass: break;
    case Outcome::Fail:
      visitor.list("shortfalls", check.shortfalls,
                   {"差距，每一处都要补上", "What is missing; all of it must be put right"});
      break;
    case Outcome::Unknown:
      visitor.list_if_any(
          "shortfalls", check.shortfalls,
          {"未到期的：到目前为止的差距", "If it is not due: what is missing so far"});
      visitor.unknown_fields(
          "unknown_fields", check.unknown_fields,
          {"所缺的指标；param. 开头的是未设定的参数",
           "The facts that were not given; param.… is a figure that is not set"});
      visitor.key_if_any("due", form::kDate, check.due,
                         {"最迟到这一天达标", "The last day on which it may be met"});
      break;
    case Outcome::NotApplicable:
      visitor.list_if_any("because", check.because,
                          {"使它不适用的填报值", "The given facts that make it so"});
      break;
  }
}

inline ObjectInfo info(const StandardResult& /*standard*/) {
  return {"standard", {"一条标准的结果", "The outcome of a standard"}};
}
template <class Visitor>
void describe(Visitor& visitor, Like<StandardResult, Visitor>& standard) {
  visitor.key("id", form::kStandardId, standard.id, {"编号", "Its id"});
  visitor.key("outcome", form::kOutcome, standard.outcome,
              {"有未达标的即 fail，否则有待定的即 unknown",
               "fail if a check fails, otherwise unknown if one is undecided"});
  describe_points(visitor, standard.points,
                  static_cast<Like<std::optional<Fraction>, Visitor>*>(nullptr));
  visitor.list("checks", standard.checks, {"所选的各检查项", "Its selected checks"});
}

/// What every form of a community begins with.
template <class Visitor>
void describe_standing(Visitor& visitor, Like<Standing, Visitor>& community) {
  visitor.key("id", form::kText, community.id, {"社区代码", "Its id"});
  visitor.key_if_any("name", form::kText, community.name, {"社区名称", "Its name"});
  describe_source(visitor, community.source);
  visitor.object_if_any(
      "score", community.score,
      {"得分；没有任何适用的检查项时没有这个键", "Its score; absent if no check applies"});
  visitor.grade("grade", community.grade,
                {"得分下限所在的等级", "The grade of the lower bound of its score"});
  visitor.grade("grade_high", community.ceiling_grade,
                {"得分上限所在的等级，与 grade 不同时才有",
                 "The grade of the upper bound, if it is another"});
  visitor.object("counts", community.counts,
                 {"各种结果的检查项数", "The number of checks with each outcome"});
}

inline ObjectInfo info(const Community& /*community*/) {
  return {"community", {"一个社区的评估结果", "The assessment of a community"}};
}
template <class Visitor>
void describe(Visitor& visitor, Like<Community, Visitor>& community) {
  describe_standing(visitor, community);
  visitor.list("standards", community.standards, {"所选的各条标准", "The selected standards"});
  visitor.list("remarks", community.remarks,
               {"对档案的提醒；没有则为空", "Remarks on the profile; empty if there are none"});
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
}

inline ObjectInfo info(const Brief& /*community*/) {
  return {"brief", {"一个社区，简要", "A community in brief"}};
}
template <class Visitor>
void describe(Visitor& visitor, Like<Brief, Visitor>& community) {
  describe_standing(visitor, community);
  visitor.values("failed", form::kCheckId, community.failed,
                 {"未达标的检查项", "The checks that are not met"});
  visitor.values("unknown", form::kCheckId, community.unknown,
                 {"待定的检查项", "The checks that are undecided"});
}

// ---- all communities together ----

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
  visitor.grade_counts("grades", group.grades,
                       {"各等级的社区数", "The communities with each grade"});
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

inline ObjectInfo info(const ReportedZero& /*zero*/) {
  return {"zero",
          {"使检查项不适用的一个零、“否”或空",
           "A zero, a no or an empty list that made checks not applicable"},
          true};
}
template <class Visitor>
void describe(Visitor& visitor, Like<ReportedZero, Visitor>& zero) {
  visitor.key("field", form::kText, zero.field, {"指标", "The fact"});
  const FieldText* field = find_field(visitor.run(), zero.field);
  visitor.key_if_other("label", form::kBilingual, zero.label,
                       field == nullptr ? Bilingual{} : field->label,
                       {"名称；没有即 fields 中的", "Its label, if another than in fields"});
  visitor.key("communities", form::kCount, zero.communities,
              {"这样填报的社区数", "The communities that reported it"});
  visitor.key("verdicts", form::kCount, zero.verdicts,
              {"因此不适用的检查结果数", "The verdicts that are not applicable because of it"});
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
  visitor.grade_counts("grades", summary.grades,
                       {"各等级的社区数", "The communities with each grade"});
  visitor.list("worst_standards", summary.worst_standards,
               {"有未达标或待定的标准，最差的在前",
                "The standards that were failed or undecided, worst first"});
  visitor.list("worst_checks", summary.worst_checks,
               {"有未达标或待定的检查项，最差的在前",
                "The checks that were failed or undecided, worst first"});
  visitor.list(
      "groups", summary.groups,
      {"按省、市、区县、街道或分组汇总", "The results by province, city, county, street or group"});
  visitor.key("ranked", form::kCount, summary.ranked,
              {"有得分的社区数；ranking 只列首尾时比它长",
               "The communities with a score; ranking is shorter if it was cut"});
  visitor.list("ranking", summary.ranking,
               {"排名，最多 1000 个：超过时只列首尾各 500 个",
                "The ranking, at most 1,000: of more, the first and the last 500"});
  visitor.list("zeros", summary.zeros,
               {"使检查项不适用的填报值（零、“否”等），影响最多的在前",
                "The reported facts (zeros, noes) that made checks not applicable, those with the "
                "most verdicts first"});
}

/// The keys after the communities, and the last line of JSON Lines.
template <class Visitor>
void describe_end(Visitor& visitor, Like<Summary, Visitor>& summary) {
  visitor.list("rejected", summary.rejected,
               {"有误而未评估的，前 1000 个；总数见 summary.rejected",
                "Those that could not be assessed, the first 1,000; summary.rejected counts all"});
  visitor.object("summary", summary, {"汇总", "All communities together"});
}

}  // namespace cbps::result
