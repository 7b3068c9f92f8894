#include "cbps/eval/functions.h"

#include <array>
#include <vector>

#include "cbps/value/unreachable.h"
#include "eval/emitter.h"
#include "eval/function_table.h"

namespace cbps::eval {
namespace {

using lang::Accepts;
using lang::CalendarRole;
using lang::ExprId;
using lang::FunctionId;

/// Bounds of counts and of days between two days: generous, with room for arithmetic.
constexpr std::int64_t kMany = 10'000'000;
constexpr std::int64_t kDays = 3'652'058;

ExprId argument(Emitter& e, ExprId id, std::size_t i) { return e.expr(id).operands[i]; }
std::uint32_t first(Emitter& e, ExprId id) { return e.slot(argument(e, id, 0)); }
std::uint32_t second(Emitter& e, ExprId id) { return e.slot(argument(e, id, 1)); }
FieldId fact(Emitter& e, ExprId id) { return e.typed(argument(e, id, 0)).field; }

/// Whether a value is known. Where it is not because a fact under it is invalid, nobody can say
/// whether it would be.
std::uint32_t known(Emitter& e, ExprId id) {
  return e.emit(Kernel::Known, first(e, id), e.reads_invalid(argument(e, id, 0)));
}

std::uint32_t count(Emitter& e, ExprId id) {
  const ExprId of = argument(e, id, 0);
  switch (e.typed(of).type.kind) {
    case Kind::String: return e.emit(Kernel::TextSize, e.slot(of));
    case Kind::Set: return e.emit(Kernel::CountParts, e.slot(of));
    case Kind::List: {
      const auto items = static_cast<std::int64_t>(e.expr(of).operands.size());
      return e.guarded(e.constant(items), of);
    }
    case Kind::Dates: return e.slot(of);  // a column of dates holds how many they are
    case Kind::Bool:
    case Kind::Int:
    case Kind::Decimal:
    case Kind::Choice:
    case Kind::Date: break;  // the checker lets none of them in
  }
  unreachable();
}

/// Without a list of parts, all that the set can have: the checker leaves them as its bound.
std::uint32_t has_all(Emitter& e, ExprId id) {
  const bool listed = e.expr(id).operands.size() == 2;
  const auto all = static_cast<std::int64_t>(e.typed(argument(e, id, 0)).most);
  return e.emit(Kernel::HasAll, first(e, id), listed ? second(e, id) : e.constant(all));
}

std::uint32_t count_in(Emitter& e, ExprId id) {
  return e.emit(Instruction{Kernel::CountIn, first(e, id), second(e, id),
                            e.slot(argument(e, id, 2)), 0, fact(e, id)});
}

constexpr std::array kFunctions{
    Function{{FunctionId::Known,
              "known",
              {Accepts::Given},
              1,
              1,
              Kind::Bool,
              0,
              0,
              {},
              "是否已填；填报有误时未知",
              "whether x was given; unknown where what was given is invalid",
              "known(centre.area)"},
             LinearRole::NotLinear,
             "",
             "",
             known},
    Function{{FunctionId::Size,
              "size",
              {Accepts::Countable},
              1,
              1,
              Kind::Int,
              0,
              kMany,
              {},
              "文本有几个字，列表、集合有几项，或有几个日期",
              "how many characters, items, parts or dates",
              "size(centre.rooms)"},
             LinearRole::Count,
             "",
             "",
             [](Emitter& e, ExprId id) { return count(e, id); }},
    Function{{FunctionId::CountOf,
              "count_of",
              {Accepts::Set},
              1,
              1,
              Kind::Int,
              0,
              kMany,
              {},
              "集合有几项",
              "how many parts a set has",
              "count_of(centre.rooms)"},
             LinearRole::Count,
             "",
             "",
             [](Emitter& e, ExprId id) { return count(e, id); }},
    Function{{FunctionId::HasAll,
              "has_all",
              {Accepts::Set, Accepts::SetOrParts},
              1,
              2,
              Kind::Bool,
              0,
              0,
              {},
              "是否各项齐备（或列出的各项）",
              "whether all parts, or those listed, are there",
              "has_all(centre.rooms)"},
             LinearRole::NotLinear,
             "",
             "",
             [](Emitter& e, ExprId id) { return has_all(e, id); }},
    Function{
        {FunctionId::Subset,
         "subset",
         {Accepts::Set, Accepts::SetOrParts},
         2,
         2,
         Kind::Bool,
         0,
         0,
         {},
         "前者各项是否都在后者中",
         "whether each part of the first is in the second",
         "subset(centre.equipped, centre.rooms)"},
        LinearRole::NotLinear,
        "",
        "",
        [](Emitter& e, ExprId id) { return e.emit(Kernel::Subset, first(e, id), second(e, id)); }},
    Function{{FunctionId::EveryMonth,
              "every_month",
              {Accepts::Dates},
              1,
              1,
              Kind::Bool,
              0,
              0,
              {CalendarRole::EveryDue, Interval::Month},
              "应完成的每个月是否都有日期",
              "whether each month that is due has a date",
              "every_month(meetings.committee)"},
             LinearRole::NotLinear,
             "",
             "",
             [](Emitter& e, ExprId id) {
               return e.calendar(Kernel::EveryDue, Interval::Month, fact(e, id));
             }},
    Function{{FunctionId::EveryQuarter,
              "every_quarter",
              {Accepts::Dates},
              1,
              1,
              Kind::Bool,
              0,
              0,
              {CalendarRole::EveryDue, Interval::Quarter},
              "应完成的每个季度是否都有日期",
              "whether each quarter that is due has a date",
              "every_quarter(meetings.assembly)"},
             LinearRole::NotLinear,
             "",
             "",
             [](Emitter& e, ExprId id) {
               return e.calendar(Kernel::EveryDue, Interval::Quarter, fact(e, id));
             }},
    Function{{FunctionId::MonthsCovered,
              "months_covered",
              {Accepts::Dates},
              1,
              1,
              Kind::Int,
              0,
              12,
              {CalendarRole::Covered, Interval::Month},
              "应完成的月份中有日期的个数",
              "how many of the months that are due have a date",
              "months_covered(meetings.group)"},
             LinearRole::Count,
             "",
             "",
             [](Emitter& e, ExprId id) {
               return e.calendar(Kernel::Covered, Interval::Month, fact(e, id));
             }},
    Function{{FunctionId::QuartersCovered,
              "quarters_covered",
              {Accepts::Dates},
              1,
              1,
              Kind::Int,
              0,
              4,
              {CalendarRole::Covered, Interval::Quarter},
              "应完成的季度中有日期的个数",
              "how many of the quarters that are due have a date",
              "quarters_covered(activities.gatherings)"},
             LinearRole::Count,
             "",
             "",
             [](Emitter& e, ExprId id) {
               return e.calendar(Kernel::Covered, Interval::Quarter, fact(e, id));
             }},
    Function{{FunctionId::MonthsDue,
              "months_due",
              {},
              0,
              0,
              Kind::Int,
              1,
              12,
              {CalendarRole::Due, Interval::Month},
              "应完成的月份数",
              "how many months are due",
              "months_due()"},
             LinearRole::Constant,
             "应完成月份数",
             "months due",
             [](Emitter& e, ExprId) { return e.calendar(Kernel::Due, Interval::Month); }},
    Function{{FunctionId::QuartersDue,
              "quarters_due",
              {},
              0,
              0,
              Kind::Int,
              1,
              4,
              {CalendarRole::Due, Interval::Quarter},
              "应完成的季度数",
              "how many quarters are due",
              "quarters_due()"},
             LinearRole::Constant,
             "应完成季度数",
             "quarters due",
             [](Emitter& e, ExprId) { return e.calendar(Kernel::Due, Interval::Quarter); }},
    Function{{FunctionId::CountIn,
              "count_in",
              {Accepts::Dates, Accepts::Date, Accepts::Date},
              3,
              3,
              Kind::Int,
              0,
              kMany,
              {},
              "两日之间（含两端）的日期个数",
              "how many dates lie between two days, both included",
              "count_in(meetings.group, period.start, period.end)"},
             LinearRole::Count,
             "",
             "",
             [](Emitter& e, ExprId id) { return count_in(e, id); }},
    Function{{FunctionId::Date,
              "date",
              {Accepts::DateText},
              1,
              1,
              Kind::Date,
              0,
              0,
              {},
              "某一天",
              "a day",
              "date('2024-03-01')"},
             LinearRole::NotLinear,
             "",
             "",
             [](Emitter& e, ExprId id) { return e.constant(*e.typed(id).value); }},
    Function{{FunctionId::Year,
              "year",
              {Accepts::Date},
              1,
              1,
              Kind::Int,
              1,
              9999,
              {},
              "年",
              "the year of a day",
              "year(as_of)"},
             LinearRole::NotLinear,
             "",
             "",
             [](Emitter& e, ExprId id) { return e.emit(Kernel::Year, first(e, id)); }},
    Function{{FunctionId::Month,
              "month",
              {Accepts::Date},
              1,
              1,
              Kind::Int,
              1,
              12,
              {},
              "月（1–12）",
              "the month, 1 to 12",
              "month(as_of)"},
             LinearRole::NotLinear,
             "",
             "",
             [](Emitter& e, ExprId id) { return e.emit(Kernel::Month, first(e, id)); }},
    Function{{FunctionId::Day,
              "day",
              {Accepts::Date},
              1,
              1,
              Kind::Int,
              1,
              31,
              {},
              "日（1–31）",
              "the day of the month, 1 to 31",
              "day(as_of)"},
             LinearRole::NotLinear,
             "",
             "",
             [](Emitter& e, ExprId id) { return e.emit(Kernel::DayOfMonth, first(e, id)); }},
    Function{{FunctionId::DaysBetween,
              "days_between",
              {Accepts::Date, Accepts::Date},
              2,
              2,
              Kind::Int,
              -kDays,
              kDays,
              {},
              "后一日减前一日的天数",
              "the second day less the first, in days",
              "days_between(period.start, as_of)"},
             LinearRole::Difference,
             "",
             "",
             [](Emitter& e, ExprId id) {
               return e.emit(Kernel::Subtract, second(e, id), first(e, id));
             }},
    Function{{FunctionId::AddYears,
              "add_years",
              {Accepts::Date, Accepts::Int},
              2,
              2,
              Kind::Date,
              0,
              0,
              {},
              "几年后的同一天（2月29日变为28日）",
              "the same day some years later; 29 February becomes the 28th",
              "add_years(period.start, 5)"},
             LinearRole::NotLinear,
             "",
             "",
             [](Emitter& e, ExprId id) {
               return e.emit(Kernel::AddYears, first(e, id), second(e, id));
             }},
    Function{{FunctionId::Contains,
              "contains",
              {Accepts::String, Accepts::String},
              2,
              2,
              Kind::Bool,
              0,
              0,
              {},
              "文本中是否含有另一文本",
              "whether a string holds another",
              "'社区党委'.contains('党委')"},
             LinearRole::NotLinear,
             "",
             "",
             [](Emitter& e, ExprId id) {
               return e.emit(Kernel::TextContains, first(e, id), second(e, id));
             }},
    Function{{FunctionId::StartsWith,
              "startsWith",
              {Accepts::String, Accepts::String},
              2,
              2,
              Kind::Bool,
              0,
              0,
              {},
              "文本是否以另一文本开头",
              "whether a string begins with another",
              "'社区党委'.startsWith('社区')"},
             LinearRole::NotLinear,
             "",
             "",
             [](Emitter& e, ExprId id) {
               return e.emit(Kernel::TextStartsWith, first(e, id), second(e, id));
             }},
    Function{{FunctionId::EndsWith,
              "endsWith",
              {Accepts::String, Accepts::String},
              2,
              2,
              Kind::Bool,
              0,
              0,
              {},
              "文本是否以另一文本结尾",
              "whether a string ends with another",
              "'社区党委'.endsWith('党委')"},
             LinearRole::NotLinear,
             "",
             "",
             [](Emitter& e, ExprId id) {
               return e.emit(Kernel::TextEndsWith, first(e, id), second(e, id));
             }},
};

/// Each function has its row, in the order of its number.
constexpr bool is_complete() {
  if (kFunctions.size() != lang::kFunctionCount) return false;
  for (std::size_t i = 0; i < kFunctions.size(); ++i) {
    if (index(kFunctions[i].signature.id) != i) return false;
  }
  return true;
}
static_assert(is_complete(), "a row is missing, or stands in another place than in FunctionId");

}  // namespace

const Function& function(lang::FunctionId id) { return kFunctions[index(id)]; }

std::span<const lang::Signature> functions() {
  static const std::vector<lang::Signature> kSignatures = [] {
    std::vector<lang::Signature> all;
    for (const Function& one : kFunctions) all.push_back(one.signature);
    return all;
  }();
  return kSignatures;
}

}  // namespace cbps::eval
