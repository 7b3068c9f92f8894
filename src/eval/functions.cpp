#include "cbps/eval/functions.h"

#include <array>

namespace cbps::eval {
namespace {

using lang::Accepts;
using lang::Signature;

constexpr std::array kFunctions{
    Signature{"known", {Accepts::Anything}, 1, 1, Kind::Bool, "是否已填（从不未知）",
              "whether x was given; never unknown", "known(centre.area)"},
    Signature{"size", {Accepts::SetOrDates}, 1, 1, Kind::Int, "有几项，或有几个日期",
              "how many parts or dates", "size(centre.rooms)"},
    Signature{"count_of", {Accepts::Set}, 1, 1, Kind::Int, "集合有几项", "how many parts a set has",
              "count_of(centre.rooms)"},
    Signature{"has_all", {Accepts::Set, Accepts::SetOrParts}, 1, 2, Kind::Bool,
              "是否各项齐备（或列出的各项）", "whether all parts, or those listed, are there",
              "has_all(centre.rooms)"},
    Signature{"subset", {Accepts::Set, Accepts::SetOrParts}, 2, 2, Kind::Bool,
              "前者各项是否都在后者中", "whether each part of the first is in the second",
              "subset(centre.equipped, centre.rooms)"},
    Signature{"every_month", {Accepts::Dates}, 1, 1, Kind::Bool, "应做的每个月是否都有日期",
              "whether each month that is due has a date", "every_month(meetings.committee)"},
    Signature{"every_quarter", {Accepts::Dates}, 1, 1, Kind::Bool, "应做的每个季度是否都有日期",
              "whether each quarter that is due has a date", "every_quarter(meetings.assembly)"},
    Signature{"months_covered", {Accepts::Dates}, 1, 1, Kind::Int, "应做的月份中有日期的个数",
              "how many of the months that are due have a date", "months_covered(meetings.group)"},
    Signature{"quarters_covered", {Accepts::Dates}, 1, 1, Kind::Int, "应做的季度中有日期的个数",
              "how many of the quarters that are due have a date",
              "quarters_covered(activities.gatherings)"},
    Signature{"months_due", {}, 0, 0, Kind::Int, "应做的月份数", "how many months are due",
              "months_due()"},
    Signature{"quarters_due", {}, 0, 0, Kind::Int, "应做的季度数", "how many quarters are due",
              "quarters_due()"},
    Signature{"count_in", {Accepts::Dates, Accepts::Date, Accepts::Date}, 3, 3, Kind::Int,
              "两日之间（含两端）的日期个数", "how many dates lie between two days, both included",
              "count_in(meetings.group, period.start, period.end)"},
    Signature{"date", {Accepts::DateText}, 1, 1, Kind::Date, "日期", "a day", "date('2024-03-01')"},
    Signature{"year", {Accepts::Date}, 1, 1, Kind::Int, "年", "the year of a day", "year(as_of)"},
    Signature{"month", {Accepts::Date}, 1, 1, Kind::Int, "月（1–12）", "the month, 1 to 12",
              "month(as_of)"},
    Signature{"day", {Accepts::Date}, 1, 1, Kind::Int, "日（1–31）", "the day of the month",
              "day(as_of)"},
    Signature{"days_between", {Accepts::Date, Accepts::Date}, 2, 2, Kind::Int,
              "后一日减前一日的天数", "the second day less the first, in days",
              "days_between(period.start, as_of)"},
    Signature{"add_years", {Accepts::Date, Accepts::Int}, 2, 2, Kind::Date, "几年后的同一天",
              "the same day some years later", "add_years(period.start, 5)"},
};

}  // namespace

std::span<const Signature> functions() { return kFunctions; }

}  // namespace cbps::eval
