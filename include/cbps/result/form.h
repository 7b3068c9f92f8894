#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "cbps/result/assessment.h"

/// The forms of single values in JSON reports.
namespace cbps::result {

/// A text for people who read the JSON Schema.
struct Meaning {
  std::string_view zh;
  std::string_view en;
};

/// How a value that is no object is written, and what it may be.
struct Form {
  enum class Type : std::uint8_t {
    String,
    Integer,
    Number,
    Flag,       ///< `true`; the key is absent otherwise
    Bilingual,  ///< an object with `zh` and `en`
    Argument,   ///< a string, or a bilingual text
    Value,      ///< of a fact or parameter, in its own type
  };
  std::string_view name;
  Type type = Type::String;
  Meaning meaning;
  std::string_view pattern = {};  ///< of a string; empty: any
  std::string_view minimum = {};  ///< of a number; empty: none
  std::string_view maximum = {};  ///< of a number; empty: none
  /// Of a string that is one of the identifiers of an enumeration: all of them. nullptr: any.
  std::span<const std::string_view> (*ids)() = nullptr;
};

namespace form {

inline constexpr Form kText{"text", Form::Type::String, {"文字", "A text"}};
inline constexpr Form kYear{"year", Form::Type::String, {"年度", "A year"}, "^[0-9]{4}$"};
inline constexpr Form kDate{"date",
                            Form::Type::String,
                            {"日期", "A date"},
                            "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"};
inline constexpr Form kStandardId{"standard_id",
                                  Form::Type::String,
                                  {"标准的编号，如 8", "The id of a standard, like 8"},
                                  "^[1-9][0-9]*$"};
inline constexpr Form kCheckId{"check_id",
                               Form::Type::String,
                               {"检查项的编号，如 8.2", "The id of a check, like 8.2"},
                               "^[1-9][0-9]*\\.[1-9][0-9]*$"};
inline constexpr Form kRuleId{"rule_id",
                              Form::Type::String,
                              {"标准或检查项的编号", "The id of a standard or check"},
                              "^[1-9][0-9]*(\\.[1-9][0-9]*)?$"};
inline constexpr Form kCode{
    "code", Form::Type::String, {"消息的编号", "The id of a message"}, "^CB[0-9]{4}$"};
inline constexpr Form kDigest{
    "digest", Form::Type::String, {"十六进制", "Hexadecimal"}, "^[0-9a-f]{64}$"};
inline constexpr Form kExact{"exact",
                             Form::Type::String,
                             {"精确的分数，如 5/6", "An exact fraction, like 5/6"},
                             "^(0|-?[1-9][0-9]*)/[1-9][0-9]*$"};
inline constexpr Form kBilingual{
    "bilingual", Form::Type::Bilingual, {"两种语言的文字", "A text in both languages"}};
inline constexpr Form kArgument{
    "argument", Form::Type::Argument, {"消息的一个参数", "An argument of a message"}};
inline constexpr Form kFlag{
    "flag", Form::Type::Flag, {"是；否则没有这个键", "True; the key is absent otherwise"}};
inline constexpr Form kCount{"count", Form::Type::Integer, {"数目", "A number of things"}, {}, "0"};
inline constexpr Form kPosition{
    "position", Form::Type::Integer, {"从 1 数起", "Counted from 1"}, {}, "1"};
inline constexpr Form kAmount{
    "amount", Form::Type::Number, {"数量，精确写出", "An amount, written exactly"}, {}, "0"};
inline constexpr Form kPercent{
    "percent",
    Form::Type::Number,
    {"百分数，两位小数，向下舍入", "A percentage with two decimals, rounded down"},
    {},
    "0",
    "100"};
inline constexpr Form kPoints{
    "points",
    Form::Type::Number,
    {"分数，四位小数，向下舍入，相加不一定等于总分",
     "Points with four decimals, rounded down; their sum may differ from the total"},
    {},
    "0",
    "100"};
inline constexpr Form kValue{
    "value",
    Form::Type::Value,
    {"指标或参数的值，类型随指标：日期、选项是文字，集合和多个日期是列表，小数精确写出",
     "The value of a fact or parameter in its own type: dates and options are strings, sets and "
     "several dates are lists, decimals are written exactly"}};
/// A string that is one of the identifiers of an enumeration. `meaning` says what they stand for.
template <class Enum>
[[nodiscard]] constexpr Form one_of(std::string_view name, Meaning meaning) {
  return {name, Form::Type::String, meaning, {}, {}, {}, [] { return ids(Enum{}); }};
}
inline constexpr Form kLanguage =
    one_of<Language>("language", {"中文或英文", "Chinese or English"});
inline constexpr Form kOutcome = one_of<Outcome>(
    "outcome",
    {"达标、未达标、待定、未到期、不适用", "Met, not met, undecided, not due yet, not applicable"});
inline constexpr Form kReason = one_of<Reason>(
    "reason", {"填报有误、参数未设定、缺指标",
               "A fact is invalid; a figure of the rules is not set; a fact was not given"});
inline constexpr Form kSinceBaseline = one_of<SinceBaseline>(
    "since_baseline",
    {"new 新增；worse 由待定变成未达标；known 基准中已有",
     "new; worse: it was undecided and is failed; known: the baseline has it, too"});
inline constexpr Form kInterval = one_of<Interval>("interval", {"月、季度", "Month, quarter"});
inline constexpr Form kRelation = one_of<Relation>(
    "relation",
    {"数和日期：>= <= == "
     "!=；选项：in（其中之一）、not_in（均不是）；集合：has_all（都有）、lacks（没有 "
     "missing "
     "中的）；日期：every_month、every_quarter（每月、每季度都有）；是否填报：given、not_given",
     "Numbers and dates: >= <= == !=; options: in, not_in; sets: has_all, and lacks (none of "
     "missing); dates: every_month, every_quarter; whether it was given at all: given, "
     "not_given"});
inline constexpr Form kReadingKind = one_of<ReadingKind>(
    "reading_kind",
    {"编码、分隔符、标题行、两层标题、横放的表、跳过的行、忽略的列、单位、日期、年度、数字、是否、"
     "列表、引号、代码、工作表",
     "Encoding, separator, title rows, two heading rows, a table on its side, rows passed over, "
     "columns ignored, unit, date, year, number, yes or no, list, quotes, code, sheet"});
inline constexpr Form kEncoding =
    one_of<Encoding>("encoding", {"文本的编码", "How the characters of a text are saved"});
inline constexpr Form kLevel =
    one_of<Level>("level", {"省、市、区县、街道、分组", "Province, city, county, street, group"});
inline constexpr Form kKind = one_of<Kind>(
    "kind", {"类型：是否、整数、小数、文字、选项、日期、多个日期、集合、列表",
             "The type: yes or no, whole number, decimal, text, choice, date, dates, set, list"});
inline constexpr Form kChange = one_of<Change>(
    "change", {"指标可以怎样改：不能、只能增加、只能减少、都可以",
               "How a fact may be changed: never, only increased, only decreased, in any way"});
inline constexpr Form kActor =
    one_of<Actor>("actor", {"社区、街道、区县", "The community, its subdistrict, its district"});
inline constexpr Form kBasis = one_of<Basis>(
    "basis_kind", {"依据：标准原文、法规、本程序的解读",
                   "The basis: the text of the standards, a regulation, our reading"});

}  // namespace form

}  // namespace cbps::result
