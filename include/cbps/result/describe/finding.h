#pragma once

#include <optional>
#include <string_view>
#include <variant>
#include <vector>

#include "cbps/result/assessment.h"
#include "cbps/result/describe/visitor.h"
#include "cbps/result/finding.h"

/// Gaps, places and messages as JSON.
namespace cbps::result {

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
  const FieldText& known = known_field(visitor.run(), gap.field);
  visitor.key_if_other("label", form::kBilingual, gap.label, known.label,
                       {"名称；没有即 fields 中的", "Its label, if another than in fields"});
  visitor.key_if_other("short_label", form::kBilingual, gap.short_label, known.short_label,
                       {"句子里用的名称；没有即 fields 中的",
                        "Its label inside a sentence, if another than in fields"});
  visitor.key_if_other("lacking", form::kBilingual, gap.lacking, known.lacking,
                       {"缺项之前的话；没有即 fields 中的",
                        "What is said before missing parts, if another than in fields"});
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
  const FieldText& known = known_field(visitor.run(), because.field);
  visitor.key_if_other("label", form::kBilingual, because.label,
                       label_alone(known.label, known.short_label),
                       {"名称；没有即 fields 中的", "Its label, if another than in fields"});
  visitor.key_if_other("unit", form::kBilingual, because.unit, known.unit,
                       {"单位；没有即 fields 中的", "Its unit, if another than in fields"});
  visitor.datum("value", because.value, known.kind, known.options, {"填报的值", "Its value"});
  visitor.key_if_any("at_least", form::kAmount, because.at_least,
                     {"达到多少才适用", "The least number with which the check would apply"});
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
  visitor.key_if_any("field", form::kText, remark.diagnostic.subject,
                     {"所关的指标", "The fact that it is about"});
  visitor.key_if_other(
      "file", form::kText, remark.location.file, visitor.file(),
      {"文件，与 source 中的不同时才有", "The file, if another than that of the source"});
  describe_position(visitor, remark.location);
}

}  // namespace cbps::result
