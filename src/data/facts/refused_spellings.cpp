#include <array>

#include "cbps/data/spelling.h"

namespace cbps::data {
namespace {

constexpr std::array kRows{
    RefusedSpelling{Kind::Int, "约1000", Code::OnlyExact},
    RefusedSpelling{Kind::Int, "近1000户", Code::OnlyExact},
    RefusedSpelling{Kind::Int, "1000左右", Code::OnlyExact},
    RefusedSpelling{Kind::Int, "1000余户", Code::OnlyExact},
    RefusedSpelling{Kind::Int, "1000多", Code::OnlyExact},
    RefusedSpelling{Kind::Int, "百余", Code::OnlyExact},
    RefusedSpelling{Kind::Int, "5-6", Code::RangeGiven},
    RefusedSpelling{Kind::Int, "5~6户", Code::RangeGiven},
    RefusedSpelling{Kind::Int, "5至6", Code::RangeGiven},
    RefusedSpelling{Kind::Int, "≥5", Code::ComparisonGiven},
    RefusedSpelling{Kind::Int, "不少于5户", Code::ComparisonGiven},
    RefusedSpelling{Kind::Int, "5以上", Code::ComparisonGiven},
    RefusedSpelling{Kind::Int, "1000人", Code::WrongUnit},
    RefusedSpelling{Kind::Int, "3万", Code::WrongUnit},
    RefusedSpelling{Kind::Int, "10,00", Code::ThousandsMisplaced},
    RefusedSpelling{Kind::Int, "1000,000", Code::ThousandsMisplaced},
    RefusedSpelling{Kind::Int, "不涉及", Code::NotApplicableGiven},
    RefusedSpelling{Kind::Int, "#REF!", Code::FormulaError},
    RefusedSpelling{Kind::Int, "=SUM(B2:B4)", Code::FormulaNotComputed},
    RefusedSpelling{Kind::Int, "很多", Code::WrongFactType},
    RefusedSpelling{Kind::Int, "1.5", Code::WrongFactType},
    RefusedSpelling{Kind::Int, "10²", Code::WrongUnit},
    RefusedSpelling{Kind::Int, "一百二", Code::WrongFactType},
    RefusedSpelling{Kind::Int, "全部", Code::WrongFactType},
    RefusedSpelling{Kind::Int, "-1", Code::OutOfRange},
    RefusedSpelling{Kind::Int, "1902-09-26", Code::DateForNumber},
    RefusedSpelling{Kind::Decimal, "180.2555", Code::TooManyDigits},
    RefusedSpelling{Kind::Decimal, "200亩", Code::WrongUnit},
    RefusedSpelling{Kind::Decimal, "无", Code::NoneIsNoFigure},
    RefusedSpelling{Kind::Bool, "已停用", Code::UndecidedBool},
    RefusedSpelling{Kind::Bool, "未知", Code::UndecidedBool},
    RefusedSpelling{Kind::Bool, "不适用", Code::NotApplicableGiven},
    RefusedSpelling{Kind::Bool, "部分", Code::WrongFactType},
    RefusedSpelling{Kind::Choice, "党组", Code::UnknownPart},
    RefusedSpelling{Kind::Choice, "无", Code::UnknownPart},
    RefusedSpelling{Kind::Date, "2023-02-29", Code::NoSuchDay},
    RefusedSpelling{Kind::Date, "2024年13月1日", Code::NoSuchDay},
    RefusedSpelling{Kind::Date, "03/04/2024", Code::DayMonthOrder},
    RefusedSpelling{Kind::Date, "24-03-05", Code::TwoDigitYear},
    RefusedSpelling{Kind::Date, "2024年3月", Code::DateWithoutDay},
    RefusedSpelling{Kind::Date, "3月5日", Code::DateWithoutYear},
    RefusedSpelling{Kind::Date, "2024-03-05至2024-03-07", Code::RangeGiven},
    RefusedSpelling{Kind::Date, "约2024-03-05", Code::OnlyExact},
    RefusedSpelling{Kind::Date, "三月", Code::DateWithoutDay},
    RefusedSpelling{Kind::Date, "45366", Code::SerialDate},
    RefusedSpelling{Kind::Date, "春节", Code::WrongFactType},
    RefusedSpelling{Kind::Dates, "2024-03-05、2024-06", Code::DateWithoutDay},
    RefusedSpelling{Kind::Dates, "2024-03-05 2024-06-07", Code::WrongFactType},
    RefusedSpelling{Kind::Dates, "2024-02-30、2024-06-07", Code::NoSuchDay},
    RefusedSpelling{Kind::Dates, "无、2024-03-05", Code::WordBesideItems},
    RefusedSpelling{Kind::Dates, "2023-12-31", Code::DateOutsidePeriod},
    RefusedSpelling{Kind::Set, "无、党务", Code::WordBesideItems},
    RefusedSpelling{Kind::Set, "全部、党务", Code::WordBesideItems},
    RefusedSpelling{Kind::Set, "无、全部", Code::WordBesideItems},
    RefusedSpelling{Kind::Set, "党务 居务", Code::UnknownPart},
    RefusedSpelling{Kind::Set, "党务、财务", Code::UnknownPart},
    RefusedSpelling{Kind::Set, "、", Code::NotAList},
};

}  // namespace

std::span<const RefusedSpelling> refused_spellings() { return kRows; }

}  // namespace cbps::data
