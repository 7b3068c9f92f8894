#pragma once

#include <array>
#include <span>
#include <string_view>
#include <vector>

#include "cbps/diag/code.h"
#include "cbps/value/type.h"

/// What profiles may write beside the words of the dictionary, for readers and for those who tell
/// people what to write.
namespace cbps::data {

// A spelling of the first table of each pair is how this program writes it; one of the second is
// read as well, and counted (`Readings`). Letters of the alphabet in any case, signs in any width.

inline constexpr std::array<std::string_view, 3> kYesWords{"是", "yes", "true"};
inline constexpr std::array<std::string_view, 3> kNoWords{"否", "no", "false"};
inline constexpr std::array<std::string_view, 21> kAlsoYes{
    "y",      "t",      "1",      "有",     "已",     "对",     "√",
    "✓",      "✔",      "☑",      "已建",   "已建成", "已设",   "已设立",
    "已建立", "已开展", "已落实", "已实行", "已完成", "已公布", "已配备"};
inline constexpr std::array<std::string_view, 24> kAlsoNo{
    "n",      "f",      "0",      "无",     "未",     "错",     "×",      "✗",
    "✘",      "☒",      "没有",   "暂无",   "none",   "未建",   "未建成", "未设",
    "未设立", "未建立", "未开展", "未落实", "未实行", "未完成", "未公布", "未配备"};
/// Before the verb of a fact's label they say whether it was done.
inline constexpr std::string_view kDone = "已";
inline constexpr std::string_view kNotDone = "未";

/// That a fact was not given. In any width, but letters as they stand here.
inline constexpr std::array<std::string_view, 22> kNotGivenWords{
    "~", "null", "Null", "NULL", "None", "nan",  "NaN",  "N/A",  "n/a",  "#N/A", "/",
    "-", "--",   "—",    "——",   "未填", "不详", "待补", "待填", "暂缺", "(空)", "(跳过)"};

/// None at all: a list without items, a count of 0, a no.
inline constexpr std::array<std::string_view, 2> kNoItemsWords{"无", "none"};
inline constexpr std::array<std::string_view, 2> kAlsoNoItems{"没有", "暂无"};
/// All parts of a set; of a count that is part of another, the whole.
inline constexpr std::array<std::string_view, 2> kAllItemsWords{"全部", "all"};

/// The separators between the items of a list that is written as one text.
inline constexpr std::array<std::string_view, 3> kListSeparators{";", "；", "、"};
inline constexpr std::array<std::string_view, 5> kAlsoListSeparators{",", "，", "|", "｜", "\n"};
/// It separates too, but not between digits, where it is part of a date.
inline constexpr std::array<std::string_view, 2> kWordSeparators{"/", "／"};

/// A unit that may stand behind a number, whatever the rules say of the fact.
struct UnitSpelling {
  std::string_view word;
  std::string_view unit;  ///< what facts are counted in: the Chinese unit of a field
  unsigned power = 0;     ///< of ten: so many of that unit it is
};
inline constexpr std::array<UnitSpelling, 14> kUnitSpellings{{
    {"平方米", "平方米", 0},
    {"平米", "平方米", 0},
    {"m2", "平方米", 0},
    {"m²", "平方米", 0},
    {"㎡", "平方米", 0},
    {"公顷", "平方米", 4},
    {"元", "元", 0},
    {"百元", "元", 2},
    {"千元", "元", 3},
    {"仟元", "元", 3},
    {"万", "元", 4},
    {"万元", "元", 4},
    {"亿", "元", 8},
    {"亿元", "元", 8},
}};

/// Columns of tables that say nothing about communities, under `unicode::normalise`. They are not
/// read, whatever stands in them.
inline constexpr std::array<std::string_view, 19> kIgnoredHeadings{
    "序号",   "编号",     "no.",    "no",          "行次",     "栏次", "备注",
    "说明",   "填写说明", "怎么填", "单位",        "计量单位", "示例", "对应标准",
    "填表人", "审核人",   "unit",   "howtofillin", "standards"};
/// Of these, what a column of running numbers is called.
inline constexpr std::array<std::string_view, 6> kNumberColumns{"序号", "编号", "no.",
                                                                "no",   "行次", "栏次"};
/// What a form names a column that shows how it is filled in.
inline constexpr std::string_view kExampleColumn = "示例";
/// What a form names its column of units.
inline constexpr std::array<std::string_view, 3> kUnitColumns{"单位", "计量单位", "unit"};
/// The headings of this program's own forms for one community, side by side: nothing has to be said
/// of how such a form is laid out.
inline constexpr std::array<std::array<std::string_view, 5>, 2> kOwnForms{{
    {"指标", "单位", "填报数", "怎么填", "对应标准"},
    {"fact", "unit", "answer", "howtofillin", "standards"},
}};
/// Before the unit of all of a table: 单位：万元, 金额：万元.
inline constexpr std::array<std::string_view, 2> kUnitStatements{"单位", "金额:"};
/// What may stand in brackets behind a heading without changing what it stands for.
inline constexpr std::array<std::string_view, 19> kHeadingAdditions{
    "必填",   "选填",     "可不填",     "是/否",  "是否", "填是或否", "日期",
    "年月日", "年/月/日", "yyyy-mm-dd", "yes/no", "合计", "总计",     "小计",
    "总数",   "本年",     "本年度",     "本期",   "当年"};
/// Above a column of a form: what it says is not of the year that is assessed.
inline constexpr std::array<std::string_view, 8> kEarlierYears{
    "上年", "上年度", "上年数", "上年同期", "去年", "去年同期", "上期", "上期数"};
/// The first text of a row that is no community but stands under the table: the word itself, or the
/// word and a colon.
inline constexpr std::array<std::string_view, 28> kFootWords{
    "注",       "备注",     "说明",     "填表说明",   "填表人", "审核人",   "制表人",
    "制表",     "负责人",   "经办人",   "单位负责人", "填报人", "填报日期", "填表日期",
    "联系电话", "数据来源", "资料来源", "来源",       "附表",   "导出时间", "导出人",
    "打印时间", "筛选条件", "总记录数", "note",       "notes",  "source",   "sources"};
/// In a table whose communities are known by their names: how the name ends of a row that has
/// nothing else and is a community all the same.
inline constexpr std::array<std::string_view, 5> kCommunityEndings{"社区", "居委会", "村委会",
                                                                   "居民委员会", "村民委员会"};
/// How the name of a street ends: in a table of names such a row is what its communities are
/// together.
inline constexpr std::array<std::string_view, 3> kStreetEndings{"街道", "街道办", "街道办事处"};
/// What stands in a row of numbers of columns beside them: 栏次, 甲, 乙.
inline constexpr std::array<std::string_view, 8> kColumnNumberWords{"栏次", "行次", "序号", "甲",
                                                                    "乙",   "丙",   "丁",   "戊"};
/// Where names or codes are expected, these begin another table.
inline constexpr std::array<std::string_view, 7> kOtherHeadings{"姓名", "项目", "指标", "内容",
                                                                "类别", "事项", "名称"};
/// Headings of a table that has one fact of one community in each row, and of its figures.
inline constexpr std::array<std::string_view, 4> kFactHeadings{"指标", "指标名称", "指标项",
                                                               "项目"};
inline constexpr std::array<std::string_view, 5> kFigureHeadings{"数值", "值", "指标值", "填报值",
                                                                 "数据"};
/// Whose name stands above a table: 填报单位：某街道党工委. What may stand behind the street's.
inline constexpr std::array<std::string_view, 3> kReporters{"填报单位", "填报街道", "单位"};
inline constexpr std::array<std::string_view, 4> kStreetOffices{"党工委", "办事处", "党工委办事处",
                                                                "办"};

/// Words and signs that make a number of another kind than an exact one.
inline constexpr std::array<std::string_view, 6> kAboutBefore{"约", "大约", "大概",
                                                              "近", "将近", "±"};
inline constexpr std::array<std::string_view, 6> kAboutBehind{"左右", "上下", "余",
                                                              "多",   "来",   "许"};
inline constexpr std::array<std::string_view, 16> kComparesBefore{
    "≥",      "≤",      ">",      "<",    "大于", "小于", "超过", "不少于",
    "不低于", "不高于", "不超过", "不足", "不到", "至少", "至多", "最多"};
inline constexpr std::array<std::string_view, 4> kComparesBehind{"以上", "以下", "以内", "+"};
inline constexpr std::array<std::string_view, 6> kRangeSigns{"-", "~", "—", "–", "至", "到"};
/// That a fact does not apply: where it asks for a number, that is 0 or nothing at all.
inline constexpr std::array<std::string_view, 2> kNotApplicableWords{"不涉及", "不适用"};
/// What stands before the error values of formulas.
inline constexpr char kFormulaErrorSign = '#';
/// With what a formula begins that stands where its value should.
inline constexpr char kFormulaSign = '=';

/// What is refused, each with an example and the message that says why.
struct RefusedSpelling {
  Kind kind;  ///< of the fact
  std::string_view text;
  Code code;
};
[[nodiscard]] std::span<const RefusedSpelling> refused_spellings();

/// The key of a list of communities, beside which stands what they share; under
/// `unicode::normalise`.
inline constexpr std::array<std::string_view, 2> kCommunityListKeys{"communities", "社区列表"};

/// A key that says who a community is, or of which year a profile speaks.
struct IdentitySpelling {
  std::string_view key;   ///< under `unicode::normalise`
  std::string_view name;  ///< what it stands for: id name province city county street group period
};
/// The spellings of a name stand together, its own first.
[[nodiscard]] std::vector<IdentitySpelling> identity_spellings();

}  // namespace cbps::data
